"""The YAML door: characters to a tree with positions, and findings for what it refuses.

Built on libyaml's events: no constructor runs, so nothing in a file can execute or expand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from tjplan.load import traps
from tjplan.load.tree import Mapping, Scalar, Sequence, Tree
from tjplan.model.finding import Finding, Rule
from tjplan.model.source import Place, SourceFile, Spot
from tjplan.model.text import Bilingual

MAX_BYTES = 10 * 1024 * 1024
MAX_DEPTH = 60
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Opened:
    """A file read through the door: ``tree`` is None where it could not be read at all."""

    source: SourceFile
    tree: Tree | None
    findings: list[Finding] = field(default_factory=list)


def fault(rule: Rule, place: Place, message: Bilingual, hint: Bilingual, path: str = "") -> Finding:
    """A finding of one of the door's rules; its path is the file where no address is known yet."""
    return Finding(rule.code, rule.severity, place, path or place.file, message, hint)


def decode(raw: bytes, name: str) -> tuple[SourceFile, Finding | None]:
    """The characters of a file, a BOM and CR taken away, and what is wrong with its encoding."""
    if len(raw) > MAX_BYTES:
        return SourceFile(name, ""), too_large(name, len(raw))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return SourceFile(name, ""), _not_utf8(raw, name, error)
    return SourceFile(name, text.replace("\r\n", "\n").replace("\r", "\n")), None


def too_large(name: str, size: int) -> Finding:
    """The finding for a file above the limit; ``size`` in bytes."""
    return fault(
        traps.LIMIT,
        Place(name, 1, 1),
        Bilingual(
            f"文件有 {size / 1e6:.0f} MB，上限为 {MAX_BYTES / 1e6:.0f} MB",
            f"the file has {size / 1e6:.0f} MB, the limit is {MAX_BYTES / 1e6:.0f} MB",
        ),
        Bilingual("按章或按类拆成几个文件", "split it into several files by chapter or collection"),
    )


def _not_utf8(raw: bytes, name: str, error: UnicodeDecodeError) -> Finding:
    before = raw[: error.start]
    place = Place(name, before.count(b"\n") + 1, len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1)
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        kind = "UTF-16"
    else:
        kind = "GBK" if _is_gbk(raw) else ""
    return fault(
        traps.ENCODING,
        place,
        Bilingual(
            f"文件不是 UTF-8 编码{f'，像是 {kind}' if kind else ''}",
            f"the file is not UTF-8{f', it looks like {kind}' if kind else ''}",
        ),
        Bilingual("在编辑器中用“另存为”，编码选 UTF-8", "save it again with the encoding UTF-8"),
    )


def _is_gbk(raw: bytes) -> bool:
    try:
        return any("\u4e00" <= char <= "\u9fff" for char in raw.decode("gb18030"))
    except UnicodeDecodeError:
        return False


def read(raw: bytes, name: str) -> Opened:
    """The tree of one file; ``name`` is how messages call it. Never raises for what the file holds."""
    source, broken = decode(raw, name)
    if broken:
        return Opened(source, None, [broken])
    reader = _Reader(source)
    try:
        tree = reader.document()
    except yaml.YAMLError as error:
        return Opened(source, None, [*reader.findings, syntax(source, error)])
    except _TooDeep as error:
        return Opened(source, None, [*reader.findings, error.finding])
    if tree is None and not reader.findings:
        reader.findings.append(_empty(name))
    return Opened(source, tree, reader.findings)


def _empty(name: str) -> Finding:
    return fault(
        traps.EMPTY,
        Place(name, 1, 1),
        Bilingual("文件为空", "the file is empty"),
        Bilingual(
            "写入 schema_version 和一个集合，或删除该文件",
            "write schema_version and one collection, or delete the file",
        ),
    )


class _TooDeep(Exception):
    def __init__(self, finding: Finding) -> None:
        self.finding = finding


