"""A second process beside the live preview, which builds one language while the preview builds the other."""

import os
import signal
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path

from tjplan.errors import TjplanError
from tjplan.model.text import Lang
from tjplan.pages import generator
from tjplan.pages.website import Website

Said = tuple[str, str] | None
"""What went wrong, in Chinese and English; None where nothing did."""


class Apart:
    """Builds websites in a process that stays loaded; started afresh, as the preview has threads."""

    def __init__(self) -> None:
        self._pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=_live_and_die_with_the_preview)
        # What takes long is loading the generator: done while the preview builds for the first time.
        self._pool.submit(_ready)

    def start(
        self, config_file: Path, plan_folder: Path, lang: Lang, site_dir: Path, website: Website, url: str
    ) -> "Future[Said] | None":
        """Start building; None where there is no such process (any more)."""
        with suppress(BrokenProcessPool, OSError, RuntimeError):
            return self._pool.submit(_build, config_file, plan_folder, lang, site_dir, website, url)
        return None

    def close(self) -> None:
        """End the process without waiting for what it may be building."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def finished(future: "Future[Said]") -> bool:
    """Whether the website was built; False where its process has died.

    Raises:
        TjplanError: what the generator said went wrong.
    """
    try:
        said = future.result()
    except (BrokenProcessPool, OSError):
        return False
    if said:
        raise TjplanError(zh=said[0], en=said[1])
    return True


def _build(config_file: Path, plan_folder: Path, lang: Lang, site_dir: Path, website: Website, url: str) -> Said:
    try:
        generator.build(config_file, plan_folder, lang, site_dir, website=website, site_url=url)
    except TjplanError as error:
        return error.zh, error.en
    return None


def _ready() -> None:
    """Nothing: to be asked for it loads this module, and mkdocs with it."""


def _live_and_die_with_the_preview() -> None:
    """Ctrl-C reaches every process of a terminal, but the preview ends this one itself; should it be
    killed, this one must not stay behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent_process(),), daemon=True).start()


def _end_with(preview: BaseProcess | None) -> None:
    if preview is not None:
        preview.join()
        os._exit(0)
