"""The document of a plan, its open data, and where outputs go."""

from pathlib import Path
from typing import TYPE_CHECKING

from tjplan.model.plan import Plan
from tjplan.model.text import LANGS, Lang
from tjplan.workspace.writing import write

if TYPE_CHECKING:
    from tjplan.document import Document


def output_folder(plan: Path) -> Path:
    """``build`` beside the ``plan`` folder that the round stands in, else in the working folder."""
    home = plan.resolve().parent
    return home.parent / "build" if home.name == "plan" else Path.cwd() / "build"


def document(plan: Plan, lang: Lang) -> "Document":
    """The document of ``plan`` in ``lang``."""
    from tjplan.compose import compose

    return compose(plan, lang)


def build_data(plan: Plan, out: Path) -> list[Path]:
    """Write every collection and column as JSON and CSV to ``data`` below ``out``; the paths written."""
    from tjplan.pages.data import data_files

    files = data_files(plan, {lang: document(plan, lang) for lang in LANGS})
    for name, content in files.items():
        write(out / "data" / name, content)
    return [out / "data" / name for name in files]
