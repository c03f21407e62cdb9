"""``tjplan diff``: what changed between two versions of a plan, and what that does to it."""

import sys
from pathlib import Path
from typing import Any

from tjplan import workspace
from tjplan.cli import diff_output
from tjplan.cli.diff_redline import AUTHOR, day
from tjplan.cli.parser import Parser, count
from tjplan.errors import WorkspaceError
from tjplan.model.text import Bilingual, Lang

FORMATS = ("text", "json", "markdown", "html", "docx", "table", "note")
MAX_SIZE = 60_000
"""Characters of Markdown; GitHub takes comments of 65,536."""
SUMMARY = Bilingual("比较两个版本，说明改动及其影响", "compare two versions: what changed and what it does")
HELP = Bilingual(
    "比较两个版本：改了什么，数字改了多少，牵动哪里，核对结果有何变化，另一种语言是否跟上，为什么改。\n"
    "旧版本和新版本可以是 git 版本、规划文件夹，或 tjplan 生成的 Word 文件；不写新版本时为现在的规划。\n"
    "git 的写法也可以：v1..v2，main...（从分叉处起），v1:plan/2021-2025（当时的这个文件夹）。\n\n"
    "输出形式：text 终端；markdown 合并请求的评论；json 供程序读取（格式见 schema/output/diff.schema.json）；\n"
    "html 网页；docx 带修订标记的 Word 文件；table 修订对照表（.docx 或 .xlsx）；note 修订说明（.docx 或 .md）。\n\n"
    "退出码：0 已比较，1 有改动（仅 --exit-code），2 无法运行。\n\n"
    "例：\n  tjplan diff main\n  tjplan diff v1.0 v1.1 --format docx -o 修订.docx\n  tjplan diff 旧.docx 新.docx",
    "Compares two versions: what changed, figures by how much, what that touches and does to the checks, whether the\n"
    "other language kept up, and why. OLD and NEW are git revisions, plan folders, or Word files that tjplan made;\n"
    "without NEW it is the plan as it stands. v1..v2, main... (from where the branches parted) and v1:plan/2021-2025\n"
    "(that folder as it was) mean what they mean to git.\n\n"
    "Forms: text for the terminal; markdown for the comment on a pull request; json for programs, as\n"
    "schema/output/diff.schema.json says; html for the web; docx, a Word file with tracked changes; table, a table of\n"
    "amendments (.docx or .xlsx); note, an account of them (.docx or .md).\n\n"
    "Exit code: 0 compared, 1 there are changes (with --exit-code only), 2 could not run.\n\n"
    "example:\n  tjplan diff main\n  tjplan diff v1.0 v1.1 --format docx -o redline.docx\n  tjplan diff old.docx new.docx",
)


def arguments(parser: Parser, lang: Lang) -> None:
    """The command's own options."""
    old = Bilingual(
        "旧版本：git 版本、规划文件夹或 Word 文件", "the old version: a git revision, a plan folder or a Word file"
    )
    new = Bilingual("新版本（默认：现在的规划）", "the new version (default: the plan as it stands)")
    form = Bilingual("输出形式（默认 text）", "form of the output (default text)")
    out = Bilingual("写到这个文件", "write to this file")
    doc_lang = Bilingual(
        "docx、table、note 所用语言（默认中文，只比较一种语言时为该语言）",
        "language of a docx, table or note (default Chinese; the one language where only one is compared)",
    )
    author = Bilingual("docx 中修订的作者（默认 tjplan）", "author of the changes tracked in a docx (default tjplan)")
    dated = Bilingual(
        "docx 中修订的日期（默认为新版本提交的日期，未提交时为今天）",
        "date of the changes tracked in a docx (default: that of the new version's commit, else today)",
    )
    moves = Bilingual(
        "docx 中移动的段落记作移动（move，默认）或先删后插（replace）",
        "tell paragraphs that moved in a docx as moves (move, default) or as deleted and inserted (replace)",
    )
    size = Bilingual(
        f"markdown 最多几个字符（默认 {MAX_SIZE}，合并请求的评论放得下；0 不限）",
        f"most characters of markdown (default {MAX_SIZE}, which fits a pull request's comment; 0: no limit)",
    )
    code = Bilingual("有改动时退出码为 1", "exit with 1 where there are changes")
    parser.add_argument("old", metavar=Bilingual("旧版本", "OLD")[lang], help=old[lang])
    parser.add_argument("new", nargs="?", metavar=Bilingual("新版本", "NEW")[lang], help=new[lang])
    parser.add_argument("--format", choices=FORMATS, default="text", help=form[lang])
    parser.add_argument("-o", "--output", metavar="FILE", help=out[lang])
    parser.add_argument("--doc-lang", choices=("zh", "en"), help=doc_lang[lang])
    parser.add_argument("--author", metavar="NAME", default=AUTHOR, help=author[lang])
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help=dated[lang])
    parser.add_argument("--moves", choices=("move", "replace"), default="move", help=moves[lang])
    parser.add_argument("--max-size", type=count, metavar="N", default=MAX_SIZE, help=size[lang])
    parser.add_argument("--exit-code", action="store_true", help=code[lang])


def run(options: Any, lang: Lang) -> int:
    """Print or write the comparison; 1 where there are changes and the user asked to be told so."""
    folder = _folder(options)
    diff_output.refuse(options, folder)
    found = workspace.compare(options.old, options.new, folder, given=bool(options.plan))
    if options.output:
        workspace.write(Path(options.output), _content(found, options, lang))
    elif options.format == "text":  # in the encoding of the terminal
        print(_content(found, options, lang).decode(), end="")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(_content(found, options, lang))
    return 1 if options.exit_code and found.review.items else 0


def _content(found: workspace.Comparison, options: Any, lang: Lang) -> bytes:
    """The comparison in the form asked for; each form's module is loaded only then."""
    if options.format == "text":
        from tjplan.cli import diff_text, report_text

        colour = not options.output and report_text.wanted(sys.stdout)
        return _utf8(diff_text.render(found.review, lang, colour=colour))
    if options.format == "json":
        from tjplan.cli import diff_json

        return _utf8(diff_json.render(found.review, lang))
    if options.format == "markdown":
        from tjplan.cli import diff_markdown

        return _utf8(diff_markdown.render(found.review, lang, size=options.max_size))
    if options.format == "html":
        from tjplan.pages.review_html import to_html

        return _utf8(to_html(found.review, lang))
    if options.format in ("table", "note"):
        from tjplan.cli import diff_papers

        return diff_papers.render(found, options)
    from tjplan.cli import diff_redline

    return diff_redline.render(found, options, lang)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _folder(options: Any) -> Path | None:
    """The plan's folder, None where there is none: two Word files need no plan."""
    if options.plan:
        return Path(options.plan)
    try:
        return workspace.find_round(Path.cwd())
    except WorkspaceError:
        return None
