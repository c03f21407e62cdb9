"""The website while its plan is being edited: both languages, rebuilt on every change."""

import html
import shutil
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

from tjplan.errors import TjplanError, WorkspaceError
from tjplan.model.text import LANGS, Lang
from tjplan.pages import generator
from tjplan.pages.apart import Apart, Said, finished
from tjplan.pages.policy import without_policy
from tjplan.pages.shared import write_shared
from tjplan.pages.website import Website
from tjplan.pages.words import WORDS

from mkdocs.livereload import LiveReloadServer  # isort: skip (generator sets the environment first)

POLL = 0.1
"""Seconds between two looks at the watched files; polling works on network drives too."""

Load = Callable[[], Mapping[Lang, Website]]
Report = Callable[[TjplanError | None], None]


def serve(
    config_file: Path,
    plan_folder: Path,
    load: Load,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    ready: Callable[[str], None] = lambda address: None,
    report: Report = lambda error: None,
    started: "Callable[[Preview], None]" = lambda server: None,
) -> None:
    """Serve ``/zh/``, ``/en/`` and the page that chooses, until interrupted (Ctrl-C).

    ``load`` composes the websites afresh; ``ready`` gets the address once the first pages can be
    had; ``report`` is told after every rebuild whether it failed; ``started`` gets the server,
    whose ``shutdown`` ends this from another thread.  A failure shows on the pages and leaves the
    last good ones in place.  Port 0 takes any that is free.

    Raises:
        WorkspaceError: the port cannot be had.
    """
    server: Preview | None = None
    root = Path(tempfile.mkdtemp(prefix="tjplan-"))
    try:
        server = Preview(root, config_file, plan_folder, load, (host, port), report)
        server.ready = ready
        server.rebuild()
        for path in (plan_folder, config_file, config_file.parent / "site"):
            server.watch(str(path))
        started(server)
        _run(server)
    finally:
        if server:
            server.apart.close()
        shutil.rmtree(root, ignore_errors=True)


def _run(server: "Preview") -> None:
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    except OSError as error:
        raise _unavailable(server, error) from error
    finally:
        server.shutdown()


def _unavailable(server: "Preview", error: OSError) -> WorkspaceError:
    reason = error.strerror or str(error)
    return WorkspaceError(
        zh=f"无法在 {server.url} 提供网站（{reason}）：端口可能已被占用，请换一个，例如 --port 8001",
        en=f"cannot serve the site at {server.url} ({reason}): the port may be taken, try another, such as --port 8001",
    )


class Preview(LiveReloadServer):
    """A live server over ``root``; ``failure`` is the last rebuild's, None if it went well."""

    def __init__(
        self,
        root: Path,
        config_file: Path,
        plan_folder: Path,
        load: Load,
        address: tuple[str, int],
        report: Report,
    ) -> None:
        super().__init__(self.rebuild, *address, root=str(root), polling_interval=POLL)
        self.folder, self.config_file, self.plan_folder = root, config_file, plan_folder
        self.load, self.report = load, report
        self.failure: TjplanError | None = None
        self.built: Mapping[Lang, Website] = {}
        self.shared: Mapping[str, bytes] = {}
        self.error_handler = self._error_page
        self.ready: Callable[[str], None] = lambda address: None
        self.apart = Apart()
        self._asked = threading.local()

    def server_activate(self) -> None:
        """Learn the port, if any that is free was asked for."""
        super().server_activate()
        self.url = f"http://{self.server_address[0]!s}:{self.server_port}/"

    def _build_loop(self) -> None:
        """Say where the website is, now that it can be had and its sources are watched."""
        self.ready(self.url)
        super()._build_loop()  # type: ignore[no-untyped-call]

    def rebuild(self) -> None:
        """Build the languages that changed; all of them if it was not the plan that changed."""
        try:
            websites = self.load()
            self._build(websites, _changed(self.built, websites))
            self._write_shared(websites)
            titles = {lang: website.title for lang, website in websites.items()}
            generator.write_root(self.config_file, titles, self.folder, site_url=self.url)
            self.built, self.failure = websites, None
        except TjplanError as error:
            # What is half built would pass for built at the next change.
            self.built, self.failure = {}, error
        self.report(self.failure)

    def _write_shared(self, websites: Mapping[Lang, Website]) -> None:
        """Write what is new of the files that both languages share."""
        shared = websites[LANGS[0]].shared
        write_shared(shared, self.folder, self.shared)
        self.shared = shared

    def _build(self, websites: Mapping[Lang, Website], langs: Sequence[Lang]) -> None:
        """Build beside the pages that are shown, which stay if it fails; a second language meanwhile."""
        first, *others = langs
        meanwhile = {lang: self._start(lang, websites[lang]) for lang in others}
        self._build_here(first, websites[first])
        for lang, future in meanwhile.items():
            if future is None or not finished(future):
                self._build_here(lang, websites[lang])
        for lang in langs:
            shown = self.folder / lang
            shutil.rmtree(shown, ignore_errors=True)
            self._fresh(lang).rename(shown)

    def _fresh(self, lang: Lang) -> Path:
        return self.folder / f"{lang}.new"

    def _start(self, lang: Lang, website: Website) -> "Future[Said] | None":
        return self.apart.start(self.config_file, self.plan_folder, lang, self._fresh(lang), website, self.url)

    def _build_here(self, lang: Lang, website: Website) -> None:
        generator.build(self.config_file, self.plan_folder, lang, self._fresh(lang), website=website, site_url=self.url)

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Any:
        """Remember the language that is asked for, for the page that says that there is none."""
        self._asked.lang = "en" if environ.get("PATH_INFO", "").startswith("/en/") else "zh"
        return super().serve_request(environ, start_response)

    def _error_page(self, code: int) -> bytes | None:
        if self.failure:
            page = b"<!doctype html><html><head><title>tjplan</title></head><body></body></html>"
            return self._inject_js_into_html(page, self._visible_epoch)
        page_file = self.folder / self._asked.lang / "404.html"
        return page_file.read_bytes() if page_file.is_file() else None

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """mkdocs' reload script, and a banner with the failure if there is one."""
        injected: bytes = super()._inject_js_into_html(without_policy(content), epoch)  # type: ignore[no-untyped-call]
        return _with_banner(injected, self.failure) if self.failure else injected


def _changed(before: Mapping[Lang, Website], after: Mapping[Lang, Website]) -> Sequence[Lang]:
    """The languages whose own pages changed; what they share is written apart from them."""
    changed = [lang for lang in LANGS if _own(before.get(lang)) != _own(after[lang])]
    return changed or LANGS


def _own(website: Website | None) -> Website | None:
    return replace(website, shared={}) if website else None


def _with_banner(page: bytes, failure: TjplanError) -> bytes:
    said: dict[Lang, str] = {"zh": failure.zh, "en": failure.en}
    texts = "".join(
        f'<p lang="{lang}"><strong>{WORDS["failed"][lang]}</strong><br>{html.escape(text)}</p>'
        for lang, text in said.items()
    )
    style = "position:relative;z-index:9;padding:.5em 1em;background:#fde8e8;color:#7a1212;white-space:pre-line"
    banner = f'<div role="alert" style="{style}">{texts}</div>'.encode()
    start = page.find(b">", page.find(b"<body")) + 1
    return page[:start] + banner + page[start:]
