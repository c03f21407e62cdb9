"""The YAML door: characters to a tree with positions, and findings for what it refuses.

Built on libyaml's events: no constructor runs, so nothing in a file can execute or expand.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from tjplan.load import remedy, traps
from tjplan.load.tree import Mapping, Scalar, Sequence, Tree
from tjplan.model.finding import Finding, Rule
from tjplan.model.source import Place, SourceFile, Spot
from tjplan.model.text import LANGS, Bilingual

MAX_BYTES = 10 * 1024 * 1024
MAX_DEPTH = 60
_OPENING = ("“", "‘")
MOST_ALIASES = 3
"""How many aliases of one file are named; a bomb has thousands."""
_ON_ONE_LINE = ("", "'", '"')
_MAPPING_END, _SCALAR = yaml.MappingEndEvent, yaml.ScalarEvent
_tuple = tuple.__new__
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML refuses, and line ends to YAML that are none to an editor (U+0085, U+2028, U+2029)."""


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
        text = raw.decode("utf-8").lstrip("\ufeff")  # libyaml skips a second one without counting it
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
    before = raw[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    place = Place(name, before.count(b"\n") + 1, len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1)
    kind = "UTF-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "GBK" if _is_gbk(raw) else ""
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
    if broken is None and (hidden := _INVISIBLE.search(source.text)):
        broken = _invisible(source, hidden.start())
    if broken:
        return Opened(source, None, [broken])
    reader = _Reader(source)
    try:
        tree = reader.document()
    except yaml.YAMLError as error:
        end = syntax(source, error)
        # What was guessed on the line where reading ends is told by the end itself.
        told = [one for one in reader.findings if one.code != end.code or one.place.line != end.place.line]
        return Opened(source, None, [*told, end])
    except _Unreadable as error:
        return Opened(source, None, [*reader.findings, error.finding])
    if tree is None or (isinstance(tree, Scalar) and tree.data is None and not reader.findings):
        return Opened(source, None, [_empty(name)])
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


class _Unreadable(Exception):
    """The file cannot be read on; what came before the finding stands."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


class _Reader:
    """One pass over the events of one file."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.findings: list[Finding] = []
        # libyaml's events one by one; the loader's constructors are never called.
        self.take: Callable[[], Any] = _Loader(source.text).get_event

    def document(self) -> Tree | None:
        """The one document of the stream, None where it is empty."""
        tree: Tree | None = None
        while type(event := self.take()) is not yaml.StreamEndEvent:
            if isinstance(event, yaml.DocumentStartEvent) and tree is not None:
                raise _Unreadable(fault(
                    traps.SYNTAX, self._spot(event).place,
                    Bilingual("一个文件中有两个文档", "two documents in one file"),
                    Bilingual("删去第二个“---”，或分成两个文件", "delete the second “---”, or make two files"),
                ))  # fmt: skip
            if isinstance(event, yaml.NodeEvent):
                tree = self._node(event, 0)
        return tree

    def _node(self, event: Any, depth: int) -> Tree:
        kind = type(event)
        if kind is _SCALAR and depth <= MAX_DEPTH:
            return self._scalar(event)
        spot = self._spot(event)
        if depth > MAX_DEPTH:
            raise _Unreadable(fault(
                traps.LIMIT, spot.place,
                Bilingual(f"嵌套超过 {MAX_DEPTH} 层", f"nested deeper than {MAX_DEPTH} levels"),
                Bilingual("检查缩进和括号", "check the indentation and the brackets"),
            ))  # fmt: skip
        if kind is yaml.AliasEvent:
            self._fault(
                traps.ALIAS, spot,
                Bilingual(f"使用了别名 *{event.anchor}", f"there is an alias *{event.anchor}"),
                Bilingual("直接写出值，或写路径", "write the value itself, or a path"),
            )  # fmt: skip
            return Scalar("", None, spot)
        self._marks(event, spot)
        if kind is yaml.MappingStartEvent:
            return self._mapping(spot, depth)
        return self._sequence(spot, depth)

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        style = event.style or ""
        # Nine nodes of ten are scalars: the tuples themselves are built, without the constructors around them.
        spot = _tuple(Spot, (self.source, start.line + 1, start.column + 1, start.index, end.index, style))
        if event.anchor or event.tag:
            self._marks(event, spot)
        text: str = event.value
        if style:
            return _tuple(Scalar, (text, text, spot))
        data, trap = traps.typed(text)
        if trap is not None:
            self._trapped(text, trap, spot)
        return _tuple(Scalar, (text, data, spot))

    def _trapped(self, text: str, trap: Rule, spot: Spot) -> None:
        if trap is traps.BOOLEAN:
            self._fault(
                trap, spot,
                Bilingual(f"有的工具把“{text}”读作真假值", f"some tools read “{text}” as true or false"),
                Bilingual(f"真假值写 true 或 false，文字写 '{text}'", f"write true or false, or the word as '{text}'"),
            )  # fmt: skip
        else:
            self._fault(
                trap, spot,
                Bilingual(f"“{text}”会被不同工具读成不同的数", f"tools read the number “{text}” in different ways"),
                Bilingual(f"写普通十进制数，代码或时间写 '{text}'", f"write a plain decimal, or a code or time as '{text}'"),
            )  # fmt: skip

    def _marks(self, event: Any, spot: Spot) -> None:
        if event.anchor:
            self._fault(
                traps.ALIAS, spot,
                Bilingual(f"使用了锚点 &{event.anchor}", f"there is an anchor &{event.anchor}"),
                Bilingual("删去锚点，只留值", "delete it and keep the value"),
            )  # fmt: skip
        if event.tag:
            self._fault(
                traps.TAG, spot,
                Bilingual(f"使用了标签 {event.tag}", f"there is a tag {event.tag}"),
                Bilingual("删去标签；叹号属于文字时给值加引号 '…'", "delete it; quote the value as '…' if the mark belongs to it"),
            )  # fmt: skip

    def _sequence(self, spot: Spot, depth: int) -> Sequence:
        tree = Sequence(spot)
        while type(event := self.take()) is not yaml.SequenceEndEvent:
            tree.items.append(self._node(event, depth + 1))
        return tree

    def _mapping(self, spot: Spot, depth: int) -> Mapping:
        tree, take, node_of, deeper = Mapping(spot), self.take, self._node, depth + 1
        items, keys = tree.items, tree.keys
        while type(event := take()) is not _MAPPING_END:
            node = node_of(event, deeper)
            key = node if type(node) is Scalar and node.spot.style in _ON_ONE_LINE else self._key(node)
            value = node_of(take(), deeper)
            name = key.text
            if not name.isascii() or name == "<<" or (type(value) is Scalar and value.text[:1] in _OPENING):
                key, value = self._half_width(key, value)
                name = key.text
            if name in items:
                first = keys[name].place
                self._fault(
                    traps.DUPLICATE, key.spot,
                    Bilingual(f"键“{name}”重复，第 {first.line} 行已有", f"key “{name}” again, first on line {first.line}"),
                    Bilingual("删去或改名其中一个", "delete or rename one of the two"),
                )  # fmt: skip
            else:
                items[name], keys[name] = value, key.spot
        return tree

    def _half_width(self, key: Scalar, value: Tree) -> tuple[Scalar, Tree]:
        """Key and value as they were meant, where a sign of a Chinese keyboard hides that."""
        if not key.spot.style and (colon := remedy.full_width_colon(key.text)):
            spot = key.spot._replace(col=key.spot.col + colon - 1)
            said = Bilingual("键后是全角冒号“：”", "there is a full-width colon behind a key")
            self._fault(traps.SYNTAX, spot, said, remedy.COLON)
            name, _, rest = key.text.partition("：")
            return Scalar(name, name, key.spot), Scalar(rest, rest, spot) if rest else value
        if key.text == "<<" and not key.spot.style:
            self._fault(
                traps.ALIAS, key.spot,
                Bilingual("使用了合并键 <<", "there is a merge key <<"),
                Bilingual("直接写出各字段", "write the fields themselves"),
            )  # fmt: skip
        if isinstance(value, Scalar) and not value.spot.style and key.text not in LANGS and _is_quoted(value.text):
            self._fault(traps.SYNTAX, value.spot, Bilingual("引号是全角的", "the quotes are full-width"), remedy.QUOTES)
            return key, Scalar(value.text[1:-1], traps.typed(value.text[1:-1])[0], value.spot)
        return key, value

    def _key(self, tree: Tree) -> Scalar:
        if type(tree) is Scalar:
            if tree.spot.style in ("|", ">"):
                raise _Unreadable(fault(
                    traps.SYNTAX, tree.spot.place,
                    Bilingual("键不能是一段文字", "a key cannot be a block of text"),
                    Bilingual("写成一行：键: 值", "write it on one line: key: value"),
                ))  # fmt: skip
            return tree
        raise _Unreadable(fault(
            traps.SYNTAX, tree.spot.place,
            Bilingual("[ 或 { 在这里开始的不是一个键", "what [ or { starts here is no key"),
            Bilingual("以 [[、{{ 开头的值放进单引号 '…'", "put a value that starts with [[ or {{ in single quotes '…'"),
        ))  # fmt: skip

    def _spot(self, event: Any) -> Spot:
        start, end = event.start_mark, event.end_mark
        style = getattr(event, "style", None) or ""
        return Spot(self.source, start.line + 1, start.column + 1, start.index, end.index, style)

    def _fault(self, rule: Rule, spot: Spot, message: Bilingual, hint: Bilingual) -> None:
        said = sum(1 for finding in self.findings if finding.code == rule.code)
        if rule is not traps.ALIAS or said < MOST_ALIASES:
            self.findings.append(fault(rule, spot.place, message, hint))


def _is_quoted(text: str) -> bool:
    """Whether a value stands in full-width quotes; in the words of a language they may belong to them."""
    return len(text) > 1 and (text[0], text[-1]) in (("“", "”"), ("‘", "’"))


def syntax(source: SourceFile, error: yaml.YAMLError) -> Finding:
    """A YAML error as a finding that names the likely cause and what to write instead."""
    problem = str(getattr(error, "problem", None) or error)
    mark = _told(error)
    row, col = (mark.line, mark.column) if mark else (0, 0)
    lines = source.text.rstrip().split("\n")
    if row >= len(lines):  # an end that came too early is behind the last word
        row, col = len(lines) - 1, len(lines[-1])
    line, earlier = lines[row], lines[row - 1] if row else ""
    place = Place(source.name, row + 1, col + 1)
    for back, text in enumerate((line, earlier)):
        if colon := remedy.full_width_colon(text):
            place, line, earlier = Place(source.name, row + 1 - back, colon), text, ""
            break
    return fault(
        traps.SYNTAX,
        place,
        Bilingual(
            f"YAML 读不下去：{line.strip()[:60]}",
            f"YAML cannot be read here ({problem}): “{line.strip()[:60]}”",
        ),
        remedy.guessed(problem, line, earlier),
    )


def _told(error: Any) -> Any:
    """The mark to point at: of a quote or bracket that stays open, where it opens, not where the file ends."""
    end, start = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    context = str(getattr(error, "context", ""))
    opens = "quoted scalar" in context or ("flow" in context and end and start and start.line < end.line)
    return start if start and opens else end or start


def _invisible(source: SourceFile, at: int) -> Finding:
    """The finding for a control character or line separator that no editor shows; ``at`` counts from 0."""
    place = Place(source.name, source.text.count("\n", 0, at) + 1, at - source.text.rfind("\n", 0, at))
    code = f"U+{ord(source.text[at]):04X}"
    return fault(
        traps.SYNTAX,
        place,
        Bilingual(f"有不可见的控制字符 {code}", f"there is an invisible control character {code}"),
        Bilingual("删去该字符", "delete the character"),
    )
