"""Fonts that a style asks for and this machine lacks: LibreOffice sets the text in others, which end pages elsewhere."""

import platform
import shutil
import subprocess
from collections.abc import Iterable, Mapping

from tjplan.model.style import Style
from tjplan.model.text import LANGS, Bilingual, Lang

_SECONDS = 10
# Made to the same widths, so that no line or page ends elsewhere.
_AS_GOOD: Mapping[str, frozenset[str]] = {
    "Times New Roman": frozenset(("Liberation Serif", "Tinos")),
    "Arial": frozenset(("Liberation Sans", "Arimo")),
    "Courier New": frozenset(("Liberation Mono", "Cousine")),
}


def installed() -> frozenset[str]:
    """The families of this machine under all their names; none where that cannot be known.

    Only Linux has one list that LibreOffice goes by too.
    """
    program = shutil.which("fc-list") if platform.system() == "Linux" else None
    if program is None:
        return frozenset()
    try:
        done = subprocess.run([program, ":", "family"], capture_output=True, timeout=_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    lines = done.stdout.decode("utf-8", errors="replace").splitlines()
    return frozenset(name.strip() for line in lines for name in line.split(","))


def missing(style: Style, lang: Lang, here: frozenset[str]) -> tuple[str, ...]:
    """The fonts of ``style`` for text in ``lang`` that are not ``here``, as the style names them; none of an unknown machine."""
    asked = [face.latin_font for face in style.faces]
    if lang == "zh":
        asked = [face.chinese_font for face in style.faces] + asked
    lacks = (name for name in dict.fromkeys(asked) if name not in here and not _AS_GOOD.get(name, frozenset()) & here)
    return tuple(lacks) if here else ()


def remark(styles: Mapping[Lang, Style]) -> Bilingual | None:
    """What to tell of a PDF set in other fonts than its style names; None where all are here, or nobody knows."""
    here = installed()
    lacks = listed(name for lang in LANGS for name in missing(styles[lang], lang, here))
    if lacks is None:
        return None
    return Bilingual(
        f"本机没有字体{lacks.zh}：PDF 用替代字体排版，换行和页码与 Word 文件可能不同；请安装后重新生成",
        f"this machine lacks the fonts {lacks.en}: the PDF is set in substitutes, so its lines and pages may end elsewhere than in Word; install them and build again",
    )


def listed(names: Iterable[str]) -> Bilingual | None:
    """The names, each once, as a sentence lists them; None where there is none."""
    each = tuple(dict.fromkeys(names))
    return Bilingual("“" + "”“".join(each) + "”", ", ".join(each)) if each else None
