"""The oracles tell right from wrong, and what they cannot do themselves is shown here, each on a file of a few words.

Where a program is at fault the test allows what it does today and what is right, so that a better version passes.
"""

import json
import subprocess
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import openxml_sdk
import pytest
from redline_oracles import (
    Grid,
    LibreOffice,
    Mode,
    Pandoc,
    Para,
    PowerTools,
    View,
    but_for_leftovers,
    difference,
    words,
)
from redline_reference import blurred, canonical, drawings_change, leftovers, parts, resolved
from small_documents import document, prose
from word_xml import edited

from tjplan.word import write

Need = Callable[[str, str], str]
Told = list[object]
NUMBERS = count(500)


def signed() -> str:
    return f'w:id="{next(NUMBERS)}" w:author="甲" w:date="2026-01-01T00:00:00Z"'


def kept(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def ins(text: str) -> str:
    return f"<w:ins {signed()}>{kept(text)}</w:ins>"


def gone(text: str) -> str:
    return f"<w:del {signed()}>{kept(text).replace('w:t>', 'w:delText>')}</w:del>"


HOW = {"": kept, "ins": ins, "del": gone}


def para(content: str, mark: str = "", style: str = "BodyText", change: str = "") -> str:
    marked = f"<w:rPr><w:{mark} {signed()}/></w:rPr>" if mark else ""
    was = f'<w:pPrChange {signed()}><w:pPr><w:pStyle w:val="{change}"/></w:pPr></w:pPrChange>' if change else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{marked}{was}</w:pPr>{content}</w:p>'


def whole(text: str, mark: str, style: str = "BodyText") -> str:
    """A paragraph that comes or goes with all its text."""
    return para(HOW[mark](text) if text else "", mark, style)


def row(text: str, mark: str = "") -> str:
    marked = f"<w:trPr><w:{mark} {signed()}/></w:trPr>" if mark else ""
    return f'<w:tr>{marked}<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{whole(text, mark)}</w:tc></w:tr>'


def table(*rows: str) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'
    return f'<w:tbl><w:tblPr><w:tblW w:w="4000" w:type="dxa"/></w:tblPr>{grid}{"".join(rows)}</w:tbl>'


def moved(half: str, text: str) -> str:
    """A moved paragraph, where it was or where it is."""
    number = next(NUMBERS)
    start = f'<w:move{half}RangeStart w:id="{number}" w:author="甲" w:date="2026-01-01T00:00:00Z" w:name="move1"/>'
    inside = f"<w:move{half} {signed()}>{kept(text)}</w:move{half}>"
    return f'{start}{para(inside, f"move{half}")}<w:move{half}RangeEnd w:id="{number}"/>'


def file(*blocks: str) -> bytes:
    """A Word file with these blocks."""
    plain = write(document(prose("此处")))
    text = parts(plain)["word/document.xml"].decode()
    end = text.index("<w:sectPr", text.index("此处"))
    return edited(plain, (text[text.rindex("<w:p>", 0, text.index("此处")) : end], "".join(blocks)))


def told(view: View) -> Told:
    """The texts of a view, tables as lists of rows."""
    return list(_told(view))


def _told(view: View) -> Iterator[object]:
    for one in view:
        if isinstance(one, Para):
            yield one.text
        elif isinstance(one, Grid):
            yield [[text for box in boxes for text in told(box.content)] for boxes in one.rows]


FIRST, LAST = para(kept("首")), para(kept("末"))
CASES: dict[str, tuple[str, Told, Told]] = {
    "words": (para(kept("甲") + gone("乙") + ins("丙") + kept("丁")), ["甲丙丁"], ["甲乙丁"]),
    "paragraph inserted": (whole("甲", "ins"), ["甲"], []),
    "paragraph deleted": (whole("甲", "del"), [], ["甲"]),
    "several of both": (whole("甲", "del") + whole("乙", "del") + whole("丙", "ins"), ["丙"], ["甲", "乙"]),
    "empty paragraph inserted": (whole("", "ins"), [""], []),
    "paragraph moved": (moved("To", "甲") + para(kept("乙")) + moved("From", "甲"), ["甲", "乙"], ["乙", "甲"]),
    "rows": (table(row("一"), row("二", "del"), row("三", "ins")), [[["一"], ["三"]]], [[["一"], ["二"]]]),
    "table inserted": (table(row("一", "ins"), row("二", "ins")), [[["一"], ["二"]]], []),
    "table deleted": (table(row("一", "del")) + para(kept("甲")), ["甲"], [[["一"]], "甲"]),
    "two paragraphs joined": (para(kept("甲"), "del") + para(kept("乙")), ["甲乙"], ["甲", "乙"]),
}
MODES: tuple[Mode, Mode] = ("accept", "reject")


def asked() -> list[tuple[bytes, Mode]]:
    return [(file(FIRST, body, LAST), mode) for body, _, _ in CASES.values() for mode in MODES]


def wanted() -> list[Told]:
    return [["首", *side, "末"] for _, accepted, rejected in CASES.values() for side in (accepted, rejected)]


@pytest.fixture
def pandoc(need: Need, tmp_path: Path) -> Pandoc:
    return Pandoc(need("pandoc", "apt-get install pandoc"), tmp_path)


@pytest.fixture
def libreoffice(soffice: str) -> LibreOffice:
    return LibreOffice(soffice)


def test_pandoc_resolves_each_kind(pandoc: Pandoc) -> None:
    """It puts a space where it joins two paragraphs."""
    joined = [
        [text.replace(" ", "") if isinstance(text, str) else text for text in told(view)]
        for view in pandoc.views(asked())
    ]
    assert joined == wanted()


def test_libreoffice_resolves_each_kind(libreoffice: LibreOffice) -> None:
    assert [told(view) for view in libreoffice.views(asked())] == wanted()


def test_the_reference_resolves_each_kind(pandoc: Pandoc) -> None:
    plain: list[tuple[bytes, Mode]] = [(resolved(docx, mode), "plain") for docx, mode in asked()]
    assert [told(view) for view in pandoc.views(plain)] == wanted()


def test_the_power_tools_resolve_each_kind_as_the_reference_does(tmp_path: Path) -> None:
    if openxml_sdk.missing():
        pytest.skip(f"the Open XML SDK is missing: {openxml_sdk.INSTALL}")
    openxml_sdk.unpack(tmp_path)
    tools = PowerTools(tmp_path, tmp_path)
    plain: list[tuple[bytes, Mode]] = [(resolved(docx, mode), mode) for docx, mode in asked()]
    found = [canonical(docx) for docx in tools.files([*asked(), *plain])]
    assert found[: len(plain)] == found[len(plain) :]


def test_views_that_differ_are_told_apart() -> None:
    one, other = (Para("a", 0, "甲"),), (Para("a", 1, "甲"),)
    assert difference(one, one) == "" and "wanted" in difference(one, other) and difference(one, ()) != ""
    assert canonical(file(para(kept("甲")))) != canonical(file(para(kept("甲"), style="Caption")))
    assert canonical(file(table(row("一")))) != canonical(file(table(row("一"), row("二"))))
    empty = Para("", 0, "")
    assert but_for_leftovers((*one, empty), one, 1) == one
    assert but_for_leftovers((*one, empty), one, 0) != one
    assert but_for_leftovers((*one, *other), one, 2) != one
    assert words((*one, empty, Grid(()))) == words((*one, Grid(()))) != words((*one, *other, Grid(())))


# --- What the programs cannot do. ---


def test_pandoc_passes_over_revisions_of_rows(need: Need, tmp_path: Path) -> None:
    """Which is why rows are resolved before it reads; their characters it does resolve."""
    (tmp_path / "rows.docx").write_bytes(file(table(row("一"), row("二", "del"))))
    command = [
        need("pandoc", "apt-get install pandoc"),
        "--track-changes=accept",
        "-t",
        "json",
        str(tmp_path / "rows.docx"),
    ]
    tree = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout)
    grid = next(block for block in tree["blocks"] if block["t"] == "Table")["c"]
    rows = len(grid[3][1]) + sum(len(part) for body in grid[4] for part in body[2:])
    assert rows in (1, 2)
    assert "二" not in json.dumps(tree, ensure_ascii=False)


