"""The page at the root of the website, which leads on to a language."""

from collections.abc import Mapping

from tjplan.model.text import Lang
from tjplan.pages import escape

_PAGE = """\
<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{zh} | {en}</title>
<link rel="alternate" hreflang="zh-Hans" href="zh/index.html">
<link rel="alternate" hreflang="en" href="en/index.html">
<link rel="alternate" hreflang="x-default" href="index.html">
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


def to_root(titles: Mapping[Lang, str]) -> str:
    """The HTML of the root page; two plain links, so that it works without its script."""
    return _PAGE.format(zh=escape.markup(titles["zh"]), en=escape.markup(titles["en"]))
