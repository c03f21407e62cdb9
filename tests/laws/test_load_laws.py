"""Laws of loading: it never fails, keeps every digit, and neither names nor order of files matter."""

import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from written_plans import Files, plans

from tjplan.compose import compose
from tjplan.load import door, folder
from tjplan.load.tree import Mapping, Scalar, Sequence, Tree
from tjplan.model import text as texts
from tjplan.model.source import Spot
from tjplan.model.text import LANGS, Malformed, Phrase, Words

_PIECES = [
    *"ab: -\n'\"\\[]{}#&*!|>%@`,?~甲，𠮷　 \t.0159",
    "\u2028",
    "\x00",
    "\ufeff",
    "- ",
    "\n  ",
    ": ",
    "a: ",
    "\nb: ",
]
_HARD = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)
_words = st.text(st.sampled_from(list("甲乙，。ab 12'\"\\#:\t\n𠮷　-é[]{}")), min_size=1, max_size=24)
_styles = st.sampled_from(["'", '"', ">", "|", ""])


@given(st.one_of(st.binary(), _HARD.map(str.encode), st.text().map(lambda text: text.encode("utf-8", "surrogatepass"))))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"? [a]\n: b")
@example(b"&a [*a]")
def test_the_door_never_fails_and_every_place_is_in_the_file(raw: bytes) -> None:
    opened = door.read(raw, "f.yaml")
    lines = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert opened.tree is not None or opened.findings
    for finding in opened.findings:
        assert 1 <= finding.place.line <= len(lines)
        assert 1 <= finding.place.col <= len(lines[finding.place.line - 1]) + 1
        assert finding.message.zh and finding.message.en and finding.hint.zh and finding.hint.en


def _plain(tree: Tree) -> object:
    if isinstance(tree, Mapping):
        return {key: _plain(value) for key, value in tree.items.items()}
    if isinstance(tree, Sequence):
        return [_plain(item) for item in tree.items]
    return tree.text


class _Strings(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """PyYAML, on the same scanner, with every scalar as the string that it is."""


_Strings.yaml_implicit_resolvers = {}


@settings(max_examples=200)
@given(_HARD)
def test_the_tree_holds_what_any_yaml_reader_reads(text: str) -> None:
    opened = door.read(text.encode(), "f.yaml")
    assume(opened.tree is not None and not opened.findings)
    assert opened.tree is not None
    assert _plain(opened.tree) == yaml.load(text.lstrip("\ufeff"), Loader=_Strings)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_the_digits_of_a_number_are_kept(number: object) -> None:
    opened = door.read(f"k: {number:f}\n".encode(), "f.yaml")
    assert isinstance(opened.tree, Mapping) and isinstance(opened.tree.items["k"], Scalar)
    assert opened.tree.items["k"].text == f"{number:f}"
    assert str(opened.tree.items["k"].data) == f"{number:f}"


def _written(value: str, style: str, width: int) -> tuple[str, Spot]:
    """``value`` as a YAML file in one of the styles, and the spot where it stands."""
    text = yaml.dump({"k": {"zh": value}}, allow_unicode=True, default_style=style or None, width=width)
    tree = door.read(text.encode(), "f.yaml").tree
    assume(isinstance(tree, Mapping))
    assert isinstance(tree, Mapping)
    (inner,) = tree.items.values()
    assert isinstance(inner, Mapping)
    (scalar,) = inner.items.values()
    assert isinstance(scalar, Scalar)
    assume(scalar.text == value)
    return text, scalar.spot


@settings(max_examples=300)
@given(_words, _styles, st.sampled_from([5, 20, 200]))
def test_a_place_inside_a_value_is_that_of_its_character_in_every_style(value: str, style: str, width: int) -> None:
    text, spot = _written(value, style, width)
    lines = text.split("\n")
    for offset, character in enumerate(value):
        if not character.isspace():
            place = spot.place_of(value, offset)
            found = lines[place.line - 1][place.col - 1]
            assert found == character or (spot.style == '"' and found == "\\")


@given(st.text(st.sampled_from(list("甲a[]{}|\\ 3.")), max_size=30))
def test_the_parts_of_a_text_are_its_characters_in_order(value: str) -> None:
    end = 0
    phrase = Phrase(value, texts.parse(value), Spot(door.SourceFile("f", value), 1, 1, 0, len(value)))
    for part in phrase.parts:
        assert part.offset >= end
        if isinstance(part, Malformed):
            assert value.startswith(part.text, part.offset)
        if isinstance(part, Words):
            for index, character in enumerate(part.text):
                at = phrase.place_in(part, index).col - 1
                assert character in value[at : at + 2] or character.isspace()
        end = part.offset


def _documents(files: Files) -> object:
    plan = folder.load(files).plan
    return [compose(plan, lang) for lang in LANGS], {
        name: sorted(entities) for name, entities in plan.collections.items()
    }


@settings(max_examples=40, deadline=None)
@given(plans(), st.randoms(use_true_random=False))
def test_names_and_order_of_the_files_change_nothing(files: Files, random) -> None:  # type: ignore[no-untyped-def]
    names = [f"{random.choice(['', 'x/', 'y/z/'])}{random.randrange(10**6)}-{at}.yml" for at in range(len(files))]
    contents = list(files.values())
    random.shuffle(contents)
    assert _documents(dict(zip(names, contents, strict=True))) == _documents(files)
