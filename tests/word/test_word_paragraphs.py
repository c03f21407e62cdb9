from small_documents import document, heading, prose
from word_xml import body, part, short, style_of, text_of

from tjplan.document import Block
from tjplan.word import write


def only(block: Block) -> str:
    return short(body(write(document(block)))[0])


def runs(block: Block, lang: str = "zh") -> list[str]:
    paragraph = body(write(document(block, lang="en" if lang == "en" else "zh")))[0]
    return [short(child) for child in paragraph if str(child.tag).endswith("}r")]


def test_prose_is_one_bookmarked_run() -> None:
    assert only(prose("泉水两处。")) == (
        '<p><pPr><pStyle val="BodyText"/></pPr>'
        '<bookmarkStart id="0" name="tj_nodes_p_text_4f2082ea"/>'
        "<r><t>泉水两处。</t></r>"
        '<bookmarkEnd id="0"/></p>'
    )


def test_a_run_in_heading_stands_in_the_face_of_its_kind() -> None:
    assert runs(prose("由县组织治理。", "2、", "关闭取水口。", "item")) == [
        '<r><rPr><rStyle val="LeadItem"/></rPr><t>2、关闭取水口。</t></r>',
        "<r><t>由县组织治理。</t></r>",
    ]


def test_a_run_in_heading_of_an_unknown_kind_stands_in_the_common_face() -> None:
    assert runs(prose("达标。", "", "要求：", "oddity"))[0] == ('<r><rPr><rStyle val="Lead"/></rPr><t>要求：</t></r>')


def test_english_puts_a_space_after_number_and_lead() -> None:
    assert runs(prose("The county restores them.", "2.", "Closed intakes.", "item"), "en") == [
        '<r><rPr><rStyle val="LeadItem"/></rPr><t>2. Closed intakes.</t></r>',
        "<r><t> The county restores them.</t></r>",
    ]


def test_a_number_without_a_lead_stands_in_the_text() -> None:
    assert runs(prose("供水不足。", "1、")) == ["<r><t>1、供水不足。</t></r>"]


def test_chinese_quotes_and_dashes_ask_for_chinese_type() -> None:
    assert runs(prose("“两山”")) == ['<r><rPr><rFonts hint="eastAsia"/></rPr><t>“两山”</t></r>']


def test_english_quotes_do_not() -> None:
    assert runs(prose("“two mountains”"), "en") == ["<r><t>“two mountains”</t></r>"]


def test_a_line_end_inside_a_run_is_a_line_break() -> None:
    assert runs(prose("甲\r\n乙\t丙")) == ["<r><t>甲</t><br/><t>乙</t><tab/><t>丙</t></r>"]


def test_a_chapter_shows_its_number_two_spaces_and_its_title() -> None:
    assert text_of(body(write(document(prose("引言"), heading("现状", 1, "第一章"))))[-2]) == "第一章  现状"


def test_a_section_shows_its_number_and_title_without_a_gap() -> None:
    assert text_of(body(write(document(prose("引言"), heading("现状", 2, "一、"))))[-2]) == "一、现状"


def test_headings_are_in_the_real_heading_styles() -> None:
    levels = [heading("题", level, anchor=f"a{level}") for level in (1, 2, 3, 4)]
    paragraphs = list(body(write(document(prose("引言"), *levels))))[-5:-1]
    assert [style_of(paragraph) for paragraph in paragraphs] == [f"Heading{level}" for level in (1, 2, 3, 4)]


def test_heading_styles_have_outline_levels_and_chapters_start_pages() -> None:
    styles = part(write(document()), "word/styles.xml")
    for level in (1, 2, 3, 4):
        style = next(
            style for style in styles if short(style).startswith("<style") and f'"Heading{level}"' in short(style)
        )
        assert f'<name val="heading {level}"/>' in short(style)
        assert f'<outlineLvl val="{level - 1}"/>' in short(style)
        assert ("<pageBreakBefore/>" in short(style)) == (level == 1)


def test_the_first_chapter_leaves_the_new_page_to_its_section() -> None:
    first, second = (
        paragraph
        for paragraph in body(write(document(heading("总则"), heading("现状", anchor="b"))))
        if style_of(paragraph) == "Heading1"
    )
    assert '<pageBreakBefore val="0"/>' in short(first)
    assert "pageBreakBefore" not in short(second)


def test_style_ids_are_ascii() -> None:
    styles = part(write(document()), "word/styles.xml")
    ids = [value for style in styles for key, value in style.items() if str(key).endswith("}styleId")]
    assert len(ids) > 20
    assert all(style_id.isascii() and style_id.isalnum() for style_id in ids)
