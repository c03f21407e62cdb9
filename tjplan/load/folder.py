"""The files of one round, read through the door, held against their schemas, and put together."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from tjplan.load import build, door, geometry, remedy, schema, style, traps
from tjplan.load.tree import Mapping, Scalar, Tree
from tjplan.model.finding import Finding, Rule
from tjplan.model.plan import Plan
from tjplan.model.previous import Previous
from tjplan.model.source import Place, SourceFile
from tjplan.model.text import Bilingual
from tjplan.uncollected import uncollected

SCHEMA_VERSION = 1
MAX_BYTES = door.MAX_BYTES
too_large = door.too_large

FILE_KIND = Rule(
    "file-kind", "error",
    Bilingual("看不出是哪类文件", "unknown kind of file"),
    Bilingual(
        "每个规划文件除 schema_version 外只有一个顶层键，由它决定文件的类别：\n" + ", ".join(build.KINDS) + "。文件名和所在子文件夹不影响类别。",
        "Beside schema_version a plan file has one top-level key, which says what kind of file it is:\n" + ", ".join(build.KINDS) + ". The file's name and folder do not matter.",
    ),
)  # fmt: skip
SCHEMA_LINE = Rule(
    "schema-line", "warning",
    Bilingual("缺少或写错 $schema 首行", "missing or wrong $schema line"),
    Bilingual(
        "首行写 “# yaml-language-server: $schema=…/schema/<类别>.schema.json”，编辑器才能提示字段。tjplan fmt 会补上。",
        "The first line “# yaml-language-server: $schema=…/schema/<kind>.schema.json” lets editors\ncomplete and explain fields. tjplan fmt adds it.",
    ),
)  # fmt: skip
SCHEMA_VERSION_RULE = Rule(
    "schema-version", "error",
    Bilingual("schema_version 不符", "schema_version does not match"),
    Bilingual(
        f"本版 tjplan 读 schema_version: {SCHEMA_VERSION}。更高的版本须用更新的 tjplan；缺少时补上。",
        f"This tjplan reads schema_version: {SCHEMA_VERSION}. A higher one needs a newer tjplan; add it where it is missing.",
    ),
)  # fmt: skip

RULES = (*traps.TRAPS, FILE_KIND, SCHEMA_LINE, SCHEMA_VERSION_RULE, schema.SCHEMA, style.STYLE_PAGE, geometry.GEOMETRY)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A plan as far as its files could be read, what is wrong with them, and their texts."""

    plan: Plan
    findings: tuple[Finding, ...]
    sources: tuple[SourceFile, ...]
    broken: bool
    """Whether a file could not be read, so that what it holds is missing from the plan."""
    previous: Previous | None = None
    """The round before, read only where a rule of the plan weighs it."""


@uncollected()
def load(files: dict[str, bytes]) -> Loaded:
    """The plan in ``files`` (name for messages -> content); one broken file hides no other."""
    trees: list[Mapping] = []
    outlines: list[Tree] = []
    findings: list[Finding] = []
    sources: list[SourceFile] = []
    for name in sorted(files):
        opened = door.read(_readable(files[name], name), name)
        sources.append(opened.source)
        findings += opened.findings
        if opened.tree is not None and geometry.is_geometry(name):
            outlines.append(opened.tree)
        elif opened.tree is not None:
            tree = _accepted(opened, findings)
            if tree is not None:
                trees.append(tree)
    shapes, faults = geometry.shapes(outlines)
    plan = replace(build.build(trees, _home(files)), shapes=shapes)
    lost = len(trees) + len(outlines) < len(files)
    return Loaded(plan, (*findings, *faults), tuple(sources), lost or _is_partial(findings))


def _readable(raw: bytes, name: str) -> bytes:
    """JSON may be indented by tabs, which YAML forbids and no string of JSON holds."""
    return raw.replace(b"\t", b" ") if geometry.is_geometry(name) else raw


