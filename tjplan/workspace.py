"""Files and folders, and the one place where the verbs meet.

Everything a command does to a plan goes through here: open the round, check it, compose it, and
write what comes out, each file whole or not at all.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tjplan.check import RULES as CHECK_RULES
from tjplan.check import Report, check, plan_rules
from tjplan.errors import TjplanError, WorkspaceError
from tjplan.load import folder as plan_folder
from tjplan.load.folder import Loaded
from tjplan.model.finding import Finding, Rule
from tjplan.model.plan import Plan
from tjplan.model.text import LANGS, Bilingual, Lang, Text, unmarked

if TYPE_CHECKING:
    from tjplan.check.impact import Impact
    from tjplan.document import Document
    from tjplan.edit import Edits
    from tjplan.pages.website import Website


PAGINATION_SECONDS = 60.0
"""How long LibreOffice may take to count the pages of one file."""

_ABSENT = Bilingual("目录无页码（未找到 LibreOffice）", "contents without page numbers (no LibreOffice)")
_FAILED = Bilingual(
    "目录无页码（LibreOffice 未能数出页数）", "contents without page numbers (LibreOffice could not count the pages)"
)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_CURRENT = re.compile(r"\s*current:\s+true\s*(?:#.*)?")


def find_round(start: Path) -> Path:
    """The folder of the current round under ``start``/plan or above it.

    Raises:
        WorkspaceError: there is no plan folder, or not exactly one round is marked current.
    """
    for base in (start, *start.parents):
        if (base / "plan").is_dir():
            return _current(base / "plan")
    raise WorkspaceError(
        zh=f"{start} 及其上级文件夹中没有 plan/ 文件夹。用 --plan 指定规划文件夹，例如 --plan plan/2021-2025",
        en=f"there is no plan/ folder in {start} or above it. Name one with --plan, e.g. --plan plan/2021-2025",
    )


def _current(plans: Path) -> Path:
    marked = [child for child in sorted(plans.iterdir()) if child.is_dir() and _is_current(child)]
    if len(marked) == 1:
        return marked[0]
    listed = ", ".join(path.name for path in marked)
    raise WorkspaceError(
        zh=f"{plans} 中标为 current: true 的规划期应有一个，现有 {len(marked)} 个{'：' + listed if listed else ''}。改 plan.yaml，或用 --plan 指定",
        en=f"exactly one round in {plans} should say current: true, now {len(marked)} do{': ' + listed if listed else ''}. Mend plan.yaml or use --plan",
    )


def _is_current(round_folder: Path) -> bool:
    home = round_folder / "plan.yaml"
    try:
        lines = home.read_text(encoding="utf-8-sig", errors="replace").splitlines() if home.is_file() else []
    except OSError:
        return False
    return any(_CURRENT.fullmatch(line) for line in lines)


def open_plan(folder: Path) -> Loaded:
    """The plan in ``folder`` with what is wrong with its files.

    Raises:
        WorkspaceError: the folder is missing, not a folder, or holds no YAML file.
    """
    if not folder.is_dir():
        what = (
            ("是文件，不是规划文件夹", "is a file, not a plan folder")
            if folder.exists()
            else ("不存在", "does not exist")
        )
        raise WorkspaceError(
            zh=f"{folder} {what[0]}。--plan 应指向一个规划期的文件夹，例如 plan/2021-2025",
            en=f"{folder} {what[1]}. --plan should name the folder of one round, e.g. plan/2021-2025",
        )
    files, findings = plan_folder.files_of(folder, shown(folder))
    if not files and not findings:
        raise WorkspaceError(
            zh=f"{folder} 中没有 .yaml 文件。--plan 应指向一个规划期的文件夹",
            en=f"there is no .yaml file in {folder}. --plan should name the folder of one round",
        )
    loaded = plan_folder.load(files)
    if findings:
        loaded = replace(loaded, findings=(*findings, *loaded.findings), broken=True)
    return _with_previous(loaded, folder, _files_now)


def _with_previous(loaded: Loaded, folder: Path, files_of: Callable[[Path], dict[str, bytes]]) -> Loaded:
    """The plan with the round before it, where a rule weighs that; ``files_of`` reads a folder."""
    if not any("previous" in rule.check for rule in loaded.plan.rules):
        return loaded
    from tjplan.load import rounds

    before = rounds.before(folder)
    if before is None:
        return loaded
    return replace(loaded, previous=plan_folder.load(files_of(before)).plan)


def _files_now(folder: Path) -> dict[str, bytes]:
    return plan_folder.files_of(folder, shown(folder))[0]


def whole(loaded: Loaded) -> Plan:
    """The plan, if every file of it could be read."""
    if not loaded.broken:
        return loaded.plan
    spots = [(f"{found.place.file}:{found.place.line}:{found.place.col}", found.message) for found in loaded.findings]
    raise TjplanError(
        zh="\n".join(f"{spot} {message.zh}" for spot, message in spots),
        en="\n".join(f"{spot} {message.en}" for spot, message in spots),
    )


def shown(path: Path) -> str:
    """``path`` as messages call it: relative to the working folder where it is inside, forward slashes."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def title(plan: Plan, lang: Lang) -> str:
    """Title and subtitle of the plan as plain text, empty where it has none."""
    found = (plan.home.fields.get(name) for name in ("title", "subtitle"))
    words = (unmarked(line[lang]) for line in found if isinstance(line, Text))
    return ("" if lang == "zh" else " ").join(words).strip()


