"""Links from a table to its data."""

from collections.abc import Collection, Iterator, Mapping

from tjplan.document import Document, Table
from tjplan.model.text import Lang
from tjplan.pages import catalogue, escape
from tjplan.pages.words import WORDS

FOLDER = "../data"
"""Where the data is, as the pages of each language see it."""


def to_formats(name: str, title: str, files: Collection[str], lang: Lang) -> str:
    """One line of HTML that links to the files of ``name`` ("columns/fleet"), empty where there are none.

    Search passes over it: it says the same below every table.
    """
    sheets = [f"{name}.csv", *_workbook(files, lang)] if f"{name}.csv" in files else []
    offered = [*sheets, f"{name}.json"]
    links = [_link(one, title, lang) for one in offered if one in files]
    if not links:
        return ""
    colon = "：" if lang == "zh" else ": "
    return f'<p class="tj-formats" data-search="off">{WORDS["data_word"][lang]}{colon}{" ".join(links)}</p>'


def _workbook(files: Collection[str], lang: Lang) -> list[str]:
    """The workbook that holds every table, in the page's language, where there is one."""
    return [name for name in files if name.endswith(f".{lang}.xlsx")][:1]


def _link(name: str, title: str, lang: Lang) -> str:
    form = name.rpartition(".")[2]
    return link(f"{FOLDER}/{name}", form.upper(), WORDS[f"workbook_{lang}"][lang] if form == "xlsx" else title)


def link(target: str, form: str, title: str) -> str:
    """A link that downloads, named after what it gives, as a page has many that read "CSV"."""
    label = escape.markup(f"{title} {form}".strip())
    return f'<a href="{escape.markup(target)}" download aria-label="{label}">{form}</a>'


def below_tables(document: Document, files: Collection[str]) -> Mapping[str, str]:
    """Anchor of a table -> the links that stand below it."""
    return dict(filter(lambda pair: pair[1], _lines(document, files)))


def _lines(document: Document, files: Collection[str]) -> Iterator[tuple[str, str]]:
    for block in document.blocks:
        if isinstance(block, Table):
            name = catalogue.data_of(block.origin.address)
            yield escape.identifier(block.anchor), to_formats(name, block.label, files, document.lang)
