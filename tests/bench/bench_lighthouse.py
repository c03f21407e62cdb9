"""Lighthouse on our website, phone and desktop; needs Node.js, npx and Chromium, and fetches Lighthouse.

    python tests/bench/bench_lighthouse.py

The website is built for the address that it is served at, as it is published, and sent uncompressed, as
Python's server does: a public host is faster.  Bounds: accessibility, best practices and SEO 95; performance
is printed.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ("zh/status", "zh/index", "en/indicators", "zh/indicator-abandoned_mine_area")
FORMS = {"phone": (), "desktop": ("--preset=desktop",)}
HELD = ("accessibility", "best-practices", "seo")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def scores(address: str, form: str, report: Path) -> dict[str, int]:
    """Category -> points of 100; the whole report lands in ``report``."""
    lighthouse = os.environ.get("LIGHTHOUSE", "npx --yes lighthouse@13").split()
    command = [*lighthouse, address, *FORMS[form], "--quiet", "--output=json", f"--output-path={report}"]
    subprocess.run([*command, "--chrome-flags=--headless=new --no-sandbox"], check=True)
    told = json.loads(report.read_text(encoding="utf-8"))
    for audit in told["audits"].values():
        if audit["scoreDisplayMode"] == "binary" and audit["score"] == 0:
            print(f"    {audit['id']}: {audit['title']}")
    return {name: round(100 * category["score"]) for name, category in told["categories"].items()}


def main() -> None:
    chromium = shutil.which("chromium")
    if not chromium or ("LIGHTHOUSE" not in os.environ and not shutil.which("npx")):
        print("Lighthouse needs Node.js with npx, and Chromium: apt-get install nodejs npm chromium")
        return
    os.environ.setdefault("CHROME_PATH", chromium)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        address = f"http://127.0.0.1:{port}/"
        build = [sys.executable, "-m", "tjplan", "build", "site", "--out", str(folder)]
        subprocess.run(
            build, check=True, cwd=ROOT, env=os.environ | {"TJPLAN_SITE_URL": address}, stdout=subprocess.DEVNULL
        )
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Quiet, directory=str(folder / "site")))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for form in FORMS:
            for page in PAGES:
                found = scores(f"{address}{page}.html", form, folder / "report.json")
                below = [category for category in HELD if found[category] < 95]
                print(f"{form:8} {page:36} {found}{'  below 95: ' + ', '.join(below) if below else ''}", flush=True)
        server.shutdown()


if __name__ == "__main__":
    main()
