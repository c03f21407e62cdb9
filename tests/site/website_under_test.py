"""The invented plan as a built website, with text that would like to be markup."""

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "pages"))
import handmade

from tjplan.document import Document, Origin, Paragraph, Run
from tjplan.model.text import LANGS, Lang
from tjplan.pages import generator
from tjplan.pages.shared import write_shared
from tjplan.pages.website import Website, websites

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "mkdocs.yml"
EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)> {: onclick=x } {{ config }} {% raw %}"


def evil(lang: Lang) -> Document:
    """The invented plan with such text as title, issuer, heading, paragraph, cell and address."""
    document = handmade.document(lang)
    cover = replace(document.cover, title=document.cover.title + EVIL, issuer=EVIL, notice=EVIL)
    heading, *rest = document.blocks
    return replace(
        document,
        cover=cover,
        blocks=(
            replace(heading, text=(Run(EVIL, EVIL),)),  # type: ignore[type-var]
            *rest,
            Paragraph((Run(EVIL, EVIL),), Origin("nodes.evil.text", lang), "evil"),
        ),
    )


def made(*, hostile: bool = False) -> dict[Lang, Website]:
    return websites(handmade.plan(), {lang: evil(lang) if hostile else handmade.document(lang) for lang in LANGS})


def built(folder: Path, *, hostile: bool = False, site_url: str = "") -> Path:
    """``folder`` with zh/, en/ and the page that chooses."""
    sites = made(hostile=hostile)
    for lang, website in sites.items():
        generator.build(CONFIG, folder / "plan", lang, folder / "site" / lang, website=website, site_url=site_url)
    write_shared(sites["zh"].shared, folder / "site")
    titles = {lang: website.title for lang, website in sites.items()}
    generator.write_root(CONFIG, titles, folder / "site", site_url=site_url)
    return folder / "site"
