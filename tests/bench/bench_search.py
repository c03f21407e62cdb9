"""How large the search index is and how long a query takes: our plan, and a thousand pages like it.

Needs chromium.  Run it by itself: ``python tests/bench/bench_search.py``.
"""

import gzip
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "site"))

from chromium import Browser, browser  # noqa: E402

from tjplan import workspace  # noqa: E402
from tjplan.model.text import LANGS, Lang  # noqa: E402
from tjplan.pages.search_index import SCRIPT, Searched, to_entries, to_script  # noqa: E402

PAGES = 1000
QUERIES: dict[Lang, tuple[str, ...]] = {
    "zh": ("57.62公顷", "绿色矿山", "2025年", "矿", "绿色 2025年", "没有的词"),
    "en": ("57.62 ha", "green mines", "mining", "the", "mine restoration 2025", "unobtainium"),
}
# Milliseconds: reading the index, then the best of seven runs of each query with the places found.
TIMED = """
(() => {
  const best = run => Math.min(...Array.from({length: 7}, () => {
    const start = performance.now(); run(); return performance.now() - start; }));
  let finder;
  const start = performance.now();
  finder = window.tjplanFinder(window.tjplanSearchIndex);
  const loaded = performance.now() - start;
  return [loaded, QUERIES.map(query => [query, best(() => finder.find(query)), finder.find(query).hits.length])];
})()
"""


def many(pages: list[Searched]) -> list[Searched]:
    """The pages over and over until there are a thousand, the paths apart."""
    return [replace(pages[at % len(pages)], path=f"p{at}.html") for at in range(PAGES)]


def measure(page: Browser, folder: Path, lang: Lang, pages: list[Searched]) -> None:
    script = to_script(lang, pages)
    (folder / SCRIPT).write_text(script, encoding="utf-8")
    (folder / "bench.html").write_text(
        f'<!doctype html><meta charset="utf-8"><script src="search-find.js"></script><script src="{SCRIPT}"></script>'
    )
    page.open((folder / "bench.html").as_uri())
    loaded, timed = page.ask(TIMED.replace("QUERIES", repr(list(QUERIES[lang]))))
    raw = script.encode()
    entries = sum(len(one.entries) for one in pages)
    print(
        f"{lang}: {len(pages)} pages, {entries} entries, index {len(raw) / 1e3:.0f} kB, "
        f"gzip {len(gzip.compress(raw)) / 1e3:.0f} kB, read in {loaded:.0f} ms"
    )
    for query, milliseconds, found in timed:
        print(f"  {query}: {milliseconds:.1f} ms, {found} found")


def searched(folder: Path) -> list[Searched]:
    """The built pages of one language as the search knows them."""
    pages = []
    for path in sorted(folder.glob("*.html")):
        html = path.read_text(encoding="utf-8")
        article = html[html.index("<article") : html.index("</article>")]
        pages.append(Searched(path.name, (), to_entries(article)))
    return pages


def main() -> None:
    program = shutil.which("chromium")
    if not program:
        print("chromium is missing: apt-get install chromium")
        return
    plan = ROOT / "plan" / "2021-2025"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace.build_site(workspace.open_plan(plan), plan, folder)
        shutil.copy(ROOT / "site" / "assets" / "search-find.js", folder)
        with browser(program, folder / "profile") as page:
            for lang in LANGS:
                pages = searched(folder / "site" / lang)
                measure(page, folder, lang, pages)
                measure(page, folder, lang, many(pages))


if __name__ == "__main__":
    main()