def document(plan: Plan, lang: Lang) -> "Document":
    """The document of ``plan`` in ``lang``."""
    from tjplan.compose import compose

    return compose(plan, lang)


def findings(loaded: Loaded, *, waive: bool = True, today: date | None = None) -> Report:
    """Everything that is wrong with a loaded plan; waivers are judged by today's date."""
    return check(
        loaded.plan,
        loaded.findings,
        today=today or date.today(),
        waive=waive,
        previous=loaded.previous,
        partial=loaded.broken,
    )


def findings_since(
    folder: Path, loaded: Loaded, revision: str, *, waive: bool = True, today: date | None = None
) -> tuple[Report, Bilingual | None]:
    """The findings that changes since ``revision`` made or touched, and what to tell about that revision.

    Where the plan was not there yet, or could not be read whole, every finding counts as new.

    Raises:
        HistoryError: git or the revision cannot be had.
    """
    from tjplan.check.since import changed_lines, since

    report = findings(loaded, waive=waive, today=today)
    old = _at(folder, revision)
    remark = _remark(old, revision)
    if old is None or remark:
        return report, remark
    before = findings(old, waive=waive, today=today)
    kept = since(report.findings, before.findings, changed_lines(old.sources, loaded.sources))
    return replace(report, findings=kept), None


def _at(folder: Path, revision: str) -> Loaded | None:
    """The plan of ``folder`` as it was at ``revision``, None where no file of it was there."""
    files = _files_at(folder, revision)
    if not files:
        return None
    return _with_previous(plan_folder.load(files), folder, lambda before: _files_at(before, revision))


def _files_at(folder: Path, revision: str) -> dict[str, bytes]:
    """The plan files below ``folder`` as committed, under the names that messages use today."""
    from tjplan import history

    found = history.files(history.revision(folder, revision), plan_folder.MAX_BYTES)
    name = shown(folder)
    return {f"{name}/{inside}": raw for inside, raw in found.items() if plan_folder.is_plan_file(inside)}


def _remark(old: Loaded | None, revision: str) -> Bilingual | None:
    """Why nothing can be held against the plan at ``revision``, None where it can."""
    if old is None:
        return Bilingual(
            f"版本 {revision} 中还没有这个规划，全部问题都算新的",
            f"the plan was not there at {revision}; every finding counts as new",
        )
    if old.broken:
        return Bilingual(
            f"版本 {revision} 中的规划有文件读不出，全部问题都算新的",
            f"at {revision} a file of the plan cannot be read; every finding counts as new",
        )
    return None


def rules(plan: Plan | None = None) -> tuple[Rule, ...]:
    """Every rule that a finding can come from, by code; those of ``plan`` itself behind, in its order."""
    known = sorted((*plan_folder.RULES, *CHECK_RULES), key=lambda rule: rule.code)
    taken = {rule.code for rule in known}
    own = (plan_rules.described(rule) for rule in plan.rules if rule.id not in taken) if plan else ()
    return (*known, *own)


def formatted(folder: Path) -> tuple[dict[Path, bytes], list[Finding]]:
    """The files of a round that are not canonical, with their canonical content, and what cannot be read.

    Raises:
        RefusedError: formatting a file would change what it says.
    """
    from tjplan.load.fmt import format_file

    changed: dict[Path, bytes] = {}
    findings: list[Finding] = []
    for path, name, raw in _files(folder, findings):
        result = format_file(raw, name, _schema_folder(path, folder))
        findings += result.findings
        if result.content != raw:
            changed[path] = result.content
    return changed, findings


