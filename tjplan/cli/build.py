"""``tjplan build``: check, then Word files, website and data."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tjplan import workspace
from tjplan.cli import opened, report_text
from tjplan.cli.parser import Parser
from tjplan.model.finding import at_least
from tjplan.model.plan import Plan
from tjplan.model.text import Bilingual, Lang

SUMMARY = Bilingual("核对后生成 Word、网站、数据或 PDF", "check, then build Word files, website, data, or PDFs")
HELP = Bilingual(
    "先核对；有错误则停止（--force 除外），再生成 build/word、build/site、build/data。\n"
    "pdf 由 LibreOffice 生成 build/pdf，只在指明时生成：版面取决于本机的字体；目录后可有一空白页，\n"
    "使正文第 1 页在双面印刷时位于右手页。\n"
    "生成失败时原有输出不变。\n\n例：\n  tjplan build\n  tjplan build word --annexes\n  tjplan build word --plan plan/2026-2030",
    "Checks first and stops at errors (unless --force), then writes build/word, build/site and\n"
    "build/data. pdf has LibreOffice write build/pdf, and only where asked for: its look depends on the\n"
    "fonts of this machine, and a blank page may follow the contents so that page 1 is a right-hand page\n"
    "in two-sided print. A failure leaves the earlier output as it was.\n\nexample:\n  tjplan build\n  tjplan build word --annexes\n  tjplan build word --plan plan/2026-2030",
)
_NAMES = {
    "word": Bilingual("Word 文件", "Word files"),
    "pdf": Bilingual(" PDF", "PDFs"),
    "data": Bilingual("数据文件", "data files"),
    "site": Bilingual("网站", "website"),
}


def arguments(parser: Parser, lang: Lang) -> None:
    """The command's own options."""
    what = Bilingual("生成什么（默认全部）", "what to build (default all)")
    force = Bilingual("有错误也生成", "build in spite of errors")
    out = Bilingual("输出文件夹（默认 build）", "output folder (default build)")
    name = Bilingual("内容", "WHAT")
    kinds = ("all", "word", "site", "data", "pdf")
    help_ = f"{what[lang]}: {', '.join(kinds)}"
    parser.add_argument("what", nargs="?", choices=kinds, default="all", metavar=name[lang], help=help_)
    parser.add_argument("--force", action="store_true", help=force[lang])
    annexes = Bilingual("Word、PDF 后附附表和图", "with annexed tables and charts behind the Word file or PDF")
    parser.add_argument("--annexes", action="store_true", help=annexes[lang])
    pdf = Bilingual("连同 PDF 一起生成（网站也提供下载）", "PDFs as well (the website offers them)")
    parser.add_argument("--pdf", action="store_true", help=pdf[lang])
    parser.add_argument("--out", metavar="DIR", help=out[lang])


def run(options: Any, lang: Lang) -> int:
    """Build what was asked for; 1 where errors stopped it."""
    folder = opened.folder(options)
    loaded = workspace.open_plan(folder)
    report = workspace.findings(loaded)
    failed = at_least(report.findings, "error")
    if failed:
        print(report_text.render(report, lang, colour=report_text.wanted(sys.stdout)))
        if not options.force:
            stopped = Bilingual(
                "有错误，未生成；改正后重试，或加 --force", "errors, nothing built: mend them, or use --force"
            )
            print(stopped[lang], file=sys.stderr)
            return 1
    out = Path(options.out) if options.out else workspace.output_folder(folder)
    documents: list[Path] = []
    steps: dict[str, Callable[[], str]] = {
        "word": lambda: _word(loaded.plan, folder, out, lang, documents, annexes=options.annexes),
        "pdf": lambda: _pdf(loaded.plan, folder, out, documents, annexes=options.annexes),
        "data": lambda: f"{workspace.shown(out / 'data')} ({len(workspace.build_data(loaded.plan, out))})",
        "site": lambda: (
            f"{workspace.shown(out / 'site')} ({workspace.build_site(loaded, folder, out, report, documents)})"
        ),
    }
    for name, step in steps.items():
        # A PDF is set in the fonts of this machine, so it is made only where it is asked for.
        wanted = options.pdf if name == "pdf" else options.what == "all"
        if options.what == name or wanted:
            _told(_NAMES[name][lang], step, lang)
            if name == "pdf" and (fonts := workspace.fonts_remark(loaded.plan.styles)):
                print(f"  {fonts[lang]}", file=sys.stderr, flush=True)
    return 1 if failed else 0


def _word(plan: Plan, folder: Path, out: Path, lang: Lang, made: list[Path], *, annexes: bool) -> str:
    """Build the Word files, and note in ``made`` which they are."""
    paths, remark = workspace.build_word(plan, folder, out, annexes=annexes)
    made += paths
    return ", ".join(map(workspace.shown, paths)) + (f"; {remark[lang]}" if remark else "")


def _pdf(plan: Plan, folder: Path, out: Path, made: list[Path], *, annexes: bool) -> str:
    paths = workspace.build_pdf(plan, folder, out, annexes=annexes)
    made += paths
    return ", ".join(map(workspace.shown, paths))


def _told(name: str, step: Callable[[], str], lang: Lang) -> None:
    """Run a step between two lines on standard error."""
    print(Bilingual(f"正在生成{name}……", f"building the {name} …")[lang], file=sys.stderr, flush=True)
    start = time.perf_counter()
    result = step()
    print(f"  {result}  {time.perf_counter() - start:.1f} s", file=sys.stderr, flush=True)
