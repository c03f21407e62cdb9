"""Words that this website explains, apart from what the plan defines itself."""

from dataclasses import replace

import handmade
from reading import rendered

from tjplan.document import Origin, Paragraph, Run
from tjplan.model.plan import Plan
from tjplan.model.text import LANGS, Lang
from tjplan.pages.cards import cards
from tjplan.pages.terms import marked
from tjplan.pages.website import websites

WETLAND = {
    "name": handmade.text("湿地", "wetland"),
    "explanation": handmade.text("常年或季节性积水的土地", "land under water always or in season"),
    "source": handmade.text("《湿地保护法》第二条", "Wetlands Protection Law, Article 2"),
}
SAID: dict[Lang, str] = {"zh": "湿地越多，湿地鸟类越多。", "en": "More wetlands, more birds of the wetland."}


def plan(**terms: str) -> Plan:
    made = handmade.plan()
    explained = {"wetland": handmade.entity("glossary", "wetland", WETLAND)}
    return replace(made, collections={**made.collections, "glossary": explained})


def document(lang: Lang):  # type: ignore[no-untyped-def]
    made = handmade.document(lang)
    said = Paragraph((Run(SAID[lang]),), Origin("nodes.birds.text", lang), "birds")
    return replace(made, blocks=(*made.blocks, said))


def test_the_first_use_in_a_chapter_can_be_opened_in_singular_and_plural() -> None:
    for lang, first in (("zh", "湿地"), ("en", "wetlands")):
        runs = marked(document(lang), plan()).blocks[-1].text
        assert [run.text for run in runs if run.address == "glossary.wetland"] == [first]


def test_its_card_says_that_the_plan_does_not_say_so_and_what_it_goes_by() -> None:
    card = cards(plan(), document("en"), None)["glossary.wetland"]
    told = {line.label: [item.text for item in line.items] for line in card.lines}
    assert card.value == "land under water always or in season"
    assert told["Note"] == ["An explanation by this website, no part of the plan"]
    assert told["Source"] == ["Wetlands Protection Law, Article 2"] and told["Chinese"] == ["湿地"]


def test_the_page_of_terms_keeps_them_apart() -> None:
    sites = websites(plan(), {lang: document(lang) for lang in LANGS})
    page = rendered(sites["zh"].pages["glossary.md"])
    assert "glossary-wetland" in page.ids()
    assert "不是规划的内容" in page.text and "《湿地保护法》第二条" in page.text


def test_the_plans_own_definition_goes_first() -> None:
    made = plan()
    own = {"name": WETLAND["name"], "definition": handmade.text("本规划所称湿地", "wetland of this plan")}
    terms = {**made.collections["terms"], "wetland": handmade.entity("terms", "wetland", own)}
    made = replace(made, collections={**made.collections, "terms": terms})
    runs = marked(document("zh"), made).blocks[-1].text
    assert [run.address for run in runs if run.address] == ["terms.wetland"]
