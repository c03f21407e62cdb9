"""``tjplan impact PATH``: what depends on one figure or name."""

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from tjplan import workspace
from tjplan.check.impact import Impact, Mention
from tjplan.cli import opened
from tjplan.cli.parser import Parser
from tjplan.model.plan import Waiver
from tjplan.model.source import Place
from tjplan.model.text import LANGS, Bilingual, Lang, unmarked

SUMMARY = Bilingual("改一个数字或名称会牵动什么", "what depends on a figure or name")
HELP = Bilingual(
    "列出用到它的规则、与它相关的数字（same_as、derived_from，双向）、写到它的中英文句子、标题和单元格、\n"
    "提到它的豁免，以及网站页面和 Word 书签；同一事项的其他名称和由它得出的数字，也列出写到它们的地方。\n\n"
    "例：\n  tjplan impact projects.pond.area\n  tjplan impact organisations.water_bureau --format json",
    "Lists the rules that weigh it, the figures tied to it (same_as, derived_from, both ways), the sentences,\n"
    "headings and cells that state it in either language, the waivers that name it, and the places on the\n"
    "website and in the Word files; for the same thing under another name and for figures derived from it,\n"
    "the places that state those too.\n\n"
    "example:\n  tjplan impact projects.pond.area\n  tjplan impact organisations.water_bureau --format json",
)
_TIES = {
    "same_as": Bilingual("同一事项", "states the same"),
    "derived_from": Bilingual("由它得出", "made from"),
    "part_of": Bilingual("用于得出", "goes into"),
    "refers": Bilingual("引用", "refers"),
}
_RELATED = {
    "same_as": Bilingual("同一事项的其他名称", "the same thing under another name"),
    "part_of": Bilingual("由它得出的数字", "derived from it"),
}
_KINDS = {
    "heading": Bilingual("标题", "heading"),
    "sentence": Bilingual("句子", "sentence"),
    "cell": Bilingual("单元格", "cell"),
    "name": Bilingual("名称", "name"),
}
Outputs = Mapping[str, Mapping[Lang, workspace.Printed]]
"""By path, where the outputs of each language print it."""
_LANGUAGES = {"zh": Bilingual("中文", "Chinese"), "en": Bilingual("英文", "English")}
_HOLDS = {
    True: Bilingual("成立", "holds"),
    False: Bilingual("不成立", "does not hold"),
    None: Bilingual("未评判", "not evaluated"),
}


def arguments(parser: Parser, lang: Lang) -> None:
    """The command's own options."""
    path = Bilingual("路径，如 projects.pond.area", "path, e.g. projects.pond.area")
    form = Bilingual("输出形式（默认 text）", "form of the output (default text)")
    parser.add_argument("path", metavar=Bilingual("路径", "PATH")[lang], help=path[lang])
    parser.add_argument("--format", choices=("text", "json"), default="text", help=form[lang])


def run(options: Any, lang: Lang) -> int:
    """Print what depends on the path."""
    loaded = workspace.open_plan(opened.folder(options))
    workspace.whole(loaded)
    found, printed = workspace.impact(loaded, options.path)
    if options.format == "json":
        sys.stdout.flush()
        text = json.dumps(as_json(found, printed, lang), ensure_ascii=False, indent=2) + "\n"
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    else:
        print("\n".join(_text(found, printed, lang)))
    return 0


def as_json(found: Impact, printed: Outputs, lang: Lang) -> dict[str, Any]:
    """Everything found, with places as file, line and col."""
    return {
        "path": found.path,
        "printed": found.printed[lang],
        **_place(found.place),
        "ties": [
            {"kind": one.kind, "path": one.path, "printed": one.printed[lang], **_place(one.place)}
            for one in found.ties
        ],
        "rules": [
            {
                "rule": one.rule.id,
                "message": unmarked(one.rule.message[lang]),
                "check": one.rule.check,
                "holds": one.holds,
                **_place(one.rule.spot.place),
            }
            for one in found.rules
        ],
        "mentions": [_mention(one) for one in found.mentions],
        "placements": [_place(place) for place in found.placements],
        "columns": list(found.columns),
        "waivers": [{"rule": one.rule, "path": one.path, **_place(one.spot.place)} for one in found.waivers],
        **_outputs(printed[found.path]),
        "related": [
            {
                "kind": one.kind,
                "path": one.path,
                "printed": one.printed[lang],
                **_place(one.place),
                "mentions": [_mention(mention) for mention in one.mentions],
                **_outputs(printed[one.path]),
            }
            for one in found.related
        ],
    }