def _schema_folder(path: Path, folder: Path) -> str | None:
    """``../../schema`` from a file of a checkout to its schemas; None where there are none beside the plan."""
    schemas = folder.resolve().parent.parent / "schema"
    if not schemas.is_dir():
        return None
    return Path(os.path.relpath(schemas, path.resolve().parent)).as_posix()


def _files(folder: Path, findings: list[Finding]) -> Iterator[tuple[Path, str, bytes]]:
    """Path, name for messages and content of every file of a round; the unreadable go to ``findings``."""
    open_plan(folder)  # says what is wrong with the folder itself
    name = shown(folder)
    contents, unreadable = plan_folder.files_of(folder, name)
    findings += unreadable
    for file, raw in contents.items():
        yield folder / Path(file).relative_to(name), file, raw


def value_set(folder: Path, path: str, value: str) -> "tuple[Edits, dict[Path, tuple[bytes, bytes]]]":
    """What setting ``path`` to ``value`` changes: the edits, and old and new content of each file.

    Raises:
        RefusedError: the path or value cannot be understood; nothing is written here in any case.
    """
    from tjplan import edit

    findings: list[Finding] = []
    files = {name: (file, raw) for file, name, raw in _files(folder, findings)}
    edits = edit.set_value(whole(open_plan(folder)), path, value)
    contents = edit.apply(edits, {name: raw for name, (_, raw) in files.items()})
    return edits, {files[name][0]: (files[name][1], new) for name, new in contents.items() if new != files[name][1]}


def impact(loaded: Loaded, path: str) -> "tuple[Impact, dict[Lang, Printed]]":
    """What depends on ``path``, and where the outputs of each language print it.

    Raises:
        RefusedError: the path leads nowhere; the message names the nearest ones.
    """
    from tjplan.check.impact import impact

    found = impact(loaded.plan, path, loaded.previous)
    return found, {lang: _printed(loaded.plan, lang, found) for lang in LANGS}


class Printed(NamedTuple):
    """Places in the outputs: ``pages`` are relative to the site, ``bookmarks`` those of the Word file."""

    pages: tuple[str, ...]
    bookmarks: tuple[str, ...]


def _printed(plan: Plan, lang: Lang, found: "Impact") -> Printed:
    from tjplan import word
    from tjplan.pages.outline import spots
    from tjplan.word.origins import read_way_home

    content = document(plan, lang)
    targets = [spot.target for path in found.stated_as for spot in spots(content, path)]
    head, _, rest = found.path.partition(".")
    targets += [f"indicators.md#{rest.partition('.')[0]}"] if head == "indicators" else []
    home = read_way_home(word.write(content))
    addresses = {one.address for one in found.mentions}
    bookmarks = (entry.bookmark for entry in home.entries if entry.origin.address in addresses) if home else ()
    pages = (f"{lang}/{target.replace('.md', '.html', 1)}" for target in targets)
    return Printed(tuple(dict.fromkeys(pages)), tuple(bookmarks))


def output_folder(plan: Path) -> Path:
    """``build`` beside the ``plan`` folder that the round stands in, else in the working folder."""
    home = plan.resolve().parent
    return home.parent / "build" if home.name == "plan" else Path.cwd() / "build"


def build_word(plan: Plan, out: Path) -> tuple[list[Path], Bilingual | None]:
    """Write ``word/<plan id>.<lang>.docx`` below ``out``.

    Returns the paths, and why the contents have no page numbers, which only LibreOffice can count,
    or None where they have.

    Raises:
        WorkspaceError: a file cannot be written, or the plan's id is no file name.
    """
    if not _NAME.fullmatch(plan.id):
        raise WorkspaceError(
            zh=f"plan.yaml 中的 id“{plan.id}”不能作文件名；写小写字母、数字和连字符",
            en=f"the id “{plan.id}” in plan.yaml is no file name; write lower-case letters, digits and hyphens",
        )
    soffice = _soffice()
    written, numbered = [], soffice is not None
    contents: dict[Path, bytes] = {}
    for lang in LANGS:
        content, counted = _paginated(document(plan, lang), soffice if numbered else None)
        contents[out / "word" / f"{plan.id}.{lang}.docx"] = content
        numbered = numbered and counted
    for path, content in contents.items():
        write(path, content)
        written.append(path)
    return written, None if numbered else _FAILED if soffice else _ABSENT