def _home(files: dict[str, bytes]) -> str:
    """Where plan.yaml would stand, for a finding that it is missing."""
    folders = {name.rpartition("/")[0] for name in files}
    return f"{min(folders, key=len)}/plan.yaml".lstrip("/") if folders else "plan.yaml"


def _is_partial(findings: list[Finding]) -> bool:
    """Whether the plan lacks what a file holds: one is of no known kind, or hides data behind aliases."""
    lost = (FILE_KIND.code, traps.ALIAS.code)
    return any(finding.code in lost for finding in findings)


def _accepted(opened: door.Opened, findings: list[Finding]) -> Mapping | None:
    """The tree if it is a file of a known kind; what the schema says goes to ``findings``.

    Where the door has refused a value the schema is not heard: the value will be another.
    """
    source, tree = opened.source, opened.tree
    refused = {finding.place for finding in opened.findings}
    if not isinstance(tree, Mapping):
        findings.append(_no_mapping(source))
        return None
    findings += [finding for finding in _kind_and_contents(source, tree) if finding.place not in refused]
    return tree if any(key in build.KINDS for key in tree.items) else None


def _kind_and_contents(source: SourceFile, tree: Mapping) -> Iterator[Finding]:
    keys = [key for key in tree.items if key != "schema_version"]
    if len(keys) != 1 or keys[0] not in build.KINDS:
        yield _unknown_kind(tree, keys)
        return
    yield from _version(source, tree)
    yield from _line(source, keys[0])
    yield from schema.findings(keys[0], tree)
    if keys[0] == "style":
        yield from style.findings(tree)
    if " #" in source.text:
        yield from _cut_texts(tree)


def _no_mapping(source: SourceFile) -> Finding:
    colons = ((at, remedy.full_width_colon(line)) for at, line in enumerate(source.text.split("\n"), 1))
    line, col = next(((line, col) for line, col in colons if col), (1, 0))
    return Finding(
        FILE_KIND.code, "error", Place(source.name, line, col or 1), source.name,
        Bilingual("文件的顶层不是键和值", "the file does not start with keys and values"),
        remedy.COLON if col else Bilingual("写 schema_version: 1 和一个集合", "write schema_version: 1 and one collection"),
    )  # fmt: skip


def _unknown_kind(tree: Mapping, keys: list[str]) -> Finding:
    """The finding for a file with an unknown top-level key, with two, or with none, at the key."""
    odd = next((key for key in keys if key not in build.KINDS), keys[-1] if keys else None)
    place = tree.keys[odd].place if odd is not None else Place(tree.spot.file.name, 1, 1)
    near = difflib.get_close_matches(odd or "", build.KINDS, 1)
    shown, known = ", ".join(keys) or "—", ", ".join(build.KINDS)
    if len(keys) > 1 and odd in build.KINDS:
        hint = Bilingual("分成几个文件，每个一类", "make one file of each")
    else:
        hint = Bilingual(
            f"写一个顶层键：{near[0] if near else known}", f"write one top-level key: {near[0] if near else known}"
        )
    return Finding(
        FILE_KIND.code, "error", place, tree.spot.file.name,
        Bilingual(f"看不出是哪类文件：顶层键是 {shown}", f"unknown kind of file: its top-level keys are {shown}"),
        hint,
    )  # fmt: skip


def _version(source: SourceFile, tree: Mapping) -> Iterator[Finding]:
    found = tree.items.get("schema_version")
    if isinstance(found, Scalar) and found.data == SCHEMA_VERSION:
        return
    shown = found.text if isinstance(found, Scalar) else "—"
    place = found.spot.place if found else Place(source.name, 1, 1)
    yield Finding(
        SCHEMA_VERSION_RULE.code, "error", place, source.name,
        Bilingual(f"schema_version 是 {shown}，应为 {SCHEMA_VERSION}", f"schema_version is {shown}, it should be {SCHEMA_VERSION}"),
        Bilingual(f"写 schema_version: {SCHEMA_VERSION}", f"write schema_version: {SCHEMA_VERSION}"),
    )  # fmt: skip


