"""Draws the pictures of the two READMEs from build/: two pages of the Word file, one of the website.

``make pictures`` runs it; needs soffice, pdftotext, pdftoppm, chromium and the fonts that .ci/run names.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests" / "site"))
from chromium import Browser, browser  # noqa: E402

FIRST_COLUMN = {"zh": "专栏1", "en": "Column 1"}
PAGE = """<style>body {{ margin: 0; background: #dfe5ea }} img {{ position: absolute; top: 20px; height: 440px;
box-shadow: 0 2px 10px #0005 }}</style><img src="{cover}" style="left: 20px"><img src="{column}" style="left: 350px">
<img src="{site}" style="left: 680px; width: 500px">"""


def main() -> None:
    """Write zh.png and en.png beside this file."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        with browser("chromium", scratch / "browser") as window:
            for lang in FIRST_COLUMN:
                (scratch / lang).mkdir()
                draw(lang, window, scratch / lang)


def draw(lang: str, window: Browser, scratch: Path) -> None:
    """Word pages on the left, the website on the right."""
    cover, column = word_pages(lang, scratch)
    window.view(800, 704)
    window.open(chapter(lang).as_uri())
    window.picture(scratch / "site.png")
    page = scratch / "page.html"
    page.write_text(
        PAGE.format(cover=cover.as_uri(), column=column.as_uri(), site=(scratch / "site.png").as_uri()),
        encoding="utf-8",
    )
    window.view(1200, 480)
    window.open(page.as_uri())
    window.picture(HERE / f"{lang}.png")


def word_pages(lang: str, scratch: Path) -> tuple[Path, Path]:
    """The cover and the page with the first column, as pictures."""
    (docx,) = (ROOT / "build" / "word").glob(f"*.{lang}.docx")
    fonts = os.environ | {"FONTCONFIG_FILE": str(ROOT / "tests" / "word" / "fonts.conf")}
    profile = f"-env:UserInstallation={(scratch / 'office').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(scratch), str(docx), env=fonts)
    pdf = scratch / f"{docx.stem}.pdf"
    texts = run("pdftotext", "-layout", str(pdf), "-").decode().split("\f")
    number = next(at for at, text in enumerate(texts, 1) if close_up(FIRST_COLUMN[lang]) in close_up(text))
    return picture_of(pdf, 1), picture_of(pdf, number)


def picture_of(pdf: Path, number: int) -> Path:
    """One page of ``pdf``, 440 pixels high."""
    target = pdf.with_name(f"page{number}")
    run("pdftoppm", "-f", str(number), "-singlefile", "-scale-to", "440", "-png", str(pdf), str(target))
    return target.with_suffix(".png")


def close_up(text: str) -> str:
    """``text`` without spaces: pdftotext puts some between Han characters and digits."""
    return "".join(text.split())


def chapter(lang: str) -> Path:
    """The page of the website that has the first column."""
    pages = sorted((ROOT / "build" / "site" / lang).glob("*.html"))
    return next(page for page in pages if f"{FIRST_COLUMN[lang]}</span>" in page.read_text(encoding="utf-8"))


def run(*command: str, env: dict[str, str] | None = None) -> bytes:
    """What a program prints."""
    return subprocess.run(command, check=True, capture_output=True, env=env, timeout=120).stdout


if __name__ == "__main__":
    main()
