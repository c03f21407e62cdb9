"""JSON Schema at the door: jsonschema-rs accepts, jsonschema explains.

The schemas are found in a checkout (``schema/``) or in an installed wheel (``tjplan/_schema``).
"""

import difflib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from tjplan.load.tree import Data, Mapping, Scalar, at
from tjplan.model.finding import Finding, Rule
from tjplan.model.text import Bilingual

SCHEMA = Rule(
    "schema",
    "error",
    Bilingual("不符合数据格式", "does not fit the schema"),
    Bilingual(
        "字段缺失、多余、类型不对或取值不在允许范围内。每类文件的格式在 schema/ 文件夹中，\n编辑器（VS Code 加 YAML 插件）按首行的 $schema 提示可用字段。",
        "A field is missing, unknown, of the wrong type or outside its allowed values. schema/ holds the\n"
        "format of each kind of file; VS Code with the YAML extension completes it by the $schema line.",
    ),
)


def folder() -> Path:
    """The folder with the schema files."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_schema"
    return installed if installed.is_dir() else package.parent / "schema"


@cache
def document(kind: str) -> dict[str, Any]:
    """The schema of one kind of file, ``common`` for the shared definitions."""
    path = folder() / f"{kind}.schema.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@cache
def _common() -> Any:
    return jsonschema_rs.Registry([("common.schema.json", document("common"))])


@cache
def _accepts(kind: str) -> Any:
    return jsonschema_rs.validator_for(document(kind), registry=_common()).is_valid


def findings(kind: str, tree: Mapping) -> list[Finding]:
    """What the schema of ``kind`` says of one file; empty where it accepts.

    ``schema_version`` has a rule of its own and counts as right here.  The tree is at most as deep as the door lets pass, which keeps both validators from overflowing.
    """
    data: Data = {**tree.data, "schema_version": document("common")["$defs"]["schema_version"]["const"]}
    try:
        if _accepts(kind)(data):
            return []
    except (ValueError, UnicodeEncodeError):  # lone surrogates cannot cross into Rust
        pass
    found: dict[tuple[str, str], Finding] = {}
    errors = list(_explained(kind, data))
    mistyped = [error.absolute_path for error in errors if error.validator == "type"]
    for error in errors:
        if error.validator in ("enum", "const", "pattern") and error.absolute_path in mistyped:
            continue
        for finding in _findings(error, tree):
            found.setdefault((finding.message.en, str(finding.place)), finding)
    return list(found.values()) or [_unexplained(tree)]


def _explained(kind: str, data: Data) -> Iterator[Any]:
    """The errors of the slow validator, in the order of their paths."""
    from jsonschema import Draft202012Validator
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    common: Any = DRAFT202012.create_resource(document("common"))
    registry: Any = Registry().with_resource("common.schema.json", common)
    validator = Draft202012Validator(document(kind), registry=registry)
    yield from sorted(validator.iter_errors(data), key=lambda error: [str(step) for step in error.absolute_path])


def _findings(error: Any, tree: Mapping) -> Iterator[Finding]:
    """One finding per unknown field, else one per error, at the key that it is about."""
    path = list(error.absolute_path)
    if error.validator in ("additionalProperties", "unevaluatedProperties") and isinstance(error.instance, dict):
        known = list(error.schema.get("properties", {}))
        for name in (key for key in error.instance if key not in known):
            yield _finding(tree, [*path, name], *_unknown_field(name, known), key=True)
    elif "propertyNames" in error.absolute_schema_path:
        yield _finding(tree, [*path, str(error.instance)], *_message(error), key=True)
    else:
        yield _finding(tree, path, *_message(error))


def _finding(
    tree: Mapping, path: list[str | int], message: Bilingual, hint: Bilingual, *, key: bool = False
) -> Finding:
    node, spot = at(tree, iter(path))
    value = node.spot if isinstance(node, Scalar) and not key else spot
    address = ".".join(str(step) for step in path) or tree.spot.file.name
    return Finding(SCHEMA.code, SCHEMA.severity, value.place, address, message, hint)


def _unexplained(tree: Mapping) -> Finding:
    return _finding(
        tree,
        [],
        Bilingual("文件不符合数据格式", "the file does not fit its schema"),
        Bilingual("tjplan explain schema", "tjplan explain schema"),
    )


def _unknown_field(name: str, known: list[str]) -> tuple[Bilingual, Bilingual]:
    near = difflib.get_close_matches(name, known, 1)
    listed = ", ".join(near or known)
    return Bilingual(f"未知字段“{name}”", f"unknown field “{name}”"), Bilingual(
        f"是否为 {listed}？" if near else f"可用字段：{listed}",
        f"did you mean {listed}?" if near else f"known fields: {listed}",
    )


def _message(error: Any) -> tuple[Bilingual, Bilingual]:
    value, wanted, keyword = error.instance, error.validator_value, error.validator
    shown = _shown(value)
    if keyword in ("required", "dependentRequired"):
        missing = _missing(error)
        return Bilingual(f"缺少字段 {missing}", f"missing {missing}"), Bilingual(f"补上 {missing}", f"add {missing}")
    if keyword in ("enum", "const"):
        choices = [str(item) for item in (wanted if keyword == "enum" else [wanted])]
        listed = ", ".join(difflib.get_close_matches(str(value), choices, 1) or choices)
        return Bilingual(f"{shown} 不是允许的值", f"{shown} is not an allowed value"), Bilingual(
            f"写 {listed}", f"write {listed}"
        )
    if keyword == "type":
        names = [wanted] if isinstance(wanted, str) else list(wanted)
        zh, en = "、".join(_TYPES[t].zh for t in names), " or ".join(_TYPES[t].en for t in names)
        return Bilingual(f"{shown} 应为{zh}", f"{shown} should be {en}"), Bilingual(f"改写成{zh}", f"write {en} here")
    if keyword == "pattern":
        said = _words(error.schema.get("patternErrorMessage") or error.schema.get("description") or str(wanted))
        return Bilingual(f"{shown} 写法不对", f"{shown} is not written as it should be"), said
    if keyword == "uniqueItems":
        again = _shown(next(item for at, item in enumerate(value) if item in value[:at]))
        return Bilingual(f"{again} 写了两次", f"{again} stands twice"), Bilingual("删去一个", "delete one of them")
    said = _words(error.schema.get("description") or "tjplan explain schema")
    if keyword == "minItems" and not value:
        name = str(error.absolute_path[-1]) if error.absolute_path else "—"
        return Bilingual(f"{name} 的列表是空的", f"the list {name} is empty"), Bilingual(
            f"至少写一项：{said.zh}", f"write at least one item: {said.en}"
        )
    limit = _LIMITS.get(keyword, Bilingual(f"不符合 {keyword}", f"does not fit {keyword}"))
    bound = f" {wanted}" if isinstance(wanted, int) and not isinstance(wanted, bool) else ""
    return Bilingual(f"{shown} {limit.zh}{bound}", f"{shown} {limit.en}{bound}"), said


def _shown(value: Any) -> str:
    """A value as a message quotes it, cut after 60 characters."""
    text = f"“{value}”" if isinstance(value, str) else json.dumps(value, default=str, ensure_ascii=False)
    return text[:60] + ("…" if len(text) > 60 else "")


def _missing(error: Any) -> str:
    if error.validator == "required":
        return ", ".join(key for key in error.validator_value if key not in error.instance)
    needed = [key for name, keys in error.validator_value.items() if name in error.instance for key in keys]
    return ", ".join(key for key in needed if key not in error.instance)


def _words(text: str) -> Bilingual:
    """The two languages of a schema's own words, "中文 / English"."""
    zh, _, en = text.partition(" / ")
    return Bilingual(zh, en or zh)


_LIMITS = {
    "minProperties": Bilingual("的字段数少于", "has fewer fields than"),
    "maxProperties": Bilingual("的字段数多于", "has more fields than"),
    "minItems": Bilingual("的项数少于", "has fewer items than"),
    "maxItems": Bilingual("的项数多于", "has more items than"),
    "minLength": Bilingual("的字数少于", "has fewer characters than"),
    "maxLength": Bilingual("的字数多于", "has more characters than"),
    "minimum": Bilingual("小于", "is less than"),
    "maximum": Bilingual("大于", "is more than"),
    "exclusiveMinimum": Bilingual("不大于", "is not more than"),
}
_TYPES = {
    "object": Bilingual("映射（键: 值）", "a mapping (key: value)"),
    "array": Bilingual("列表（- 项）", "a list (- item)"),
    "string": Bilingual("文字", "text"),
    "integer": Bilingual("整数", "a whole number"),
    "number": Bilingual("数字", "a number"),
    "boolean": Bilingual("true 或 false", "true or false"),
    "null": Bilingual("空值", "null"),
}
