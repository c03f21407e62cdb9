"""YAML as the schemas see it, and both validators over it.

The reader here is small on purpose: it gives str, int, Decimal, bool, None, dict and list, and so
keeps these tests independent of the loader.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import yaml
from referencing import Registry, Resource

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "schema"
COMMON = "common.schema.json"
KINDS = sorted({path.name.removesuffix(".schema.json") for path in SCHEMAS.glob("*.json")} - {"common"})

Failure = tuple[str, str]
"""Where a document fails and the keyword it fails: ``("$.facts.towns.value", "pattern")``."""


class _Reader(yaml.SafeLoader):
    """Plain words are strings but for the few forms below."""


_Reader.yaml_implicit_resolvers = {}


def _scalar(tag: str, pattern: str, first: str, build: Any) -> None:
    _Reader.add_implicit_resolver(tag, re.compile(pattern), list(first))
    _Reader.add_constructor(tag, lambda _reader, node: build(node.value))


_scalar("!int", r"-?(?:0|[1-9][0-9]*)\Z", "-0123456789", int)
_scalar("!decimal", r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z", "-0123456789", Decimal)
_scalar("!bool", r"(?:true|false)\Z", "tf", lambda value: value == "true")
_Reader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|)\Z"), ["~", "n", ""])


def read(text: str) -> Any:
    """The data of a YAML text."""
    return yaml.load(text, Loader=_Reader)


def schema(name: str) -> dict[str, Any]:
    """The schema file ``name``, parsed."""
    parsed: dict[str, Any] = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    return parsed


@cache
def fast(kind: str) -> jsonschema_rs.Draft202012Validator:
    """The validator that decides."""
    registry = jsonschema_rs.Registry([(COMMON, schema(COMMON))])
    return jsonschema_rs.Draft202012Validator(schema(f"{kind}.schema.json"), registry=registry, offline=True)


def _is_integer(_checker: Any, value: object) -> bool:
    """JSON Schema counts 2020.0 as an integer; jsonschema does so for float alone."""
    if isinstance(value, Decimal):
        return value == value.to_integral_value()
    return isinstance(value, int) and not isinstance(value, bool)


_Explaining = jsonschema.validators.extend(
    jsonschema.Draft202012Validator,
    type_checker=jsonschema.Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)


@cache
def rich(kind: str) -> jsonschema.protocols.Validator:
    """The validator that explains."""
    registry: Registry[Any] = Registry().with_resource(COMMON, Resource.from_contents(schema(COMMON)))
    return _Explaining(schema(f"{kind}.schema.json"), registry=registry)


def _path(parts: Any) -> str:
    return ".".join(["$", *map(str, parts)])


def fast_failures(kind: str, data: Any) -> list[Failure]:
    """What jsonschema_rs finds, sorted."""
    errors = fast(kind).iter_errors(data)
    return sorted((_path(error.instance_path), _fast_keyword(error)) for error in errors)


def rich_failures(kind: str, data: Any) -> list[Failure]:
    """What jsonschema finds, sorted."""
    errors = rich(kind).iter_errors(data)
    return sorted((_path(error.absolute_path), _rich_keyword(error)) for error in errors)


def _fast_keyword(error: jsonschema_rs.ValidationError) -> str:
    """``dependentRequired`` where jsonschema_rs calls it ``required``."""
    return "dependentRequired" if "dependentRequired" in error.schema_path else error.kind.name


def _rich_keyword(error: jsonschema.ValidationError) -> str:
    """``propertyNames`` where jsonschema names the keyword inside it."""
    refused_key = "propertyNames" in error.absolute_schema_path
    return "propertyNames" if refused_key else str(error.validator)


def subschemas(node: Any, at: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object in a schema file that may be a schema, with its JSON pointer."""
    if isinstance(node, dict):
        yield at, node
        for key, value in node.items():
            if key not in {"examples", "defaultSnippets", "enum"}:
                yield from subschemas(value, f"{at}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from subschemas(value, f"{at}/{index}")
