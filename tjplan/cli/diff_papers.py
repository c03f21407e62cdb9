"""``tjplan diff --format table`` and ``--format note``: the papers that go with an amended plan."""

from pathlib import Path
from typing import Any

from tjplan import workspace
from tjplan.errors import RefusedError
from tjplan.model.text import Bilingual, Lang

_TABLE, _NOTE = (".docx", ".xlsx"), (".docx", ".md")


def render(found: workspace.Comparison, options: Any) -> bytes:
    """The paper in the form that the name of the output file asks for; without one, a note is Markdown.

    Raises:
        RefusedError: a table without a file, or a file of another kind.
        WorkspaceError: a side has no text in the language of the paper.
    """
    table = options.format == "table"
    ending = Path(options.output).suffix.lower() if options.output else ""
    _refuse(options, ending, _TABLE if table else ("", *_NOTE))
    lang: Lang = options.doc_lang or ("zh" if "zh" in found.review.langs else found.review.langs[0])
    paper = workspace.amendments(found, lang) if table else workspace.note(found, lang)
    if ending == ".docx":
        return workspace.paper_docx(paper, found)
    if ending == ".xlsx":
        return workspace.paper_xlsx(paper)
    from tjplan.cli import paper_markdown

    return paper_markdown.render(paper).encode("utf-8", "replace")


def _refuse(options: Any, ending: str, known: tuple[str, ...]) -> None:
    if ending in known:
        return
    name = Bilingual("对照表", "table") if options.format == "table" else Bilingual("说明", "note")
    files = [Bilingual(name.zh + end, name.en + end) for end in known if end]
    if not options.output:
        raise RefusedError(
            zh=f"对照表是 Word 或 Excel 文件，不能显示在屏幕上；用 -o 指定文件名，如 -o {files[0].zh} 或 -o {files[1].zh}",
            en=f"the table is a Word or Excel file and cannot be shown here; name the file, e.g. -o {files[0].en} or -o {files[1].en}",
        )
    raise RefusedError(
        zh=f"{options.output}：不能写成这种文件；文件名以 {files[0].zh[len(name.zh) :]} 或 {files[1].zh[len(name.zh) :]} 结尾，如 -o {files[0].zh}",
        en=f"{options.output}: no such kind of file can be written; end its name in {files[0].en[len(name.en) :]} or {files[1].en[len(name.en) :]}, e.g. -o {files[0].en}",
    )
