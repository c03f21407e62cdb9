"""The one place that runs mkdocs: one language, one folder, no word unless something fails."""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from tjplan.errors import RefusedError, TjplanError
from tjplan.model.text import Lang
from tjplan.pages import templates
from tjplan.pages.root import root_files
from tjplan.pages.website import Website

PACKAGED = Path(__file__).parent.parent / "_site" / "mkdocs.yml"


def config_file(plan_folder: Path) -> Path:
    """The mkdocs.yml in the nearest folder above ``plan_folder`` that also holds ``site/pages``,
    else the one that comes with tjplan."""
    for folder in plan_folder.resolve().parents:
        if (folder / "mkdocs.yml").is_file() and (folder / "site" / "pages").is_dir():
            return folder / "mkdocs.yml"
    return PACKAGED if PACKAGED.is_file() else Path(__file__).parents[2] / "mkdocs.yml"


def build(
    config_file: Path,
    plan_folder: Path,
    lang: Lang,
    site_dir: Path,
    *,
    website: Website | None = None,
    site_url: str = "",
) -> int:
    """Build one language into ``site_dir``, which is emptied first; returns the number of pages.

    ``website`` spares composing the plan of ``plan_folder`` again.  ``site_url`` is the address
    of the whole site, the folder that holds ``zh/`` and ``en/``, empty if not known.

    Raises:
        TjplanError: mkdocs failed or warned, with what it said.
        RefusedError: ``site_dir`` holds, or lies in, the sources of the website or the plan.
    """
    _refuse_sources(config_file, plan_folder, site_dir)
    with _heard() as said:
        try:
            config = configured(config_file, plan_folder, lang, site_dir, website=website, site_url=site_url)
            mkdocs_build(config)
            _drop_unused(Path(config.site_dir))
        except (MkDocsException, Abort, OSError) as error:
            raise _failure(error, said) from error
    return _count(config)


def _drop_unused(site_dir: Path) -> None:
    """Remove what the theme brings for its own search and for its developers: a megabyte that no page asks for."""
    scripts = site_dir / "assets" / "javascripts"
    for folder in (scripts / "lunr", scripts / "workers"):
        shutil.rmtree(folder, ignore_errors=True)
    for source_map in site_dir.glob("assets/*/*.map"):
        source_map.unlink()


def configured(
    config_file: Path,
    plan_folder: Path,
    lang: Lang,
    site_dir: Path,
    *,
    website: Website | None = None,
    site_url: str = "",
) -> MkDocsConfig:
    """mkdocs' settings for one build of one language."""
    overrides: dict[str, Any] = {
        "docs_dir": str(config_file.parent / "site" / "pages" / lang),
        "site_dir": str(site_dir.resolve()),
        "strict": True,
    }
    if site_url:
        overrides["site_url"] = f"{site_url.rstrip('/')}/"
    config = load_config(config_file=str(config_file), **overrides)
    plugin: Any = config.plugins["tjplan"]
    plugin.config["plan"] = str(plan_folder.resolve())
    plugin.config["lang"] = lang
    plugin.given = website
    templates.share(config.theme)
    return config


def write_root(config_file: Path, titles: dict[Lang, str], folder: Path, *, site_url: str = "") -> None:
    """Write the page that chooses the language and what else stands above both languages into ``folder``.

    ``site_url`` as in ``build``; where it is empty that of mkdocs.yml holds.
    """
    folder.mkdir(parents=True, exist_ok=True)
    address = site_url or str(load_config(config_file=str(config_file)).site_url or "")
    for name, content in root_files(titles, f"{address.rstrip('/')}/" if address else "").items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    for source in sorted((config_file.parent / "site" / "root").iterdir()):
        (folder / source.name).write_bytes(source.read_bytes())


def _refuse_sources(config_file: Path, plan_folder: Path, site_dir: Path) -> None:
    """mkdocs empties ``site_dir`` without a word, so it must never be what we build from."""
    target = site_dir.resolve()
    sources = (config_file.parent.resolve() / "site", plan_folder.resolve())
    for source in sources:
        if target == source or target in source.parents or source in target.parents:
            raise RefusedError(
                zh=f"输出文件夹 {site_dir} 与源文件夹 {source} 重叠，生成时会被清空；请换一个输出文件夹，例如 build/site。",
                en=f"The output folder {site_dir} overlaps the sources in {source} and would be emptied; "
                "choose another, such as build/site.",
            )


class _Listener(logging.Handler):
    """Keeps warnings and errors instead of printing them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[list[str]]:
    logger, listener = logging.getLogger("mkdocs"), _Listener()
    before = logger.propagate
    logger.propagate = False
    logger.addHandler(listener)
    try:
        yield listener.said
    finally:
        logger.removeHandler(listener)
        logger.propagate = before


def _failure(error: BaseException, said: list[str]) -> TjplanError:
    """What went wrong: our own error if it started there, else mkdocs' words."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, TjplanError):
            return cause
        cause = cause.__cause__ or cause.__context__
    details = "\n".join(said) or str(error)
    return TjplanError(zh=f"网站未能生成：{details}", en=f"The website could not be built: {details}")


def _count(config: MkDocsConfig) -> int:
    """The pages in the output folder; a generator that skips pages must not pass for one that works."""
    plugin: Any = config.plugins["tjplan"]
    folder = Path(config.site_dir)
    missing = [path for path in plugin.website.pages if not (folder / path).with_suffix(".html").is_file()]
    if missing:
        names = ", ".join(missing)
        raise TjplanError(zh=f"网站缺少页面：{names}", en=f"The website lacks pages: {names}")
    return sum(1 for page in folder.rglob("*.html") if page.name != "404.html")
