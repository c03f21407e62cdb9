"""Hypothesis strategies for small plans as YAML files, and for damage to real ones."""

import functools
import re
from pathlib import Path

from hypothesis import strategies as st

from tjplan.load import folder

PLANS = Path(__file__).parents[1] / "plans" / "good"
Files = dict[str, bytes]

_ZH = st.text(st.sampled_from("井水镇东西，。　三12（”"), max_size=8).map(lambda text: f"字{text}".replace("'", ""))
_EN = st.text(st.sampled_from("abc def,;:#12-“"), max_size=8).map(lambda text: f"x{text}")
_PINS = st.sampled_from(
    [
        ("[[2030年|plan.target_year]]", "[[2030|plan.target_year]]"),
        ("{{facts.a}}", "{{facts.a}}"),
        ("[[3个|facts.a]]", "[[three|facts.a]]"),
        ("{{places.town.name}}", "{{places.town.name}}"),
        ("[[坏", "[[bad"),
        ("{{facts.none}}", "{{facts.none}}"),
        ("", ""),
    ]
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A bilingual text in flow style, never empty in either language."""
    zh, en, (pin_zh, pin_en) = draw(_ZH), draw(_EN), draw(_PINS)
    return f"{{zh: '{zh}{pin_zh}', en: '{en}{pin_en}'}}"


def _node(name: str, kind: str, title: str | None, text: str | None, run_in: str, body: list[str]) -> str:
    parts = [f"id: {name}", f"kind: {kind}"]
    parts += [f"title: {title}"] if title else []
    parts += [f"text: {text}"] if text else []
    parts += [f"run_in: {run_in}"] if run_in and title and text else []
    parts += [f"body: [{', '.join(body)}]"] if body else []
    return "{" + ", ".join(parts) + "}"


@st.composite
def chapters(draw: st.DrawFn, name: str, columns: list[str]) -> str:
    """A chapter with nodes of every kind up to three deep; each of ``columns`` is placed once."""
    made = iter(range(1000))

    def part(depth: int) -> str:
        own = f"{name}_part_{chr(97 + next(made) % 26)}{next(made)}x"
        if depth == 3 or draw(st.booleans()):
            return f"{{id: {own}, text: {draw(texts())}}}"
        kind = draw(st.sampled_from(["section", "item", "subitem", "heading"]))
        titled = kind in ("section", "heading") or draw(st.booleans())
        text = draw(texts()) if not titled or draw(st.booleans()) else None
        body = [part(depth + 1) for _ in range(draw(st.integers(0, 2)))]
        return _node(
            own, kind, draw(texts()) if titled else None, text, draw(st.sampled_from(["", "stop", "colon"])), body
        )

    body = [part(0) for _ in range(draw(st.integers(0, 3)))] + [f"{{column: {column}}}" for column in columns]
    kind = draw(st.sampled_from(["chapter", "preamble"]))
    return f"schema_version: 1\nchapter: {_node(name, kind, draw(texts()), None, '', body)}\n"


@st.composite
def columns(draw: st.DrawFn, name: str) -> str:
    """A column with merge marks in any place, right or wrong."""
    width = draw(st.integers(1, 3))
    cells = st.one_of(texts(), st.sampled_from(["<", "^", "''", "'{{facts.a}}'", "'[[3|facts.a]]'"]))
    rows = [
        f"r{at}: [{', '.join(draw(st.lists(cells, min_size=width, max_size=width)))}]"
        for at in range(draw(st.integers(1, 4)))
    ]
    fields = ", ".join("abc"[:width])
    return (
        f"schema_version: 1\ncolumn: {{id: {name}, title: {draw(texts())}, caption: above, blank: zero, fields: [{fields}], "
        f"header: [r0], rows: {{{', '.join(rows)}}}}}\n"
    )


@st.composite
def plans(draw: st.DrawFn) -> Files:
    """The files of a small plan: its chapters and columns vary, the entities are few."""
    base, _ = folder.files_of(PLANS / "smallest", "")
    count, tables = draw(st.integers(1, 3)), draw(st.integers(0, 2))
    names, placed = [f"chap_{'abc'[at]}" for at in range(count)], [f"table_{'ab'[at]}" for at in range(tables)]
    files = {name: content for name, content in base.items() if not name.startswith("chapters/")}
    files["plan.yaml"] = files["plan.yaml"].replace(b"[text]", f"[{', '.join(names)}]".encode())
    files["facts.yaml"] = (
        "schema_version: 1\nfacts:\n  a: {name: {zh: 数, en: figure}, value: 3, unit: 个, as_of: 2025, scope: places.town}\n"
    ).encode()
    for at, name in enumerate(names):
        files[f"chapters/{name}.yaml"] = draw(chapters(name, placed if at == 0 else [])).encode()
    for name in placed:
        files[f"columns/{name}.yaml"] = draw(columns(name)).encode()
    return files


@functools.cache
def harbour() -> Files:
    """The files of the invented harbour plan."""
    return folder.files_of(PLANS / "fishing-harbour", "")[0]


NOISE = st.sampled_from(
    ["''", "null", "true", "-5", "9" * 60, "0.0", "[]", "{}", "[[a|b]]", "{{x}}", "'[['", "'{{plan}}'", "<", "^", "—", "≤", "3-5",
     "plan", "facts.boats", "places.wangchao", "columns.fleet", "甲", "a: b", "- 1", "*a", "&a b", "!t c", '"\\U0001f600\\n"', "1:0",
     "~", "一百", "第", "none", "zh", "value", "0", "1e9", "\t", "#", "2026-2030", "rules", "\x07", "\u2028"]
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> Files:
    """The harbour plan with one to three words or lines replaced, dropped or doubled."""
    files = dict(harbour())
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(sorted(files)))
        text = files[name].decode()
        words = [found.span() for found in re.finditer(r"[^\s,{}\[\]:|]+", text)]
        start, end = draw(st.sampled_from(words)) if words else (0, 0)
        if draw(st.integers(0, 4)):
            text = text[:start] + draw(st.one_of(NOISE, st.just(""))) + text[end:]
        else:
            lines = text.split("\n")
            at = text.count("\n", 0, start)
            lines[at : at + 1] = draw(st.sampled_from([[], [lines[at], lines[at]]]))
            text = "\n".join(lines)
        files[name] = text.encode()
    return files