class _Reader:
    """One pass over the events of one file."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.events = _events(source.text)

    def document(self) -> Tree | None:
        """The first document of the stream; a second one is a fault."""
        tree: Tree | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and tree is not None:
                self._fault(
                    traps.SYNTAX,
                    self._spot(event),
                    "一个文件只能有一个文档，删去第二个“---”",
                    "one document a file: delete the second “---”",
                )
                return tree
            if isinstance(event, yaml.NodeEvent):
                tree = self._node(event, 0)
        return tree

    def _node(self, event: Any, depth: int) -> Tree:
        spot = self._spot(event)
        if depth > MAX_DEPTH:
            raise _TooDeep(fault(
                traps.LIMIT, spot.place,
                Bilingual(f"嵌套超过 {MAX_DEPTH} 层", f"nested deeper than {MAX_DEPTH} levels"),
                Bilingual("检查缩进和括号", "check the indentation and the brackets"),
            ))  # fmt: skip
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event, spot)
        if kind is yaml.AliasEvent:
            self._fault(
                traps.ALIAS,
                spot,
                f"别名 *{event.anchor}：直接写出值",
                f"alias *{event.anchor}: write the value itself",
            )
            return Scalar("", None, spot)
        self._marks(event, spot)
        if kind is yaml.MappingStartEvent:
            return self._mapping(spot, depth)
        return self._sequence(spot, depth)

    def _scalar(self, event: Any, spot: Spot) -> Scalar:
        if event.anchor or event.tag:
            self._marks(event, spot)
        text: str = event.value
        if spot.style:
            return Scalar(text, text, spot)
        data, trap = traps.typed(text)
        if trap is traps.BOOLEAN:
            self._fault(
                trap,
                spot,
                f"“{text}”：真假值写 true 或 false，文字写 '{text}'",
                f"“{text}”: write true or false, or the word as '{text}'",
            )
        elif trap:
            self._fault(
                trap,
                spot,
                f"“{text}”：写普通十进制数，代码或时间写 '{text}'",
                f"“{text}”: write a plain decimal, or a code or time as '{text}'",
            )
        return Scalar(text, data, spot)

    def _marks(self, event: Any, spot: Spot) -> None:
        if event.anchor:
            self._fault(
                traps.ALIAS,
                spot,
                f"锚点 &{event.anchor}：删去，直接写出值",
                f"anchor &{event.anchor}: delete it and write the value",
            )
        if event.tag:
            self._fault(traps.TAG, spot, f"标签 {event.tag}：删去", f"tag {event.tag}: delete it")

    def _sequence(self, spot: Spot, depth: int) -> Sequence:
        tree = Sequence(spot)
        for event in self.events:
            if type(event) is yaml.SequenceEndEvent:
                break
            tree.items.append(self._node(event, depth + 1))
        return tree

    def _mapping(self, spot: Spot, depth: int) -> Mapping:
        tree = Mapping(spot)
        for event in self.events:
            if type(event) is yaml.MappingEndEvent:
                break
            key = self._key(self._node(event, depth + 1))
            value = self._node(next(self.events), depth + 1)
            if key.text in tree.items:
                first = tree.keys[key.text].place
                self._fault(
                    traps.DUPLICATE,
                    key.spot,
                    f"键“{key.text}”重复，第 {first.line} 行已有",
                    f"key “{key.text}” again, first on line {first.line}",
                )
            else:
                tree.items[key.text], tree.keys[key.text] = value, key.spot
        return tree

    def _key(self, tree: Tree) -> Scalar:
        if isinstance(tree, Scalar):
            return tree
        self._fault(
            traps.SYNTAX,
            tree.spot,
            "键须是一个词；以 [ 或 { 开头的值加引号 '…'",
            "a key must be a word; quote a value that starts with [ or { as '…'",
        )
        return Scalar("?", "?", tree.spot)

    def _spot(self, event: Any) -> Spot:
        start, end = event.start_mark, event.end_mark
        style = getattr(event, "style", None) or ""
        return Spot(self.source, start.line + 1, start.column + 1, start.index, end.index, style)

    def _fault(self, rule: Rule, spot: Spot, zh: str, en: str) -> None:
        hint = Bilingual(f"tjplan explain {rule.code}", f"tjplan explain {rule.code}")
        self.findings.append(fault(rule, spot.place, Bilingual(zh, en), hint))


def _events(text: str) -> Iterator[Any]:
    """The events of a stream; the loader's constructors are never called."""
    loader = _Loader(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
            if type(event) is yaml.StreamEndEvent:
                return
    finally:
        loader.dispose()


def syntax(source: SourceFile, error: yaml.YAMLError) -> Finding:
    """A YAML error as a finding that names the likely cause and what to write instead."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return _control_character(source, error)
    place = Place(source.name, mark.line + 1, mark.column + 1)
    lines = source.text.split("\n")
    line = lines[min(mark.line, len(lines) - 1)]
    earlier = lines[mark.line - 1] if 0 < mark.line <= len(lines) else ""
    problem = str(getattr(error, "problem", error))
    return fault(
        traps.SYNTAX,
        place,
        Bilingual(
            f"YAML 读不下去：{line.strip()[:60]}",
            f"YAML cannot be read here ({problem}): {line.strip()[:60]}",
        ),
        _remedy(line, earlier),
    )


def _control_character(source: SourceFile, error: yaml.YAMLError) -> Finding:
    at = int(getattr(error, "position", 0) or 0)
    place = Place(source.name, source.text.count("\n", 0, at) + 1, at - source.text.rfind("\n", 0, at))
    return fault(
        traps.SYNTAX,
        place,
        Bilingual("有不可见的控制字符", "there is an invisible control character"),
        Bilingual("删去该字符", "delete the character"),
    )


def _remedy(line: str, earlier: str) -> Bilingual:
    """What to write instead, guessed from the line and the one before."""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent or "\t" in earlier[: len(earlier) - len(earlier.lstrip())]:
        return Bilingual("缩进用空格，不用制表符", "indent with spaces, not tabs")
    for text in (line, earlier):
        head = text.strip().lstrip("- ")
        if "：" in head and head.split("：")[0].isidentifier() and head.split("：")[0].isascii():
            return Bilingual(
                "键后的冒号用半角“: ”，不用全角“：”", "write a half-width colon “: ” behind a key, not “：”"
            )
    if any(mark in line for mark in "“”‘’") and not line.strip().startswith(("zh", "en")):
        return Bilingual("YAML 的引号用半角 ' 或 \"", "YAML quotes are ' or \", not “ ”")
    if ": " in line.partition(": ")[2] or line.rstrip().endswith(":"):
        return Bilingual("值里含有“: ”时，把值放进单引号 '…'", "put a value that contains “: ” in single quotes '…'")
    return Bilingual(
        "检查缩进和引号；值以 [ { * & ! % @ ` 开头时放进单引号 '…'",
        "check indentation and quotes; put a value that starts with [ { * & ! % @ ` in single quotes '…'",
    )
