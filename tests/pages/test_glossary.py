"""Terms, bodies, places and cited documents, in both languages and linked to where they stand."""

from dataclasses import replace

import handmade
from reading import rendered

from tjplan.document import Document, Origin, Paragraph, Run
from tjplan.model.plan import Plain, Plan, Reference
from tjplan.model.text import LANGS, Lang
from tjplan.pages.cards import cards
from tjplan.pages.glossary import to_documents, to_glossary
from tjplan.pages.terms import marked
from tjplan.pages.website import website

LAW = handmade.entity("documents", "wetland_law", {
    "title": handmade.text("湿地法", "Wetland Law"), "kind": Plain("law", handmade.SPOT), "date": Plain("2021-12", handmade.SPOT),
})  # fmt: skip
UNCITED = handmade.entity("documents", "uncited", {"title": handmade.text("旧法", "Old Law")})
MOOR = handmade.entity("terms", "moor", {
    "name": handmade.text("沼地", "moor"), "definition": handmade.text("常年积水的地", "land that is under water all year"),
})  # fmt: skip
OFFICE = handmade.entity("organisations", "office", {
    "name": handmade.text("湿地办", "Wetland Office"), "valid_to": Plain("2018-03", handmade.SPOT),
    "replaced_by": Reference("organisations.bureau", handmade.SPOT),
})  # fmt: skip
BUREAU = handmade.entity("organisations", "bureau", {"name": handmade.text("湿地局", "Wetland Bureau")})


def plan() -> Plan:
    made = handmade.plan()
    collections = {
        **made.collections,
        "documents": {"wetland_law": LAW, "uncited": UNCITED},
        "terms": {"moor": MOOR},
        "organisations": {"office": OFFICE, "bureau": BUREAU},
    }
    return replace(made, collections=collections)


def document(lang: Lang) -> Document:
    made = handmade.document(lang)
    words = {
        "zh": ("《", "湿地法", "》管沼地，沼地管水。"),
        "en": ("The ", "Wetland Law", " governs moor; a Moor, moorland."),
    }[lang]
    text = (Run(words[0]), Run(words[1], "documents.wetland_law.title"), Run(words[2]))
    return replace(made, blocks=(*made.blocks, Paragraph(text, Origin("nodes.law.text", lang), "law")))


def test_names_stand_in_both_languages_and_the_other_one_is_marked() -> None:
    cells = [e for e in rendered(to_glossary(plan(), document("en"))).elements if e.attributes.get("lang") == "zh-Hans"]
    assert [cell.text for cell in cells] == ["沼地", "湿地办", "湿地局"]


def test_a_body_that_was_replaced_says_by_which() -> None:
    assert "至2018-03，现为湿地局" in rendered(to_glossary(plan(), document("zh"))).text


def test_cited_documents_link_to_where_they_are_cited_and_no_other_is_listed() -> None:
    page = rendered(to_documents(plan(), document("en")))
    assert [e.attributes["href"] for e in page.all("a")] == ["goals.html#law"]
    assert "Law" in page.text and "2021-12" in page.text and "Old Law" not in page.text


def test_a_defined_term_can_be_opened_where_a_chapter_first_uses_it() -> None:
    for lang, name in (("zh", "沼地"), ("en", "moor")):
        (paragraph,) = (
            b for b in marked(document(lang), plan()).blocks if isinstance(b, Paragraph) and b.anchor == "law"
        )
        found = [part.text for part in paragraph.text if isinstance(part, Run) and part.address == "terms.moor"]
        assert found == [name]


def test_marking_terms_changes_no_word() -> None:
    from tjplan.document import plain

    for lang in LANGS:
        before, after = document(lang), marked(document(lang), plan())
        texts = [[plain(b.text) for b in one.blocks if isinstance(b, Paragraph)] for one in (before, after)]
        assert texts[0] == texts[1]


def test_terms_and_documents_have_cards_with_a_place() -> None:
    found = cards(plan(), document("en"), None)
    assert found["terms.moor"].value == "land that is under water all year"
    assert found["documents.wetland_law.title"].target == "documents.md#wetland_law"
    pages = website(document("en"), plan(), {}).pages
    for card in (found["terms.moor"], found["documents.wetland_law.title"]):
        path, _, anchor = card.target.partition("#")
        assert f'id="{anchor}"' in pages[path]


def test_a_plan_without_names_has_no_such_page() -> None:
    bare = replace(handmade.plan(), collections={})
    assert to_glossary(bare, document("zh")) == "" and to_documents(bare, document("zh")) == ""
