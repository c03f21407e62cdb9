"""Texts of which one language changed alone, down to the sentence, and the record that settles them."""

from pathlib import Path

import pytest

from tjplan import workspace
from tjplan.diff.confirmed import Record, dumped
from tjplan.diff.confirming import confirmed
from tjplan.diff.pairs import pairs
from tjplan.diff.translations import untranslated
from tjplan.errors import WorkspaceError
from tjplan.load import folder
from tjplan.model.plan import Plan
from tjplan.model.text import Bilingual
from tjplan.review import Untranslated

SMALLEST = Path(__file__).parents[1] / "plans" / "good" / "smallest"
FACTS = """schema_version: 1
facts:
  wells: {{name: {{zh: 水井, en: wells}}, value: {wells}, unit: 个, as_of: 2025, scope: places.town}}
  ponds: {{name: {{zh: 水塘, en: ponds}}, value: {wells}, unit: 个, as_of: 2025, scope: places.town}}
"""


def plan(*texts: tuple[str, str], wells: int = 3, name: str = "p") -> Plan:
    """The smallest plan with paragraphs ``p0``, ``p1``, … of these words in Chinese and English."""
    files, _ = folder.files_of(SMALLEST, "plan")
    body = "".join(
        f"    - id: {name}{at}\n      text: {{zh: '{zh}', en: '{en}'}}\n" for at, (zh, en) in enumerate(texts)
    )
    head = "schema_version: 1\nchapter:\n  id: text\n  kind: chapter\n  title: {zh: 供水, en: Water Supply}\n  body:\n"
    files["plan/chapters/text.yaml"] = (head + body).encode()
    files["plan/facts.yaml"] = FACTS.format(wells=wells).encode()
    loaded = folder.load(files)
    assert not loaded.broken
    return loaded.plan


def told(old: Plan, new: Plan, record: Record | None = None) -> list[Untranslated]:
    return list(untranslated(old, new, record or {}))


def words(found: Untranslated) -> list[tuple[str, str, str]]:
    return [(one.old, one.new, one.other) for one in found.sentences]


ZH, EN = "有井。有塘。有河。", "There is a well. There is a pond. There is a river."


def test_a_sentence_that_changed_in_chinese_alone_is_told_with_its_counterpart_and_where_that_stands() -> None:
    (found,) = told(plan((ZH, EN)), plan(("有井。有两个塘。有河。", EN)))
    assert (found.address, found.changed, found.label.zh) == ("nodes.p0.text", "zh", "nodes.p0.text")
    assert words(found) == [("有塘。", "有两个塘。", "There is a pond.")]
    line = "      text: {zh: '有井。有两个塘。有河。', en: 'There is a well. There is a pond. There is a river.'}"
    assert found.place == ("plan/chapters/text.yaml", 8, line.index("There is a well") + 1)
    assert found.sentences[0].place == ("plan/chapters/text.yaml", 8, line.index("There is a pond") + 1)


def test_the_reverse_is_told_too() -> None:
    (found,) = told(plan((ZH, EN)), plan((ZH, EN.replace("a pond", "two ponds"))))
    assert found.changed == "en"
    assert words(found) == [("There is a pond.", "There is two ponds.", "有塘。")]


def test_what_changed_in_both_languages_is_not_told() -> None:
    assert told(plan((ZH, EN)), plan((ZH.replace("塘", "湖"), EN.replace("pond", "lake")))) == []


def test_where_both_changed_but_in_other_sentences_each_is_told() -> None:
    new = plan((ZH.replace("塘", "湖"), EN.replace("river", "brook")))
    zh, en = told(plan((ZH, EN)), new)
    assert (zh.changed, words(zh)) == ("zh", [("有塘。", "有湖。", "There is a pond.")])
    assert (en.changed, words(en)) == ("en", [("There is a river.", "There is a brook.", "有河。")])


def test_of_two_sentences_only_the_one_that_was_not_followed_is_told() -> None:
    new = plan(("有泉。有湖。有河。", EN.replace("well", "spring")))
    (found,) = told(plan((ZH, EN)), new)
    assert words(found) == [("有塘。", "有湖。", "There is a pond.")]


def test_a_sentence_added_or_taken_out_in_one_language_is_told() -> None:
    (more,) = told(plan((ZH, EN)), plan(("有井。有山。有塘。有河。", EN)))
    assert words(more) == [("", "有山。", "")]
    (less,) = told(plan((ZH, EN)), plan(("有井。有河。", EN)))
    assert words(less) == [("有塘。", "", "There is a pond.")]


def test_a_sentence_added_in_both_languages_is_not_told_and_the_rest_keep_their_counterparts() -> None:
    added = "有山。" + ZH, "There is a hill. " + EN
    assert told(plan((ZH, EN)), plan(added)) == []
    (found,) = told(plan((ZH, EN)), plan((added[0].replace("有河", "有大河"), added[1])))
    assert words(found) == [("有河。", "有大河。", "There is a river.")]


def test_where_a_translator_parted_a_sentence_its_marks_say_which_belong_together() -> None:
    zh = "东有山，西有林。有井[[3个|facts.wells]]。交通便利。"
    en = "Hills lie east. Woods lie west. There are [[three|facts.wells]] wells. Transport is good."
    (found,) = told(plan((zh, en)), plan((zh.replace("有井", "新有井").replace("便利", "很便利"), en)))
    assert words(found) == [
        ("有井3个。", "新有井3个。", "There are three wells."),
        ("交通便利。", "交通很便利。", "Transport is good."),
    ]
    (first,) = told(plan((zh, en)), plan((zh.replace("有林", "有湖"), en)))
    assert words(first)[0][2] == "Hills lie east. Woods lie west."


