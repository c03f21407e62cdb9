"""Edits of our plan as an editor of its files makes them, and all of them at once as the last."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from tjplan.edit import apply, set_value
from tjplan.load import folder
from tjplan.model.text import LANGS, Lang

Files = dict[str, bytes]
Tree = dict[str, Any]


@dataclass(frozen=True)
class Edit:
    """What is done to the files, and the languages whose text it changes."""

    name: str
    change: Callable[[Files], Files]
    langs: tuple[Lang, ...] = LANGS

    def applied(self, files: Files) -> Files:
        return self.change(files)


class _Folded(str):
    """A text whose lines the file folds, to be folded again: in Chinese a fold is no space."""


class _Reader(yaml.SafeLoader):
    """Reads folded texts as such."""


class _Writer(yaml.SafeDumper):
    """Writes them as such, each fold where it was as far as a space tells."""


def _read(loader: _Reader, node: yaml.ScalarNode) -> str:
    text = loader.construct_scalar(node)
    return _Folded(text) if node.style == ">" else str(text)


_Reader.add_constructor("tag:yaml.org,2002:str", _read)  # type: ignore[type-var]
_Writer.add_representer(_Folded, lambda writer, text: writer.represent_scalar("tag:yaml.org,2002:str", text, ">"))


def _tree(name: str, change: Callable[[Tree], None]) -> Callable[[Files], Files]:
    """An edit of one file's tree."""

    def do(files: Files) -> Files:
        tree = yaml.load(files[name], Loader=_Reader)  # a SafeLoader
        change(next(value for key, value in tree.items() if key != "schema_version"))
        return {**files, name: yaml.dump(tree, Dumper=_Writer, allow_unicode=True, sort_keys=False).encode()}

    return do


def _chapter(name: str, change: Callable[[Tree], None]) -> Callable[[Files], Files]:
    return _tree(f"chapters/{name}.yaml", change)


def _column(name: str, change: Callable[[Tree], None]) -> Callable[[Files], Files]:
    return _tree(f"columns/{name}.yaml", change)


def _figure(path: str, value: str) -> Callable[[Files], Files]:
    return lambda files: {**files, **apply(set_value(folder.load(files).plan, path, value), files)}


def _owner(node: Tree, name: str) -> tuple[list[Tree], int]:
    """Where a node stands: the list and its place there."""
    body: list[Tree] = node.get("body", [])
    for at, child in enumerate(body):
        if name in (child.get("id"), child.get("column")):
            return body, at
        found = _owner(child, name)
        if found[0]:
            return found
    return [], 0


def _node(chapter: Tree, name: str) -> Tree:
    body, at = _owner(chapter, name)
    return body[at]


def _without(name: str) -> Callable[[Tree], None]:
    def do(chapter: Tree) -> None:
        body, at = _owner(chapter, name)
        del body[at]

    return do


def _after(name: str, new: Tree) -> Callable[[Tree], None]:
    def do(chapter: Tree) -> None:
        body, at = _owner(chapter, name)
        body.insert(at + 1, new)

    return do


def _moved(name: str, before: str) -> Callable[[Tree], None]:
    def do(chapter: Tree) -> None:
        body, at = _owner(chapter, name)
        moved = body.pop(at)
        body, at = _owner(chapter, before)
        body.insert(at, moved)

    return do


def _set(name: str, field: str, value: object) -> Callable[[Tree], None]:
    return lambda chapter: _node(chapter, name).update({field: value})


def _words(name: str, field: str, changes: dict[Lang, tuple[str, str]]) -> Callable[[Tree], None]:
    def do(chapter: Tree) -> None:
        text = _node(chapter, name)[field]
        for lang, (old, new) in changes.items():
            assert old in text[lang], (name, old)
            text[lang] = type(text[lang])(text[lang].replace(old, new))

    return do


def _rows(change: Callable[[dict[str, list[Any]]], None]) -> Callable[[Tree], None]:
    return lambda column: change(column["rows"])