def test_pandoc_leaves_an_empty_heading_and_a_changed_style(need: Need, tmp_path: Path) -> None:
    (tmp_path / "head.docx").write_bytes(
        file(whole("甲", "del", "Heading1"), para(kept("乙"), "", "Heading2", "BodyText"))
    )
    program = need("pandoc", "apt-get install pandoc")

    def read(mode: str) -> str:
        command = [program, f"--track-changes={mode}", "-t", "markdown", str(tmp_path / "head.docx")]
        return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode().strip()

    assert "甲" not in read("accept")
    assert "乙" in read("accept")
    headings = [line for line in read("accept").splitlines() if line.startswith("#")]
    assert len(headings) in (1, 2)
    assert read("reject").splitlines()[-1] in ("## 乙 {#乙}", "## 乙", "乙")


def test_pandoc_leaves_an_empty_title(need: Need, tmp_path: Path) -> None:
    (tmp_path / "title.docx").write_bytes(file(whole("甲", "ins", "Title"), LAST))
    command = [need("pandoc", "apt-get install pandoc"), "--track-changes=reject", "-t", "json"]
    done = subprocess.run([*command, str(tmp_path / "title.docx")], check=True, capture_output=True, timeout=60)
    assert "甲" not in done.stdout.decode()
    assert json.loads(done.stdout)["meta"].get("title", {"c": []})["c"] == []