def _outputs(printed: Mapping[Lang, workspace.Printed]) -> dict[str, Any]:
    return {
        "pages": {of: list(printed[of].pages) for of in LANGS},
        "bookmarks": {of: list(printed[of].bookmarks) for of in LANGS},
    }


def _mention(one: Mention) -> dict[str, Any]:
    return {"kind": one.kind, "path": one.address, "lang": one.lang, "words": one.words, **_place(one.place)}


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "col": place.col}


def _text(found: Impact, printed: Outputs, lang: Lang) -> Iterator[str]:
    yield f"{_at(found.place)} {found.path} = {found.printed[lang]}"
    here = printed[found.path]
    sections = (
        (Bilingual("相关数字和引用", "tied figures and references"), [_tie(one, lang) for one in found.ties]),
        (Bilingual("规则", "rules"), [_rule(one, lang) for one in found.rules]),
        (Bilingual("正文、标题和专栏", "text, headings and columns"), list(_mentions(found.mentions, lang))),
        (Bilingual("专栏在正文中的位置", "where the text places the column"), [_at(place) for place in found.placements]),
        (Bilingual("豁免", "waivers"), [_waiver(one) for one in found.waivers]),
        (Bilingual("网站", "website"), [page for of in LANGS for page in here[of].pages]),
        (Bilingual("Word 书签", "bookmarks in Word"), [f"{of}: {', '.join(here[of].bookmarks)}" for of in LANGS if here[of].bookmarks]),
        *((title, list(_related(found, kind, printed, lang))) for kind, title in _RELATED.items()),
    )  # fmt: skip
    for title, lines in sections:
        if lines:
            yield ""
            yield f"{title[lang]} ({len(lines)})"
            yield from (f"  {line}" for line in lines)
    if not any(lines for _, lines in sections):
        yield Bilingual("没有任何地方用到它", "nothing depends on it")[lang]


def _related(found: Impact, kind: str, printed: Outputs, lang: Lang) -> Iterator[str]:
    """Each related figure with every place that states it, indented below it."""
    for one in found.related:
        if one.kind == kind:
            places = [*_mentions(one.mentions, lang), *(page for of in LANGS for page in printed[one.path][of].pages)]
            yield "\n    ".join((f"{_at(one.place)} {one.path} = {one.printed[lang]}", *places))


def _mentions(mentions: tuple[Mention, ...], lang: Lang) -> Iterator[str]:
    """Each place, and which language of a text does not state it while the other does."""
    both = {(one.address, one.lang) for one in mentions}
    for one in mentions:
        other: Lang = "en" if one.lang == "zh" else "zh"
        shared = one.kind == "cell" and one.lang == "zh" and (one.address, "en") not in both
        alone = (one.address, other) not in both and not shared
        lacking = Bilingual(f"（{_LANGUAGES[other].zh}未写到）", f" ({_LANGUAGES[other].en} does not state it)")
        yield f"{_at(one.place)} {_KINDS[one.kind][lang]} {one.address}.{one.lang}: {one.words}{lacking[lang] if alone else ''}"


def _tie(one: Any, lang: Lang) -> str:
    return f"{_at(one.place)} {_TIES[one.kind][lang]}: {one.path} = {one.printed[lang]}"


def _rule(one: Any, lang: Lang) -> str:
    return f"{_at(one.rule.spot.place)} {one.rule.id} ({_HOLDS[one.holds][lang]}): {one.rule.check}"


def _waiver(one: Waiver) -> str:
    return f"{_at(one.spot.place)} {one.rule} {one.path}"


def _at(place: Place) -> str:
    return ":".join(map(str, place))
