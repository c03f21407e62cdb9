"""The page that lists the data files."""

import json
from collections.abc import Mapping

from tjplan.model.text import Lang
from tjplan.pages import escape
from tjplan.pages.table import WIDE, region
from tjplan.pages.words import WORDS

FOLDER = "data"


def to_downloads(files: Mapping[str, bytes], lang: Lang) -> str:
    """The Markdown of data.md, after the ``index.json`` among ``files``; empty without one."""
    if "index.json" not in files:
        return ""
    listed = json.loads(files["index.json"])["files"]
    title = WORDS["data"][lang]
    head = "".join(f'<th scope="col">{WORDS[name][lang]}</th>' for name in ("data_set", "records", "download"))
    rows = "\n".join(_row(entry, lang) for entry in listed)
    table = region(
        "data-files", WORDS["data_files"][lang], [f"<thead><tr>{head}</tr></thead>", f"<tbody>\n{rows}\n</tbody>"]
    )
    return f"{WIDE}# {title} {{: #data }}\n\n{WORDS['data_note'][lang]}\n\n{table}\n"


def _row(entry: dict[str, object], lang: Lang) -> str:
    titles = entry["title"]
    assert isinstance(titles, dict)
    title = escape.markup(str(titles.get(lang, entry["name"])))
    links = " ".join(_link(str(entry[form]), form.upper(), title) for form in ("csv", "json"))
    return f'<tr><th scope="row">{title}</th><td>{entry["records"]}</td><td>{links}</td></tr>'


def _link(name: str, form: str, title: str) -> str:
    return f'<a href="{FOLDER}/{escape.markup(name)}" download aria-label="{title} {form}">{form}</a>'
