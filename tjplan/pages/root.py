"""What stands above the languages: the page that leads on to one of them, the page for unknown
addresses, and what search engines look for at the root."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from tjplan.model.text import LANGS, Lang
from tjplan.pages import escape
from tjplan.pages.policy import with_policy
from tjplan.pages.words import WORDS

_HEAD = """\
<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
"""

_PAGE = (
    _HEAD
    + """\
<title>{zh} | {en}</title>
<meta name="description" content="{zh} | {en}">
<link rel="alternate" hreflang="zh-Hans" href="{address}zh/index.html">
<link rel="alternate" hreflang="en" href="{address}en/index.html">
<link rel="alternate" hreflang="x-default" href="{address}index.html">
<link rel="icon" href="zh/assets/tjplan/icon.svg">
<link rel="stylesheet" href="choose.css">
<script src="choose.js" defer></script>
</head>
<body>
<main>
<h1><span>{zh}</span> <span lang="en">{en}</span></h1>
<nav aria-label="语言 Language">
<a href="zh/index.html" hreflang="zh-Hans" data-lang="zh">中文</a>
<a href="en/index.html" hreflang="en" data-lang="en" lang="en">English</a>
</nav>
</main>
</body>
</html>
"""
)

_MISSING = (
    _HEAD
    + """\
<title>{missing_zh} {missing_en} - {zh} | {en}</title>
<meta name="description" content="{hint_zh} {hint_en}">
<link rel="icon" href="{base}zh/assets/tjplan/icon.svg">
<link rel="stylesheet" href="{base}choose.css">
</head>
<body>
<main>
<h1><span>{missing_zh}</span> <span lang="en">{missing_en}</span></h1>
<p>{hint_zh}<br><span lang="en">{hint_en}</span></p>
<nav aria-label="语言 Language">
<a href="{base}zh/index.html" hreflang="zh-Hans">{home_zh}</a>
<a href="{base}en/index.html" hreflang="en" lang="en">{home_en}</a>
</nav>
</main>
</body>
</html>
"""
)


def root_files(titles: Mapping[Lang, str], address: str) -> dict[str, str]:
    """Name -> text; ``address`` is that of the folder, with a slash at its end, empty if not known."""
    files = {
        "index.html": to_root(titles, address),
        "404.html": to_missing(titles, urlsplit(address).path),
        "robots.txt": robots(address),
    }
    return files | ({"sitemap.xml": sitemaps(address)} if address else {})


def to_root(titles: Mapping[Lang, str], address: str = "") -> str:
    """The HTML of the root page; two plain links, so that it works without its script."""
    return with_policy(_PAGE.format(**_escaped(titles), address=escape.markup(address)))


def to_missing(titles: Mapping[Lang, str], base: str) -> str:
    """The HTML of the page that hosts which know a single one (GitHub Pages) show for any unknown
    address; ``base`` is the path of the root ("/plan/"), as the page may be shown at any depth."""
    words = {
        f"{name.removeprefix('missing_')}_{lang}": escape.markup(WORDS[name][lang])
        for name in ("missing", "missing_hint", "home")
        for lang in LANGS
    }
    return with_policy(_MISSING.format(**_escaped(titles), **words, base=escape.markup(base)))


def _escaped(titles: Mapping[Lang, str]) -> dict[str, str]:
    return {lang: escape.markup(titles[lang]) for lang in LANGS}


def robots(address: str) -> str:
    """robots.txt: everything may be read; the sitemap where the address is known (RFC 9309)."""
    sitemap = f"Sitemap: {address}sitemap.xml\n" if address else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def sitemaps(address: str) -> str:
    """The index of the sitemaps, one a language (sitemaps.org protocol 0.9)."""
    listed = "".join(f"<sitemap><loc>{escape.markup(address)}{lang}/sitemap.xml</loc></sitemap>\n" for lang in LANGS)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{listed}</sitemapindex>\n'
    )
