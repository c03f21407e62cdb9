"""Plans of invented counties, about as long as a real one, that hold together: every pin and rule agrees."""

import random

SCHEMA = "# yaml-language-server: $schema={up}../schema/{kind}.schema.json\nschema_version: 1\n"
CHAPTERS, PARAGRAPHS, FACTS, ZONES, COLUMNS, RULES = 8, 22, 120, 20, 6, 40
_ZH = [
    "矿产",
    "资源",
    "勘查",
    "开发",
    "保护",
    "生态",
    "绿色",
    "恢复",
    "治理",
    "布局",
    "总量",
    "结构",
    "规模",
    "效益",
    "安全",
    "市场",
    "需求",
    "供给",
    "技术",
    "监管",
    "制度",
    "企业",
    "农田",
    "水源",
    "森林",
    "河流",
    "道路",
    "港口",
    "地质",
    "调查",
    "评价",
    "标准",
    "项目",
    "资金",
    "任务",
    "目标",
    "措施",
    "责任",
    "公众",
    "信息",
]
_EN = [
    "minerals",
    "resources",
    "exploration",
    "development",
    "protection",
    "ecology",
    "green",
    "restoration",
    "governance",
    "layout",
    "total",
    "structure",
    "scale",
    "benefit",
    "safety",
    "market",
    "demand",
    "supply",
    "technique",
    "oversight",
    "system",
    "enterprise",
    "farmland",
    "water",
    "forest",
    "river",
    "road",
    "harbour",
    "geology",
    "survey",
    "appraisal",
    "standard",
    "project",
    "funds",
    "task",
    "goal",
    "measure",
    "duty",
    "public",
    "information",
]


def generated(seed: int, chapters: int = CHAPTERS) -> dict[str, bytes]:
    """The files of plan number ``seed``; the same numbers give the same plan.

    With more ``chapters``, of :data:`PARAGRAPHS` paragraphs each, it has more facts and columns, too.
    """
    chance = random.Random(seed)
    facts = {f"fact_{at}": _figure(chance) for at in range(FACTS * chapters // CHAPTERS)}
    areas = {f"zone_{at}": chance.randrange(100, 99999) for at in range(ZONES)}
    columns = COLUMNS * chapters // CHAPTERS
    files = {
        "plan.yaml": _plan(seed, chapters),
        "places.yaml": "places:\n  county: {name: {zh: 某县, en: the County}, kind: county}\n",
        "organisations.yaml": "organisations:\n  office: {name: {zh: 县政府, en: County Government}}\n",
        "facts.yaml": _facts(facts, areas),
        "zones.yaml": _zones(areas),
        "rules.yaml": _rules(facts, areas),
    }
    files |= {f"chapters/c{at}.yaml": _chapter(at, facts, chance, columns) for at in range(chapters)}
    files |= {f"columns/t{at}.yaml": _column(at, areas) for at in range(columns)}
    return {name: (_head(name, text) + text).encode() for name, text in files.items()}


def _head(name: str, text: str) -> str:
    return SCHEMA.format(up="../" * name.count("/"), kind=text.partition(":")[0])


def _figure(chance: random.Random) -> str:
    return f"{chance.randrange(1, 9999)}.{chance.randrange(0, 99):02d}"


def _printed(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def _plan(seed: int, chapters: int) -> str:
    contents = ", ".join(map(_id, range(chapters)))
    return (
        f"plan:\n  id: county-{seed}-2026-2030\n  round: 2026-2030\n  title: {{zh: 某县规划, en: Plan of the County}}\n"
        "  issuer: organisations.office\n  scope: places.county\n"
        "  base_year: {value: 2025, unit: 年份, as_of: 2025, scope: places.county}\n"
        "  target_year: {value: 2030, unit: 年份, as_of: 2030, scope: places.county}\n"
        f"  contents: [{contents}]\n"
    )


def _fact(name: str, value: str, more: str = "") -> str:
    return (
        f"  {name}:\n    name: {{zh: 指标, en: figure}}\n    value: {value}\n    unit: 公顷\n"
        f"    as_of: 2025\n    scope: places.county\n{more}"
    )


def _facts(facts: dict[str, str], areas: dict[str, int]) -> str:
    total = _fact("all_zones", _printed(sum(areas.values())))
    return "facts:\n" + "".join(_fact(name, value) for name, value in facts.items()) + total


def _zones(areas: dict[str, int]) -> str:
    lines = (
        f"  {name}:\n    name: {{zh: 第{at}片区, en: Area {at}}}\n    kind: key_restoration\n    set_by: own\n"
        f"    area: {{value: {_printed(area)}, unit: 公顷, as_of: 2025, scope: places.county}}\n"
        for at, (name, area) in enumerate(areas.items())
    )
    return "zones:\n" + "".join(lines)


def _rules(facts: dict[str, str], areas: dict[str, int]) -> str:
    names = list(facts)
    checks = [
        "sum(zones[*].area where kind == 'key_restoration') ≈ facts.all_zones",
        f"count(zones[*]) == {len(areas)}",
        "max(zones[*].area) <= facts.all_zones",
    ]
    for at in range(RULES - len(checks)):
        low, high = sorted((names[at], names[at + 1]), key=lambda name: float(facts[name]))
        checks.append(f"facts.{low} + 0 公顷 <= facts.{high} * 1")
    lines = (
        f"  rule_{at}:\n    message: {{zh: 应成立, en: It must hold}}\n    check: {check}\n"
        for at, check in enumerate(checks)
    )
    return "rules:\n" + "".join(lines)


def _id(chapter: int) -> str:
    again, at = divmod(chapter, len(_EN))
    return f"{_EN[at]}_{again}" if again else _EN[at]


def _chapter(number: int, facts: dict[str, str], chance: random.Random, columns: int) -> str:
    names = list(facts)
    lines = [f"chapter:\n  id: {_id(number)}\n  kind: chapter\n  title: {{zh: 某章, en: A Chapter}}\n  body:\n"]
    for at in range(PARAGRAPHS):
        own = names[(number * PARAGRAPHS + at) % len(names)]
        value, said = facts[own], [chance.choices(range(len(_ZH)), k=9) for _ in range(3)]
        lines.append(
            f"    - id: p{number}_{at}\n      text:\n        zh: >-\n{_prose(_ZH, '', said)}"
            f"          面积[[{value}公顷|facts.{own}]]。\n        en: >-\n{_prose(_EN, ' ', said)}"
            f"          the area is [[{float(value):,.2f} ha|facts.{own}]].\n"
        )
    lines += [f"    - column: t{number}\n"] if number < columns else []
    return "".join(lines)


def _prose(words: list[str], between: str, said: list[list[int]]) -> str:
    """Three lines of words; the other language says the same, as a translation does."""
    end = "," if between else "，"
    return "".join(f"          {between.join(words[at] for at in line)}{end}\n" for line in said)


def _column(number: int, areas: dict[str, int]) -> str:
    body = "".join(
        f"    r{at}: ['{{{{zones.{name}.name}}}}', '[[{_printed(area)}|zones.{name}.area]]']\n"
        for at, (name, area) in enumerate(areas.items())
    )
    return (
        f"column:\n  id: t{number}\n  title: {{zh: 某表, en: A Table}}\n  caption: above\n  blank: unknown\n  fields: [name, area]\n  header: [head]\n  rows:\n"
        "    head: [{zh: 片区, en: Area}, {zh: 面积（公顷）, en: Area (ha)}]\n" + body
    )