def _line(source: SourceFile, kind: str) -> Iterator[Finding]:
    first = source.text.partition("\n")[0]
    if first.startswith("# yaml-language-server: $schema=") and first.rstrip().endswith(f"/{kind}.schema.json"):
        return
    line = f"# yaml-language-server: $schema=…/schema/{kind}.schema.json"
    yield Finding(
        SCHEMA_LINE.code, SCHEMA_LINE.severity, Place(source.name, 1, 1), source.name,
        Bilingual("首行没有本类文件的 $schema", "the first line does not name the schema of this kind of file"),
        Bilingual(f"首行写：{line}，或运行 tjplan fmt", f"make the first line: {line}, or run tjplan fmt"),
    )  # fmt: skip


def _cut_texts(tree: Mapping) -> Iterator[Finding]:
    """Plain texts that a comment cuts short."""
    for key, value in tree.items.items():
        if isinstance(value, Mapping):
            yield from _cut_texts(value)
        elif isinstance(value, Scalar):
            if key in ("zh", "en") and not value.spot.style and _comment_follows(value):
                yield door.fault(
                    traps.COMMENT, value.spot.place,
                    Bilingual(f"“{value.text[-20:]}”之后的文字被 # 截断", f"what follows “{value.text[-30:]}” is cut off by #"),
                    Bilingual("把整句放进单引号 '…'；注释写在上一行", "put the text in single quotes '…'; put a comment on the line above"),
                )  # fmt: skip
        else:
            for item in value.items:
                if isinstance(item, Mapping):
                    yield from _cut_texts(item)


def _comment_follows(value: Scalar) -> bool:
    text, end = value.spot.file.text, value.spot.end
    return text.startswith(" ", end) and text[end:].lstrip(" ")[:1] == "#"


def is_plan_file(inside: PurePath) -> bool:
    """Whether a path below the folder of a round names a file of the plan."""
    known = inside.suffix in (".yaml", ".yml") or (geometry.is_geometry(inside.name) and inside.parts[0] == "geometry")
    return known and not any(part.startswith(".") for part in inside.parts)


def files_of(folder: Path, shown: str) -> tuple[dict[str, bytes], list[Finding]]:
    """The YAML files below ``folder`` under the names that messages use, and what cannot be read.

    Hidden files and folders are passed over; a link out of the folder and a file above the size
    limit are findings and are not opened.
    """
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    root = folder.resolve()
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if not is_plan_file(inside):
            continue
        name = f"{shown}/{inside.as_posix()}" if shown else inside.as_posix()
        if path.is_symlink() and not path.exists():
            findings.append(_unreadable(name, "链接指向的文件不存在", "the link leads to no file"))
        elif not path.resolve().is_relative_to(root):
            findings.append(_unreadable(name, "链接指向规划文件夹之外", "the link leads outside the plan folder"))
        elif path.is_dir():
            findings.append(_unreadable(name, "这是文件夹，不是文件", "this is a folder, not a file"))
        elif not path.is_file():
            findings.append(_unreadable(name, "这不是普通文件", "this is no regular file"))
        elif (size := path.stat().st_size) > door.MAX_BYTES:
            findings.append(door.too_large(name, size))
        else:
            try:
                files[name] = path.read_bytes()
            except OSError as error:
                findings.append(
                    _unreadable(name, f"无法读取（{error.strerror}）", f"cannot be read ({error.strerror})")
                )
    return files, findings


def astray(name: str) -> Finding:
    """The finding for a link that leads to no file of the plan."""
    return _unreadable(name, "链接没有指向规划中的文件", "the link leads to no file of the plan")


def _unreadable(name: str, zh: str, en: str) -> Finding:
    return door.fault(
        traps.UNREADABLE,
        Place(name, 1, 1),
        Bilingual(zh, en),
        Bilingual(
            "换成普通文件，或移出规划文件夹",
            "replace it with a regular file, or move it out of the plan folder",
        ),
    )
