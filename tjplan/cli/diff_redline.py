"""``tjplan diff --format docx``: the new version's Word file, what changed in it tracked."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

from tjplan import workspace
from tjplan.errors import RefusedError
from tjplan.model.text import Bilingual, Lang

AUTHOR = "tjplan"


def day(written: str) -> str:
    """A date as ``2026-11-23``; argparse tells what is none by this name.

    Raises:
        ValueError: ``written`` is no date.
    """
    return date.fromisoformat(written).isoformat()


def render(found: workspace.Comparison, options: Any, lang: Lang) -> bytes:
    """The Word file; what it cannot show is said on standard error, too.

    Raises:
        RefusedError: no file is named, or one of another kind.
        WorkspaceError: a side has no text in the language of the file.
    """
    if not options.output or Path(options.output).suffix.lower() != ".docx":
        wrong = Bilingual(f"{options.output}：", f"{options.output}: ") if options.output else Bilingual("", "")
        raise RefusedError(
            zh=f"{wrong.zh}修订文件是 Word 文件，用 -o 指定以 .docx 结尾的文件名，如 -o 修订.docx",
            en=f"{wrong.en}the redline is a Word file; name one that ends in .docx, e.g. -o redline.docx",
        )
    spoken: Lang = options.doc_lang or ("zh" if "zh" in found.review.langs else found.review.langs[0])
    made = workspace.redlined(
        found, spoken, author=options.author, day=options.date or "", moves=options.moves == "move"
    )
    for line in made.unshown:
        print(line[lang], file=sys.stderr)
    return made.docx
