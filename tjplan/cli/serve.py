"""``tjplan serve``: the website while the plan is edited."""

import gc
import sys
from typing import Any

from tjplan import workspace
from tjplan.cli import opened
from tjplan.cli.parser import Parser
from tjplan.errors import TjplanError
from tjplan.model.text import Bilingual, Lang

SUMMARY = Bilingual("边改边看网站", "show the website while editing")
HELP = Bilingual(
    "在本机提供中英文网站，YAML 一改就更新；Ctrl-C 结束。\n\n例：\n  tjplan serve\n  tjplan serve --port 8001",
    "Serves the website in both languages on this machine and updates it on every YAML edit;\nCtrl-C ends it.\n\nexample:\n  tjplan serve\n  tjplan serve --port 8001",
)


def arguments(parser: Parser, lang: Lang) -> None:
    """The command's own options."""
    host = Bilingual("地址（默认 127.0.0.1，只供本机）", "address (default 127.0.0.1, this machine only)")
    port = Bilingual("端口（默认 8000）", "port (default 8000)")
    parser.add_argument("--host", default="127.0.0.1", help=host[lang])
    parser.add_argument("--port", type=int, default=8000, help=port[lang])


def run(options: Any, lang: Lang) -> int:
    """Serve until interrupted."""

    def ready(address: str) -> None:
        print(Bilingual(f"网站：{address}（Ctrl-C 结束）", f"website: {address} (Ctrl-C to end)")[lang], flush=True)

    def report(error: TjplanError | None) -> None:
        if error:
            print(error.zh if lang == "zh" else error.en, file=sys.stderr, flush=True)

    if not 0 < options.port < 65536:
        raise TjplanError(
            zh=f"端口 {options.port} 不存在，应在 1 到 65535 之间，例如 --port 8001",
            en=f"there is no port {options.port}: choose one from 1 to 65535, e.g. --port 8001",
        )
    gc.enable()  # it runs for hours
    workspace.serve(opened.folder(options), options.host, options.port, ready, report)
    return 0
