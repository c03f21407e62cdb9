"""What mkdocs and its theme are told about one website: title, language, navigation.

Titles of a plan go into templates that escape nothing, so they are escaped here; ``Markup``
keeps those templates that do escape from doing it again.
"""

from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from tjplan.model.text import LANGS, Lang
from tjplan.pages import escape
from tjplan.pages.website import Nav, Website
from tjplan.pages.words import WORDS

HTML_LANG: dict[Lang, str] = {"zh": "zh-Hans", "en": "en"}
_ASSETS = "assets/tjplan"
# The system's choice first, then light, then dark; each names the next.
_PALETTES = (
    ("(prefers-color-scheme)", "default", "brightness-auto", "to_light"),
    ("(prefers-color-scheme: light)", "default", "weather-sunny", "to_dark"),
    ("(prefers-color-scheme: dark)", "slate", "weather-night", "to_auto"),
)
# Without a dictionary of words, each Han character is a word of the index.
_SEPARATOR: dict[Lang, str] = {
    "zh": r"[\s\u200b\u3000\-,:!=\[\]()\"/、。，：；（）《》“”？！]+|(?<=[\u4e00-\u9fff])|(?=[\u4e00-\u9fff])",
    "en": r"[\s\-,:!=\[\]()\"/;“”’]+|\.(?!\d)",
}


def configure(config: MkDocsConfig, website: Website) -> None:
    """Give ``config`` the language, title and words of ``website``."""
    lang = website.lang
    config.docs_dir = str(pages_folder(config, lang))
    config.site_name = safe(website.title)
    config.site_description = safe(website.notice)
    config.copyright = safe(website.notice)
    config.theme["language"] = HTML_LANG[lang]
    config.theme["palette"] = [_palette(*choice, lang) for choice in _PALETTES]
    config.mdx_configs.setdefault("toc", {})["permalink_title"] = WORDS["permalink"][lang]
    search = config.plugins["material/search"].config
    search["lang"], search["separator"] = [lang], _SEPARATOR[lang]


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


def translations(config: MkDocsConfig, path: str, lang: Lang) -> dict[str, str]:
    """Language -> address of the same page, relative to the page at ``path`` ("status.html").

    Absolute where mkdocs.yml or TJPLAN_SITE_URL says where the website will stand.
    """
    root = (config.site_url or "").removesuffix(f"{lang}/")
    base = root if root.startswith("http") else "../" * (path.count("/") + 1)
    return {other: f"{base}{other}/{path}" for other in LANGS}


def context(config: MkDocsConfig, path: str, lang: Lang) -> dict[str, Any]:
    """What the templates need to know about languages and the words that they print."""
    other: Lang = "en" if lang == "zh" else "zh"
    words = {name: WORDS[name][lang] for name in ("switch", "switch_title", "missing", "missing_hint", "home")}
    return {
        "lang": lang,
        "other": {
            "lang": other,
            "hreflang": HTML_LANG[other],
            "href": "../" * (path.count("/") + 1) + f"{other}/{path}",
        },
        "hreflang": [(HTML_LANG[code], url) for code, url in _hreflang(config, path, lang)],
        "default": translations(config, path, lang)["en"],
        "words": words,
    }


def _hreflang(config: MkDocsConfig, path: str, lang: Lang) -> list[tuple[Lang, str]]:
    found = translations(config, path, lang)
    return [(code, found[code]) for code in LANGS]
