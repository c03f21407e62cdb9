"""The page of everything that can be taken away: the plan as a document, all data, each list."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tjplan.model.text import LANGS, Lang
from tjplan.pages import escape
from tjplan.pages.formats import FOLDER, link
from tjplan.pages.outlines import FILE as OUTLINES
from tjplan.pages.table import WIDE, region, styled
from tjplan.pages.words import WORDS

OFFERED = "../files"
"""Where the documents are, as the pages of each language see it."""
_KINDS = {"docx": "word", "pdf": "pdf", "xlsx": "workbook"}
Row = tuple[str, int, Sequence[tuple[str, str]]]
"""What it is, its size in bytes, and its files: address and form."""


def to_downloads(files: Mapping[str, bytes], offered: Mapping[str, bytes], lang: Lang) -> str:
    """The Markdown of data.md, after the ``index.json`` among ``files``; empty without one.

    ``files`` stand below ``data/``, ``offered`` below ``files/``; what is in neither is not linked.
    """
    if "index.json" not in files:
        return ""
    index = json.loads(files["index.json"])
    parts = [f"# {WORDS['data'][lang]} {{: #data }}"]
    documents = [*_offered(offered, OFFERED, lang)]
    parts += _section("documents", "whole_documents", documents, lang)
    parts += [f"## {WORDS['whole_data'][lang]} {{: #whole-data }}", WORDS["data_note"][lang]]
    parts += [
        WORDS["package_note"][lang],
        _table("whole-data-files", "whole_data", [*_whole(files, index, lang)], lang),
    ]
    parts += [f"## {WORDS['lists'][lang]} {{: #lists }}", WORDS["addresses_note"][lang]]
    parts += [_lists(files, index["files"], lang)]
    return WIDE + "\n\n".join(parts) + "\n"


def _section(anchor: str, word: str, rows: Sequence[Row], lang: Lang) -> list[str]:
    if not rows:
        return []
    return [f"## {WORDS[word][lang]} {{: #{anchor} }}", _table(f"{anchor}-files", word, rows, lang)]


def _offered(files: Mapping[str, bytes], folder: str, lang: Lang) -> Iterator[Row]:
    """``<plan id>.<lang>.<form>``: Word files, PDFs and workbooks, in this order, the page's language first."""
    order = (lang, *(other for other in LANGS if other != lang))
    for form, word in _KINDS.items():
        for one in order:
            for name in (name for name in files if name.endswith(f".{one}.{form}")):
                yield WORDS[f"{word}_{one}"][lang], len(files[name]), [(f"{folder}/{name}", form.upper())]


def _whole(files: Mapping[str, bytes], index: Mapping[str, Any], lang: Lang) -> Iterator[Row]:
    yield from _offered(files, FOLDER, lang)
    if OUTLINES in files:
        yield WORDS["outlines"][lang], len(files[OUTLINES]), [(f"{FOLDER}/{OUTLINES}", "GEOJSON")]
    for word, name in (("archive", index["archive"]), ("package", index["package"]), ("listing", "index.json")):
        form = name.rpartition(".")[2].upper()
        yield WORDS[word][lang], len(files[name]), [(f"{FOLDER}/{name}", form)]


def _table(anchor: str, caption: str, rows: Sequence[Row], lang: Lang) -> str:
    lines = (f"<tr>{_head(what)}{_size(size)}{_links(what, links)}</tr>" for what, size, links in rows)
    return _framed(anchor, caption, ("file", "size", "download"), lines, lang)


def _lists(files: Mapping[str, bytes], listed: Sequence[Mapping[str, Any]], lang: Lang) -> str:
    return _framed(
        "data-files",
        "data_files",
        ("data_set", "records", "size", "download"),
        (_list(entry, files, lang) for entry in listed),
        lang,
    )


def _list(entry: Mapping[str, Any], files: Mapping[str, bytes], lang: Lang) -> str:
    title = str(entry["title"].get(lang, entry["name"]))
    links = [(f"{FOLDER}/{entry[form]}", form.upper()) for form in ("csv", "json")]
    count = f'<td class="tj-end tj-short">{entry["records"]}</td>'
    return f"<tr>{_head(title)}{count}{_size(len(files[entry['csv']]))}{_links(title, links)}</tr>"


def _framed(anchor: str, caption: str, heads: Sequence[str], rows: Iterator[str], lang: Lang) -> str:
    head = "".join(f'<th scope="col">{WORDS[name][lang]}</th>' for name in heads)
    return region(anchor, WORDS[caption][lang], [f"<thead><tr>{head}</tr></thead>", "<tbody>", *rows, "</tbody>"])


def _head(title: str) -> str:
    return f'<th scope="row"{styled(title)}>{escape.markup(title)}</th>'


def _size(count: int) -> str:
    return f'<td class="tj-end tj-short" data-sort="{count}">{shown_size(count)}</td>'


def _links(title: str, links: Sequence[tuple[str, str]]) -> str:
    return f'<td class="tj-short">{" ".join(link(target, form, title) for target, form in links)}</td>'


def shown_size(count: int) -> str:
    """A number of bytes for readers.

    >>> shown_size(900), shown_size(12_400), shown_size(2_450_000)
    ('0.9 KB', '12 KB', '2.5 MB')
    """
    if count < 1_000_000:
        return f"{count / 1000:.0f} KB" if count >= 10_000 else f"{count / 1000:.1f} KB"
    return f"{count / 1_000_000:.1f} MB"
