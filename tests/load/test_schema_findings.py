"""What the schema says of a file, told in both languages at the field it is about."""

import pytest

from tjplan.load import folder
from tjplan.model.finding import Finding

HEAD = "# yaml-language-server: $schema=../schema/{0}.schema.json\nschema_version: 1\n{0}:\n"


def one(kind: str, body: str) -> Finding:
    loaded = folder.load({"a.yaml": (HEAD.format(kind) + body).encode()})
    (finding,) = loaded.findings
    assert finding.code == "schema"
    return finding


@pytest.mark.parametrize(
    "kind, body, at, zh, en",
    [
        ("terms", "  well: {nam: {zh: 井, en: well}, name: {zh: 井, en: well}}\n", (4, 10), "未知字段“nam”", "did you mean name"),
        ("terms", "  well: {}\n", (4, 3), "缺少字段 name", "add name"),
        ("terms", "  Well: {name: {zh: 井, en: well}}\n", (4, 3), "写法不对", "lower-case"),
        ("terms", "  well: {name: 井}\n", (4, 16), "应为映射", "a mapping"),
        ("places", "  town: {name: {zh: 镇, en: town}, kind: twn}\n", (4, 41), "不是允许的值", "town"),
        ("places", "  town: {name: {zh: 镇, en: town}, kind: town, code: 990101}\n", (4, 53), "应为文字", "text"),
        ("lexicon", "  zh: [S901, S901]\n  en: []\n", (4, 3), "“S901” 写了两次", "delete one"),
    ],
)  # fmt: skip
def test_a_finding_stands_at_its_field_and_says_what_to_write(
    kind: str, body: str, at: tuple[int, int], zh: str, en: str
) -> None:
    finding = one(kind, body)
    assert (finding.place.line, finding.place.col) == at
    assert zh in finding.message.zh
    assert en in finding.message.en + finding.hint.en


def test_every_unknown_field_gets_its_own_finding() -> None:
    loaded = folder.load(
        {"a.yaml": (HEAD.format("terms") + "  well: {name: {zh: 井, en: well}, x: 1, z: 2}\n").encode()}
    )
    assert [finding.path for finding in loaded.findings] == ["terms.well.x", "terms.well.z"]