def test_libreoffice_leaves_an_empty_paragraph_in_front_of_a_table(libreoffice: LibreOffice) -> None:
    docx = file(FIRST, whole("甲", "del"), table(row("一")), LAST)
    assert leftovers(docx, "accept") == 1 and leftovers(docx, "reject") == 0
    (view,) = libreoffice.views([(docx, "accept")])
    assert told(view) in (["首", "", [["一"]], "末"], ["首", [["一"]], "末"])


def test_libreoffice_joins_what_an_insertion_stands_between(libreoffice: LibreOffice) -> None:
    """Characters inserted last in a paragraph, then some inserted first in the next: the first one's end goes too."""
    first = para(kept("首") + ins("甲"))
    alone, shared = file(first, whole("乙", "ins"), LAST), file(first, para(ins("乙") + kept("丙")), LAST)
    for docx, accepted, rejected in (
        (alone, ["首甲", "乙", "末"], (["首末"], ["首", "末"])),
        (shared, ["首甲", "乙丙", "末"], (["首丙", "末"], ["首", "丙", "末"])),
    ):
        assert blurred(docx, "reject") and not blurred(docx, "accept")
        views = libreoffice.views([(docx, "accept"), (docx, "reject")])
        assert told(views[0]) == accepted
        assert told(views[1]) in rejected


def test_libreoffice_finds_moves_of_its_own(libreoffice: LibreOffice) -> None:
    """Where the same words went and came; what follows gets the look of what went in several pieces."""
    lead = '<w:r><w:rPr><w:rStyle w:val="LeadItem"/></w:rPr>'
    went, came = (
        para(
            (how("2.") + how("small mines close;")).replace("<w:r>", lead) + how("the rest</w:t><w:tab/><w:t>too"),
            mark,
        )
        for how, mark in ((gone, "del"), (ins, "ins"))
    )
    head = para(kept("章"), style="Heading1")
    docx = file(FIRST, came, head, went.replace("</w:t>", "</w:delText>").replace("<w:t>", "<w:delText>"), head, LAST)
    assert blurred(docx, "accept")
    (view,) = libreoffice.views([(docx, "accept")])
    assert told(view) == ["首", "2.small mines close;the rest\ttoo", "章", "章", "末"]
    styles = [one.style for one in view if isinstance(one, Para) and one.text == "章"]
    assert styles[0] == "Heading_20_1" and styles[1] in ("Heading_20_1", "Text_20_body")


def test_libreoffice_keeps_its_dummy_in_empty_cells_out_of_view(libreoffice: LibreOffice) -> None:
    (view,) = libreoffice.views([(file(FIRST, table(row("一"), row("", "del")), LAST), "reject")])
    assert told(view) == ["首", [["一"], [""]], "末"]


def test_a_section_that_ends_elsewhere_is_only_read_by_its_words(libreoffice: LibreOffice) -> None:
    section = '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'
    ended = para(gone("甲"), "del").replace("</w:pPr>", f"{section}</w:pPr>", 1)
    docx = file(FIRST, ended, LAST)
    assert blurred(docx, "accept") and not blurred(docx, "reject")
    (view,) = libreoffice.views([(docx, "accept")])
    assert "".join(str(text) for text in told(view)) == "首末"


def test_a_drawing_that_goes_is_noticed() -> None:
    inside = f"<w:del {signed()}><w:r><w:drawing/></w:r></w:del>"
    assert drawings_change(file(para(inside)))
    assert not drawings_change(file(para("<w:r><w:drawing/></w:r>")))