def _paginated(content: "Document", soffice: str | None) -> tuple[bytes, bool]:
    """The Word file with page numbers in its contents where they can be counted."""
    from tjplan import word
    from tjplan.word.paginate import page_numbers

    plain = word.write(content)
    pages = None
    if soffice:
        with suppress(OSError):  # no room for LibreOffice's own files: the pages stay uncounted
            pages = page_numbers(plain, soffice, PAGINATION_SECONDS)
    return (word.write(content, pages), True) if pages else (plain, False)


def _soffice() -> str | None:
    """LibreOffice's program, None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    usual = Path(os.environ.get("PROGRAMFILES", "C:/Program Files"), "LibreOffice", "program", "soffice.exe")
    return found or (str(usual) if os.name == "nt" and usual.is_file() else None)


def build_data(plan: Plan, out: Path) -> list[Path]:
    """Write every collection and column as JSON and CSV to ``data`` below ``out``; the paths written."""
    from tjplan.pages.data import data_files

    files = data_files(plan, {lang: document(plan, lang) for lang in LANGS})
    for name, content in files.items():
        write(out / "data" / name, content)
    return [out / "data" / name for name in files]


def site(plan: Plan, report: Report | None = None) -> "dict[Lang, Website]":
    """The website of ``plan`` in both languages; without ``report`` the plan is checked here."""
    from tjplan.pages.checks import Checked
    from tjplan.pages.website import websites

    found = report or check(plan, today=date.today())
    grades = found.coverage.graded().counts
    own = {rule.id for rule in plan.rules}
    checked = Checked(
        findings=found.findings,
        general=CHECK_RULES,
        own=tuple(rule for rule in rules(plan) if rule.code in own),
        form=len(plan_folder.RULES),
        numbers=found.coverage.numbers,
        bound=found.coverage.bound,
        related=grades["related"],
        witnessed=grades["witnessed"],
    )
    return websites(plan, {lang: document(plan, lang) for lang in LANGS}, checked)


def build_site(plan: Plan, folder: Path, out: Path, report: Report | None = None) -> int:
    """Write the website in both languages to ``site`` below ``out``; the number of pages.

    It is built beside the old one and takes its place only when both languages are whole.
    """
    from tjplan.pages import generator

    sites = site(plan, report)
    config = generator.config_file(folder)
    with _replaced(out / "site") as fresh:
        pages = sum(generator.build(config, folder, lang, fresh / lang, website=sites[lang]) for lang in LANGS)
        generator.write_root(config, {lang: site.title for lang, site in sites.items()}, fresh)
    return pages


@contextmanager
def _replaced(folder: Path) -> Iterator[Path]:
    """A new folder that takes the place of ``folder`` when the block ends well, else vanishes."""
    old = folder.with_name(f".{folder.name}.old")
    fresh = folder.with_name(f".{folder.name}.new")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _put_back(old, folder)  # left by a run that was killed
        for left in (old, fresh):
            shutil.rmtree(left, ignore_errors=True)
        fresh.mkdir()
        yield fresh
        if folder.exists():
            folder.rename(old)
        fresh.rename(folder)
    except OSError as error:
        raise _cannot_write(folder, error) from error
    finally:
        with suppress(OSError):
            _put_back(old, folder)
        shutil.rmtree(fresh, ignore_errors=True)
        if folder.exists():
            shutil.rmtree(old, ignore_errors=True)


def _put_back(old: Path, folder: Path) -> None:
    if old.exists() and not folder.exists():
        old.rename(folder)


def serve(
    folder: Path, host: str, port: int, ready: Callable[[str], None], report: Callable[[TjplanError | None], None]
) -> None:
    """Serve the website of the plan in ``folder`` and rebuild it on every change, until Ctrl-C."""
    from tjplan.pages import generator, live

    def load() -> "Mapping[Lang, Website]":
        loaded = open_plan(folder)
        return site(whole(loaded), findings(loaded))

    live.serve(generator.config_file(folder), folder, load, host, port, ready=ready, report=report)


def write(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` whole or not at all; a failure leaves what was there.

    Raises:
        WorkspaceError: the folder or file cannot be written, the disk is full, or another program
            (Word, say) holds the file open.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)


def _cannot_write(path: Path, error: OSError) -> WorkspaceError:
    locked = os.name == "nt" and isinstance(error, PermissionError)
    zh = "文件可能正在 Word 中打开，请关闭后重试" if locked else "检查权限和磁盘空间，原有文件未改动"
    en = (
        "it may be open in Word: close it and try again"
        if locked
        else "check permissions and disk space; what was there is unchanged"
    )
    return WorkspaceError(
        zh=f"无法写入 {path}（{error.strerror or error}）：{zh}",
        en=f"cannot write {path} ({error.strerror or error}): {en}",
    )
