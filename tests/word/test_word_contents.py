from small_documents import document, heading, prose
from word_sample import sample
from word_xml import W, body, part, short, style_of, text_of

from tjplan.document import Cover
from tjplan.word import write


def entries(docx: bytes) -> list[str]:
    return [text_of(child) for child in body(docx) if style_of(child).startswith("TOC")]


def test_an_entry_links_to_its_heading_and_asks_for_its_page() -> None:
    docx = write(document(heading("现状", 1, "第一章")), {"a": 7})
    assert short(body(docx)[1]) == (
        '<p><pPr><pStyle val="TOC1"/></pPr>'
        '<r><fldChar fldCharType="begin"/></r>'
        '<r><instrText> TOC \\o "1-2" \\h \\z </instrText></r>'
        '<r><fldChar fldCharType="separate"/></r>'
        '<hyperlink anchor="_Toc587968979" history="1">'
        "<r><t>第一章  现状</t></r><r><tab/></r>"
        '<r><fldChar fldCharType="begin"/></r>'
        "<r><instrText> PAGEREF _Toc587968979 \\h </instrText></r>"
        '<r><fldChar fldCharType="separate"/></r><r><t>7</t></r>'
        '<r><fldChar fldCharType="end"/></r></hyperlink></p>'
    )


def test_every_entry_leads_to_a_bookmark_that_is_there() -> None:
    root = body(write(sample("zh")))
    marks = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    links = [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")]
    assert len(links) == 5
    assert set(links) <= marks


def test_fields_open_and_close() -> None:
    kinds = [mark.get(f"{W}fldCharType") for mark in body(write(sample("en"))).iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 6


def test_a_page_that_nobody_counted_shows_a_dash() -> None:
    assert entries(write(document(heading("总则")))) == ["目录", "总则—"]


def test_deep_headings_are_not_listed() -> None:
    listed = entries(write(document(heading("一"), heading("二", 2, anchor="b"), heading("三", 3, anchor="c"))))
    assert listed == ["目录", "一—", "二—"]


def test_without_headings_there_are_no_contents() -> None:
    assert entries(write(document(prose("只有一段。")))) == []


def test_no_program_is_told_to_update_fields_on_opening() -> None:
    docx = write(sample("zh"))
    assert "updateFields" not in short(part(docx, "word/settings.xml"))
    assert "dirty" not in short(body(docx))


def test_cover_and_contents_have_no_page_number_and_the_body_starts_at_one() -> None:
    front, contents, main = body(write(sample("zh"))).iter(f"{W}sectPr")
    assert "footerReference" not in short(front) + short(contents)
    assert short(main).startswith(
        '<sectPr><footerReference type="default" id="rId4"/><footerReference type="even" id="rId5"/>'
    )
    assert '<pgNumType start="1"/>' in short(main)


def test_page_numbers_stand_outside() -> None:
    docx = write(sample("zh"))
    odd, even = (part(docx, f"word/footer{number}.xml") for number in (1, 2))
    assert text_of(odd) == text_of(even) == "— 1 —"
    assert '<ind right="280" rightChars="100"/><jc val="right"/>' in short(odd)
    assert '<ind left="280" leftChars="100"/><jc val="left"/>' in short(even)
    assert "evenAndOddHeaders" in short(part(docx, "word/settings.xml"))


def test_the_type_area_is_that_of_the_standard() -> None:
    section = short(body(write(sample("zh")))[-1])
    assert '<pgSz w="11906" h="16838"/>' in section
    assert '<pgMar top="2098" right="1474" bottom="1984" left="1587"' in section
    assert '<docGrid type="lines" linePitch="579"/>' in section


def test_the_cover_shows_its_lines_and_leaves_out_empty_ones() -> None:
    cover = Cover("水资源规划", "", "县政府", "二○二四年五月", "示例")
    paragraphs = [child for child in body(write(document(prose("甲"), cover=cover))) if child.tag == f"{W}p"][:4]
    assert [(style_of(child), text_of(child)) for child in paragraphs] == [
        ("Title", "水资源规划"),
        ("CoverIssuer", "县政府"),
        ("CoverDate", "二○二四年五月"),
        ("CoverNotice", "示例"),
    ]
