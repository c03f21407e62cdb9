"""What mkdocs and its theme are told about one website: title, language, navigation.

Titles of a plan go into templates that escape nothing, so they are escaped here; ``Markup``
keeps those templates that do escape from doing it again.
"""

import json
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from tjplan.model.text import Lang
from tjplan.pages import escape, search_page
from tjplan.pages.changes import to_line
from tjplan.pages.languages import HTML_LANG, alternates
from tjplan.pages.website import Nav, Website
from tjplan.pages.words import WORDS

_ASSETS = "assets/tjplan"
# The system's choice first, then light, then dark; each names the next.
_PALETTES = (
    ("(prefers-color-scheme)", "default", "brightness-auto", "to_light"),
    ("(prefers-color-scheme: light)", "default", "weather-sunny", "to_dark"),
    ("(prefers-color-scheme: dark)", "slate", "weather-night", "to_auto"),
)


def configure(config: MkDocsConfig, website: Website) -> None:
    """Give ``config`` the language, title and words of ``website``, and the address of its folder."""
    lang = website.lang
    config.docs_dir = str(pages_folder(config, lang))
    if config.site_url:
        config.site_url = f"{config.site_url}{lang}/"
    config.site_name = safe(website.title)
    config.site_description = safe(website.notice)
    config.copyright = Markup("<br>").join(safe(line) for line in _foot(website) if line)
    config.theme["language"] = HTML_LANG[lang]
    config.theme["palette"] = [_palette(*choice, lang) for choice in _PALETTES]
    config.mdx_configs.setdefault("toc", {})["permalink_title"] = WORDS["permalink"][lang]


def _foot(website: Website) -> tuple[str, str]:
    """What stands at the foot of every page: what prevails, and the edition where it is known."""
    return website.notice, to_line(website.edition, website.lang)


def pages_folder(config: MkDocsConfig, lang: Lang) -> Path:
    """The folder of fixed pages in ``lang``, beside the one that mkdocs.yml names."""
    return Path(config.docs_dir).parent / lang


def assets(config: MkDocsConfig) -> dict[str, Path]:
    """Path in the site -> file, for the style sheet, scripts and icon of the website."""
    folder = Path(config.docs_dir).parent.parent / "assets"
    return {f"{_ASSETS}/{path.name}": path for path in sorted(folder.iterdir()) if path.is_file()}


def safe(text: str) -> Markup:
    """``text`` as HTML that no template escapes again."""
    return Markup(escape.markup(text))


def _palette(media: str, scheme: str, icon: str, word: str, lang: Lang) -> dict[str, Any]:
    return {
        "media": media,
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": f"material/{icon}", "name": WORDS[word][lang]},
    }


def navigation(website: Website, fixed: list[str]) -> list[Any]:
    """mkdocs' nav: the website's, the ``fixed`` pages under its last section."""
    *items, (title, reference) = website.nav
    assert not isinstance(reference, str)
    return [*_items(tuple(items)), {safe(title): [*_items(reference), *fixed]}]


def _items(nav: Nav) -> list[Any]:
    return [{safe(title): target if isinstance(target, str) else _items(target)} for title, target in nav]


def root(config: MkDocsConfig, lang: Lang) -> str:
    """The address of the folder that holds all languages, empty where TJPLAN_SITE_URL (mkdocs.yml) is."""
    return (config.site_url or "").removesuffix(f"{lang}/")


def context(config: MkDocsConfig, path: str, website: Website) -> dict[str, Any]:
    """What the templates need to know about languages and the words that they print."""
    lang = website.lang
    other: Lang = "en" if lang == "zh" else "zh"
    words = {name: WORDS[name][lang] for name in ("switch", "switch_title", "missing", "missing_hint", "home")}
    above = "../" * (path.count("/") + 1)
    return {
        "lang": lang,
        "other": {
            "lang": other,
            "hreflang": HTML_LANG[other],
            "href": f"{above}{other}/{path}",
        },
        "root": root(config, lang),
        "alternates": partial(alternates, root(config, lang) or above),
        "path": path,
        "words": words,
        "citing": safe_json(
            {"citation": escape.clean(website.citation)}
            | _words("cite", "link", "copy", "copied", "close", "sort", lang=lang)
        ),
        "search": search_page.words(lang),
    }


def missing(config: MkDocsConfig, website: Website) -> dict[str, Any]:
    """What the page for unknown addresses needs to know: as ``context``, but at any depth."""
    known = context(config, "index.html", website)
    path = urlsplit(known["root"]).path
    if path:
        known["other"]["href"] = f"{path}{known['other']['lang']}/index.html"
    return known | {"missing": True}


def _words(*names: str, lang: Lang) -> dict[str, str]:
    return {name: WORDS[name][lang] for name in names}


def safe_json(content: dict[str, str]) -> Markup:
    """``content`` for a script element of type application/json, which no text of a plan can end."""
    return Markup(json.dumps(content, ensure_ascii=True).replace("<", "\\u003c"))
