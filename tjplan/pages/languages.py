"""How HTML and search engines name the languages of a plan (BCP 47), the one for everybody else included."""

from collections.abc import Iterator

from tjplan.model.text import LANGS, Lang

HTML_LANG: dict[Lang, str] = {"zh": "zh-Hans", "en": "en"}


def alternates(base: str, path: str) -> Iterator[tuple[str, str]]:
    """The hreflang and address of the page at ``path`` in each language below ``base``, and for readers
    of any other language."""
    for lang in LANGS:
        yield HTML_LANG[lang], f"{base}{lang}/{path}"
    yield "x-default", f"{base}en/{path}"
