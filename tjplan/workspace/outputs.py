"""The document of a plan, its open data, and where outputs go."""

from pathlib import Path
from typing import TYPE_CHECKING

from tjplan.model.plan import Plan
from tjplan.model.text import LANGS, Lang
from tjplan.workspace.writing import write_all

if TYPE_CHECKING:
    from tjplan.document import Chart, Document


def output_folder(plan: Path) -> Path:
    """``build`` beside the ``plan`` folder that the round stands in, else in the working folder."""
    home = plan.resolve().parent
    return home.parent / "build" if home.name == "plan" else Path.cwd() / "build"


def document(plan: Plan, lang: Lang, *, annexes: bool = False) -> "Document":
    """The document of ``plan`` in ``lang``, with the annexed tables behind it where they are asked for."""
    from tjplan.compose import annexed, compose
    from tjplan.load.fields import fields

    composed = compose(plan, lang)
    return annexed(composed, plan, fields()) if annexes else composed


def build_data(plan: Plan, out: Path) -> list[Path]:
    """Write every collection and column as JSON and CSV, and the workbooks, to ``data`` below ``out``.

    Returns the paths written.
    """
    from tjplan.pages.data import data_files

    files = data_files(plan, {lang: document(plan, lang) for lang in LANGS}, workbooks(plan))
    written = {out / "data" / name: content for name, content in files.items()}
    write_all(written)
    return list(written)


def workbooks(plan: Plan) -> "dict[Lang, bytes]":
    """The Excel workbook of ``plan`` in each language: annexed tables, columns, other figures."""
    from tjplan.compose import annexes, fact_table
    from tjplan.load.fields import fields
    from tjplan.workbook import workbook

    schema = fields()
    return {
        lang: workbook(plan, document(plan, lang), annexes(plan, lang, schema), fact_table(plan, lang, schema))
        for lang in LANGS
    }


_COURSE = ("previous_target", "previous_result", "baseline", "target")


def courses(plan: Plan, lang: Lang) -> "dict[str, Chart]":
    """Address of an indicator -> a chart of its figures from round to round, where they can be drawn together."""
    from tjplan.compose import annexes, timeline
    from tjplan.load.fields import fields

    records = [(annex, one) for annex in annexes(plan, lang, fields()) for one in annex.records]
    drawn = (
        (one.address, timeline(annex, one, _COURSE)) for annex, one in records if one.address.startswith("indicators.")
    )
    return {address: chart for address, chart in drawn if chart}
