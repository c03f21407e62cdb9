"""Two states of a plan compared: the review that every format of ``tjplan diff`` tells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tjplan.check.comparing import compared
from tjplan.check.impact import touched
from tjplan.check.statings import Statings
from tjplan.diff import between, of_plan
from tjplan.diff.confirmed import FILE
from tjplan.diff.document_book import DocumentBook
from tjplan.diff.items import grouped, items, number_of, renumbered
from tjplan.diff.of_document import of_document
from tjplan.diff.plan_book import PlanBook
from tjplan.document import Document
from tjplan.errors import WorkspaceError
from tjplan.load.titles import title
from tjplan.model.change import Change
from tjplan.model.content import Content
from tjplan.model.plan import Plan
from tjplan.model.text import LANGS, Bilingual, Lang
from tjplan.review import FindingChanges, Item, Review, Stated, Untranslated
from tjplan.workspace.checking import findings
from tjplan.workspace.incomparable import foreign_remarks, without_lost
from tjplan.workspace.reasons import reasons
from tjplan.workspace.sides import Opened, both
from tjplan.workspace.translations import untranslated

MOST_IMPACTS = 60
"""Changed figures and names whose consequences are looked up; a new plan changes them all, and nobody would read it."""
_NOT_READ = Bilingual(
    "规划换过文件夹，提交说明中的理由没有读取",
    "the plan was in another folder, so reasons in commit messages were not read",
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides as opened, and what was found."""

    old: Opened
    new: Opened
    review: Review


def compare(
    old: str, new: str | None, folder: Path | None, today: date | None = None, *, given: bool = False
) -> Comparison:
    """The comparison of what ``old`` and ``new`` name; without ``new`` the plan in ``folder`` as it stands.

    ``folder`` is that of the plan, None where the user is in no plan's folder and names none; ``given`` says that
    the user named it.

    Raises:
        WorkspaceError: a side cannot be read, or the two have no language in common.
        HistoryError: git or a revision cannot be had.
    """
    before, after = both(old, new, folder, given=given)
    return Comparison(before, after, review(before, after, today))


def review(old: Opened, new: Opened, today: date | None = None) -> Review:
    """Everything about the two sides; Word files are compared by what they print in their language."""
    if old.plan is not None and new.plan is not None:
        return _of_plans(old, new, old.plan, new.plan, today or date.today())
    return _of_documents(old, new)


def words_alone(old: Opened, new: Opened, before: Plan, after: Plan) -> Review:
    """What changed between the plans of two sides, and why, without what that did to anything else: of editions
    that are past nobody wants to know."""
    books = PlanBook(before, title), PlanBook(after, title)
    told, said = _told(old, new, before, after, books)
    groups, told = grouped(told, *books)
    return Review(old.side, new.side, groups, told, remarks=said)


def _told(
    old: Opened, new: Opened, before: Plan, after: Plan, books: tuple[PlanBook, PlanBook]
) -> tuple[tuple[Item, ...], tuple[Bilingual, ...]]:
    """The changes with reasons and numbers, and what to say of the sides and of the reasons."""
    contents = of_plan(before), of_plan(after)
    changes = between(*contents)
    changes = (*changes, *renumbered(changes, contents[1], *books))
    told = items(changes, contents, books)
    explained, said = _reasons(old, new, before, after, changes)
    told = tuple(replace(item, reason=explained.get(at)) for at, item in enumerate(told))
    told, unknown = without_lost(tuple(_with_numbers(told, before, after)), old, new)
    foreign = foreign_remarks(old.side, new.side, contents, changes)
    return told, (*foreign, *old.remarks, *new.remarks, *unknown, *said)


def _of_plans(old: Opened, new: Opened, before: Plan, after: Plan, today: date) -> Review:
    books = PlanBook(before, title), PlanBook(after, title)
    told, said = _told(old, new, before, after, books)
    told = tuple(_with_impacts(told, after, books[1]))
    groups, told = grouped(told, *books)
    unfollowed = _unfollowed(told)
    untranslated, broken = _untranslated(new, before, after, books[1], told)
    return Review(
        old.side,
        new.side,
        groups,
        told,
        _findings(old, new, today),
        untranslated,
        remarks=(*said, *broken, *unfollowed),
    )


def _reasons(
    old: Opened, new: Opened, before: Plan, after: Plan, changes: Sequence[Change]
) -> tuple[Mapping[int, Bilingual], tuple[Bilingual, ...]]:
    """Why each change was made; commits explain those since a revision, up to the work tree's own."""
    folder = new.folder or old.folder
    if folder is None:
        return {}, ()
    one_plan = old.folder is not None and new.folder is not None and old.folder.resolve() == new.folder.resolve()
    since = old.side.commit if one_plan else None
    if since and (old.elsewhere or new.elsewhere):
        told, said = reasons(folder, None, None, before, after, changes)
        return told, (_NOT_READ, *said)
    return reasons(folder, since or None, (new.side.commit or "HEAD") if since else None, before, after, changes)


def _untranslated(
    new: Opened, before: Plan, after: Plan, book: PlanBook, told: Sequence[Item]
) -> tuple[tuple[Untranslated, ...], tuple[Bilingual, ...]]:
    """What changed in one language alone, and what to say where the record of translations cannot be read."""
    renamed = {item.change.address: item.change.was for item in told if item.change.kind == "renamed"}
    record = new.beside.get(FILE)

    def label(address: str) -> Bilingual:
        return book.where(_record(address))

    try:
        return untranslated(before, after, record, label, renamed, f"{new.side.name}:{FILE}"), ()
    except WorkspaceError as error:
        return untranslated(before, after, None, label, renamed), (Bilingual(error.zh, error.en),)


