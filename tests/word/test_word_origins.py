import io
import zipfile

import pytest
from small_documents import cell, document, heading, prose, row, table
from word_sample import sample
from word_xml import W, body, edited

from tjplan.document import Origin
from tjplan.errors import WorkspaceError
from tjplan.word import bookmarks, write
from tjplan.word.home import decode, encode
from tjplan.word.origins import read_origins, read_way_home

_W = W.strip("{}")


def texts(docx: bytes) -> list[tuple[str, str]]:
    return [(found.origin.address, found.text) for found in read_origins(docx)]


def test_texts_come_back_without_numbers_and_labels() -> None:
    blocks = (
        heading("现状", 1, "第一章"),
        prose("组织治理。", "2、", "关闭。", "item"),
        table(row(cell("甲"), cell("乙"))),
    )
    assert texts(write(document(*blocks))) == [
        ("nodes.a.title", "现状"),
        ("nodes.p.title", "关闭。"),
        ("nodes.p.text", "组织治理。"),
        ("columns.t.title", "水库"),
        ("columns.t.rows.甲", "甲"),
        ("columns.t.rows.乙", "乙"),
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_line_of_the_cover_has_its_place(lang: str) -> None:
    found = read_origins(write(sample("en" if lang == "en" else "zh")))
    fields = ("title", "subtitle", "issuer", "date", "notice")
    assert [item.origin for item in found[:5]] == [
        Origin(f"plan.{field}", "en" if lang == "en" else "zh") for field in fields
    ]


def test_bookmark_names_fit_word_and_stand_once() -> None:
    names = [found.bookmark for found in read_origins(write(sample("zh")))]
    assert len(names) == len({name.lower() for name in names}) == 250
    assert all(name.isascii() and name.replace("_", "").isalnum() and len(name) <= 40 for name in names)


def test_bookmark_ids_stand_once() -> None:
    ids = [mark.get(f"{W}id") for mark in body(write(sample("zh"))).iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids))


def test_one_place_shown_twice_has_two_bookmarks() -> None:
    found = read_origins(write(document(prose("甲"), prose("甲"))))
    assert [item.origin.address for item in found] == ["nodes.p.text", "nodes.p.text"]
    assert found[0].bookmark != found[1].bookmark


def test_one_place_shown_a_hundred_times_tries_each_name_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def counted(address: str, salt: int) -> str:
        tried.append(name := readable(address, salt))
        return name

    readable = bookmarks._readable
    monkeypatch.setattr(bookmarks, "_readable", counted)
    book = bookmarks.Bookmarks()
    for _ in range(100):
        book.wrap([], Origin("nodes.p.text", "zh"), "paragraph")
    assert tried == [entry.bookmark for entry in book.entries] == [readable("nodes.p.text", at) for at in range(100)]


def test_a_name_does_not_change_when_a_paragraph_is_added_before() -> None:
    before = {found.origin: found.bookmark for found in read_origins(write(document(prose("甲"))))}
    after = {found.origin: found.bookmark for found in read_origins(write(document(heading("题"), prose("甲"))))}
    assert before.items() <= after.items()


def test_an_insertion_counts_and_a_deletion_does_not() -> None:
    docx = write(document(prose("两处。")))
    change = (
        '<w:r><w:t xml:space="preserve">两处。</w:t></w:r>',
        '<w:del w:id="8" w:author="x"><w:r><w:delText>两</w:delText></w:r></w:del>'
        '<w:ins w:id="9" w:author="x"><w:r><w:t>三</w:t></w:r></w:ins><w:r><w:t>处。</w:t></w:r>',
    )
    assert texts(edited(docx, change)) == [("nodes.p.text", "三处。")]


def test_a_paragraph_split_in_two_comes_back_as_two_lines() -> None:
    docx = edited(write(document(prose("甲乙"))), ("甲乙", "甲</w:t></w:r></w:p><w:p><w:r><w:t>乙"))
    assert texts(docx) == [("nodes.p.text", "甲\n乙")]


def test_a_bookmark_that_never_ends_is_no_place() -> None:
    lost = ("<w:sectPr", '<w:p><w:bookmarkStart w:id="0" w:name="tj_nodes_p_text_4f2082ea"/></w:p><w:sectPr')
    assert texts(edited(write(document(prose("甲"))), lost)) == [("nodes.p.text", "甲")]


def test_a_changed_number_stays_in_the_text() -> None:
    docx = edited(write(document(prose("供水不足。", "1、"))), ("1、供水", "9、供水"))
    assert texts(docx) == [("nodes.p.text", "9、供水不足。")]


def test_a_table_of_another_schema_is_not_ours() -> None:
    docx = edited(write(document(prose("甲"))), ('schema="1"', 'schema="99"'), part="customXml/item1.xml")
    assert read_origins(docx) == []


def test_the_way_home_names_plan_language_and_headings() -> None:
    home = read_way_home(write(sample("en")))
    assert home is not None
    assert (home.plan_id, home.lang) == ("qinghe-2024-2030", "en")
    assert list(home.headings.values())[:2] == ["general", "status"]
    assert all(name.startswith("_Toc") for name in home.headings)


@pytest.mark.parametrize("hard", ["_x0041_", "a\nb\tc\r", "\x00\ud800\uffff\x85\u2028", "_x005F_x0041_", "号"])
def test_every_address_survives_the_table(hard: str) -> None:
    assert decode(encode(hard)) == hard


@pytest.mark.parametrize(
    "junk", [b"", b"PK\x03\x04", b"<html/>", b"PK\x05\x06" + bytes(18)], ids=["empty", "torn", "html", "no parts"]
)
def test_what_is_no_word_file_is_refused_or_not_ours(junk: bytes) -> None:
    try:
        assert read_origins(junk) == []
    except WorkspaceError as error:
        assert ".docx" in error.zh
        assert ".docx" in error.en


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(20_000_000))
    with pytest.raises(WorkspaceError, match="20000000"):
        read_origins(out.getvalue())


def test_a_zip_of_countless_parts_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(2001):
            archive.writestr(f"{number}.xml", "")
    with pytest.raises(WorkspaceError, match="2001"):
        read_origins(out.getvalue())


def test_entities_are_refused() -> None:
    docx = write(document(prose("甲")))
    bomb = ("<w:document", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document')
    with pytest.raises(WorkspaceError, match="document type"):
        read_origins(edited(docx, bomb, ("甲", "&e;")))


def test_a_broken_main_part_is_refused() -> None:
    with pytest.raises(WorkspaceError):
        read_origins(edited(write(document(prose("甲"))), ("</w:body>", "")))
