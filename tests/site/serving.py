"""A folder on a web server of this machine, as a static host serves it, also below a path."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote


class _Handler(SimpleHTTPRequestHandler):
    """Quiet; knows nothing outside of ``prefix``; unknown addresses get 404.html, as GitHub Pages does."""

    def __init__(self, *args: object, prefix: str, **more: object) -> None:
        self.prefix = prefix
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(self.prefix)
        return super().translate_path("/" + inside if path.startswith(self.prefix) else "/does/not/exist")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        body = page.read_bytes() if page.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path, path: str = "/") -> Iterator[str]:
    """The address of ``folder``, which stands at ``path`` ("/some/sub path/") of its host."""
    prefix = quote(path)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, prefix=prefix, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