def _with_numbers(told: Sequence[Item], before: Plan, after: Plan) -> Iterator[Item]:
    was = {item.change.address: item.change.was for item in told if item.change.kind == "renamed"}
    for item in told:
        address = item.change.address
        yield replace(item, number=number_of(item.change, before, after, was.get(address, address)))


def _with_impacts(told: Sequence[Item], plan: Plan, book: PlanBook) -> Iterator[Item]:
    """What else each changed figure, name or column touches."""
    changed = {(f"{item.change.address}.{_text(item.change.field)}", item.lang) for item in told}
    left = MOST_IMPACTS
    statings = Statings(plan)
    for item in told:
        path = _path(item.change)
        if path and left > 0:
            left -= 1
            yield replace(item, touches=tuple(_touches(plan, path, statings, book, changed)))
        else:
            yield item


def _unfollowed(told: Sequence[Item]) -> tuple[Bilingual, ...]:
    """What to say where more changed than consequences were looked up for."""
    count = sum(1 for item in told if _path(item.change))
    if count <= MOST_IMPACTS:
        return ()
    return (
        Bilingual(
            f"改动的数字和名称有 {count} 个，只查了前 {MOST_IMPACTS} 个牵动哪里；其余用 tjplan impact 查",
            f"{count} figures and names changed; what they touch was looked up for the first {MOST_IMPACTS} only, ask tjplan impact for the rest",
        ),
    )


def _text(field: str) -> str:
    """The field without its language: ``text`` of ``text.zh``, ``small`` of ``cells.small``."""
    return field.removeprefix("cells.").removesuffix(".zh").removesuffix(".en")


def _path(change: Change) -> str:
    """What others may name of that which changed, empty where nothing can."""
    head = change.address.partition(".")[0]
    if change.kind != "edited" or head in ("nodes", "placements", "rules", "waivers", "lexicon", "style", "units"):
        return ""
    field = _text(change.field)
    if field == "value" or field == "unit":
        return change.address
    for end in (".value", ".unit"):
        field = field.removesuffix(end)
    return f"{change.address}.{field}" if ".rows." not in change.address else ""


def _touches(
    plan: Plan, path: str, statings: Statings, book: PlanBook, changed: set[tuple[str, Lang | None]]
) -> Iterator[Stated]:
    mentions, related = touched(plan, path, statings)
    for one in mentions:
        bound = one.words.startswith("{{")  # printed from the data, so it changes with it
        done = bound or (one.address, one.lang) in changed or (one.address, None) in changed
        yield Stated(
            one.kind,
            one.address,
            book.where(_record(one.address)),
            Bilingual(one.words, one.words),
            one.lang,
            one.place,
            done,
        )
    for tied in related:
        kind = "same" if tied.kind == "same_as" else "total"
        done = any((f"{tied.path}{end}", None) in changed for end in ("", ".value"))
        yield Stated(kind, tied.path, book.where(_record(tied.path)), tied.printed, None, tied.place, done)


def _record(address: str) -> str:
    """The record of a text's address: ``nodes.location`` of ``nodes.location.text``."""
    parts = address.split(".")
    if parts[0] == "columns" and len(parts) > 3:
        return ".".join(parts[:4])
    return ".".join(parts[:2])


def _findings(old: Opened, new: Opened, today: date) -> FindingChanges | None:
    """None where a side could not be read whole: what is missing there would seem wrong or mended."""
    if old.loaded is None or new.loaded is None or old.loaded.broken or new.loaded.broken:
        return None
    before = findings(old.loaded, today=today).findings if old.loaded.sources else ()
    return compared(before, findings(new.loaded, today=today).findings)


def _of_documents(old: Opened, new: Opened) -> Review:
    langs = tuple(lang for lang in LANGS if lang in old.side.langs and lang in new.side.langs)
    if not langs:
        raise WorkspaceError(
            zh=f"{old.side.name} 与 {new.side.name} 语言不同，无法比较；请给出同一语言的两个文件",
            en=f"{old.side.name} and {new.side.name} are in different languages and cannot be compared; name two files of one language",
        )
    from tjplan.word import plainly

    lang = langs[0]
    documents = plainly(old.document(lang)), plainly(new.document(lang))
    contents: tuple[Content, Content] = of_document(documents[0]), of_document(documents[1])
    books = DocumentBook(documents[0]), DocumentBook(documents[1])
    changes = between(*contents)
    changes = (*changes, *renumbered(changes, contents[1], *books))
    groups, told = grouped(items(changes, contents, books), *books)
    spoken = Bilingual(
        "与 Word 文件的比较只限它印出的文字，数据、另一种语言和核对结果不在内",
        "a comparison with a Word file covers what it prints; the data, the other language and the checks are left out",
    )
    remarks = (*foreign_remarks(old.side, new.side, contents, changes), *old.remarks, *new.remarks, spoken)
    before, after = (
        replace(one.side, title=_title(document)) for one, document in zip((old, new), documents, strict=True)
    )
    return Review(before, after, groups, told, remarks=remarks, langs=langs)


def _title(document: Document) -> Bilingual:
    """The title in the one language that is compared, so that both sides are called alike."""
    return Bilingual(document.cover.title, document.cover.title)