def _row_last_to_front(rows: dict[str, list[Any]]) -> None:
    """The last data row before the total stands first below the heads."""
    names = list(rows)
    moved = names[-2]
    order = [*names[:2], moved, *names[2:-2], names[-1]]
    again = {name: rows[name] for name in order}
    rows.clear()
    rows.update(again)


def _row_added(rows: dict[str, list[Any]]) -> None:
    total = rows.pop("total")
    rows["graphite"] = [{"zh": "石墨", "en": "Graphite"}, "", "1", "", "", "", "1"]
    rows["total"] = total


def _unmerged(rows: dict[str, list[Any]]) -> None:
    rows["head"][3] = {"zh": "年产量", "en": "Annual output"}


def _contents(plan: Tree) -> None:
    plan["contents"].remove("green")
    plan["contents"].insert(2, "green")


def _wide(column: Tree) -> None:
    column["orientation"] = "landscape"


def _field_dropped(column: Tree) -> None:
    column["fields"].remove("note")
    for cells in column["rows"].values():
        del cells[-1]


_TEXT = {
    "id": "new_text",
    "text": {"zh": "新增一段：“先立后破”，\t到2025年\n完成3项。", "en": "A new text: “build first”, \tdone by\n2025."},
}
_SECTION = {
    "id": "new_section",
    "kind": "section",
    "title": {"zh": "新增的一节", "en": "A Section That Is New"},
    "body": [_TEXT],
}

_ONE_BY_ONE = [
    Edit("a figure", _figure("indicators.extraction_volume.target", "125")),
    Edit("a figure with a unit", _figure("projects.zl001.area", "58.1公顷")),
    Edit("words of one language", _chapter("layout", _words("exploration_prohibitions", "text", {"zh": ("禁止", "严禁")})), ("zh",)),
    Edit(
        "words of both languages",
        _chapter("layout", _words("exploration_focus", "text", {"zh": ("加强", "大力推进"), "en": ("strengthened", "vigorously advanced")})),
    ),
    Edit("a text taken out", _chapter("layout", _without("exploration_prohibitions"))),
    Edit("a text put in", _chapter("layout", _after("exploration_prohibitions", _TEXT))),
    Edit("a section put in", _chapter("layout", _after("exploration_direction", _SECTION))),
    Edit("a section taken out", _chapter("status", _without("previous_round_review"))),
    Edit("a section moved", _chapter("layout", _moved("mining_direction", "exploration_direction"))),
    Edit("an item moved", _chapter("status", _moved("mining_status", "resources_overview"))),
    Edit("a chapter moved", _tree("plan.yaml", _contents)),
    Edit("a heading in other words", _chapter("green", _set("green_mine_tasks", "title", {"zh": "建设任务", "en": "What Is To Be Built"}))),
    Edit("a run-in heading otherwise", _chapter("green", _set("leading_group", "run_in", "colon"))),
    Edit("a run-in heading on its own line", _chapter("green", lambda chapter: _node(chapter, "leading_group").pop("run_in") and None)),
    Edit("a row put in", _column("mine_inventory", _rows(_row_added))),
    Edit("a row taken out", _column("mine_inventory", _rows(lambda rows: rows.pop("slate") and None))),
    Edit("a row moved", _column("mine_inventory", _rows(_row_last_to_front))),
    Edit("a merged cell apart", _column("mine_inventory", _rows(_unmerged))),
    Edit("a column of a table taken out", _column("restoration_projects", _field_dropped)),
    Edit("a table turned", _column("mine_inventory", _wide)),
    Edit("a table moved", _chapter("status", _moved("mineral_resources", "exploration_shortfalls"))),
    Edit("a table taken out", _chapter("status", _without("previous_round"))),
    Edit("the date on the cover", _tree("plan.yaml", lambda plan: plan.update({"date": {"zh": "二○二六年三月", "en": "March 2026"}}))),
]  # fmt: skip


def _all(files: Files) -> Files:
    """Those that do not take each other's ground away."""
    apart = {"a section taken out", "a row taken out", "a table taken out", "a text taken out", "a section moved"}
    for edit in _ONE_BY_ONE:
        if edit.name not in apart:
            files = edit.applied(files)
    return files


EDITS = (*_ONE_BY_ONE, Edit("all at once", _all))