def test_a_counterpart_that_nobody_can_know_is_left_empty() -> None:
    zh, en = "有井。有塘，有河，有山。", "There is a well. There is a pond. There is a river. There is a hill."
    (found,) = told(plan((zh, en)), plan((zh.replace("有山", "有林"), en)))
    assert words(found) == [("有塘，有河，有山。", "有塘，有河，有林。", "")]
    assert found.sentences[0].place is None and found.place is not None


@pytest.mark.parametrize(
    "after",
    ["有井[[3个|facts.ponds]]。", "有井{{facts.wells}}。", "有井3个。", "有井 [[3个|facts.wells]]。"],
    ids=["another path", "rendered from the data", "no mark", "a blank beside a mark"],
)
def test_a_mark_of_the_same_words_is_no_change(after: str) -> None:
    en = "There are [[three|facts.wells]] wells."
    assert told(plan(("有井[[3个|facts.wells]]。", en)), plan((after, en))) == []


def test_a_bound_figure_that_changed_is_a_change_of_the_language_that_binds_it() -> None:
    text = "有井{{facts.wells}}。", "There are [[three|facts.wells]] wells."
    (found,) = told(plan(text, wells=3), plan(text, wells=4))
    assert (found.changed, words(found)) == ("zh", [("有井3个。", "有井4个。", "There are three wells.")])
    both = "有井{{facts.wells}}。", "There are {{facts.wells}} wells."
    assert told(plan(both, wells=3), plan(both, wells=4)) == []


def test_a_stop_in_a_number_or_behind_a_shortened_word_ends_no_sentence() -> None:
    zh, en = "见第55号令，计3.5。有井。", "See Order No. 55 and 3.5. There is a well."
    (found,) = told(plan((zh, en)), plan((zh.replace("有井", "有塘"), en)))
    assert words(found) == [("有井。", "有塘。", "There is a well.")]


def test_a_text_that_came_or_that_lacked_a_language_is_not_told() -> None:
    assert told(plan((ZH, EN)), plan((ZH, EN), ("有山。", "There is a hill."))) == []
    assert told(plan((ZH, "")), plan((ZH.replace("井", "泉"), EN))) == []
    assert told(plan((ZH, EN)), plan((ZH.replace("井", "泉"), ""))) == []


def test_a_text_is_known_by_its_old_address_where_its_record_was_renamed() -> None:
    old, new = plan((ZH, EN)), plan((ZH.replace("塘", "湖"), EN), name="q")
    assert told(old, new) == []
    (found,) = untranslated(old, new, {}, renamed={"nodes.q0": "nodes.p0"})
    assert found.address == "nodes.q0.text" and words(found)[0][1] == "有湖。"


def test_a_pair_that_the_record_confirms_as_it_is_now_is_not_told() -> None:
    old, new = plan((ZH, EN)), plan((ZH.replace("塘", "湖"), EN))
    record = confirmed(list(pairs(new)), {}, ["nodes.p0.text"])
    assert told(old, new, record) == []
    assert len(told(old, plan((ZH.replace("塘", "海"), EN)), record)) == 1
    assert len(told(old, new, confirmed(list(pairs(old)), {}, ["nodes.p0.text"]))) == 1


def test_names_of_the_data_are_told_and_explanations_for_readers_are_not(tmp_path: Path) -> None:
    files, _ = folder.files_of(SMALLEST, "plan")
    files["plan/glossary.yaml"] = (
        b"schema_version: 1\nglossary:\n  well: {term: {zh: w, en: w}, text: {zh: a, en: b}}\n"
    )
    old = folder.load(files).plan
    for name in ("plan/organisations.yaml", "plan/glossary.yaml"):
        files[name] = files[name].replace("镇政府".encode(), "县政府".encode()).replace(b"zh: a", b"zh: c")
    (found,) = told(old, folder.load(files).plan)
    assert (found.address, words(found)) == (
        "organisations.office.name",
        [("镇政府", "县政府", "Town Government")],
    )


def test_our_plan_does_not_differ_from_itself_and_a_swapped_word_in_each_text_is_told(our_plan: Path) -> None:
    files, _ = folder.files_of(our_plan, "plan")
    old = folder.load(files).plan
    assert told(old, old) == []
    changed = {name: raw.replace("规划".encode(), "计划".encode()) for name, raw in files.items()}
    new = folder.load(changed).plan
    found = told(old, new)
    assert len(found) > 50 and {one.changed for one in found} == {"zh"}
    all_told = [one for text in found for one in text.sentences]
    assert sum(one.other != "" for one in all_told) > 0.95 * len(all_told)


def test_others_ask_with_the_bytes_of_the_record_and_labels_of_their_own() -> None:
    old, new = plan((ZH, EN)), plan((ZH.replace("塘", "湖"), EN))
    (found,) = workspace.untranslated(old, new, None, lambda address: Bilingual(f"文 {address}", f"text {address}"))
    assert found.label == Bilingual("文 nodes.p0.text", "text nodes.p0.text")
    record = dumped(confirmed(list(pairs(new)), {}, [found.address]))
    assert workspace.untranslated(old, new, record) == ()
    with pytest.raises(WorkspaceError, match=r"^main:translations\.json:1:2 is no JSON"):
        workspace.untranslated(old, new, b"{", name="main:translations.json")
