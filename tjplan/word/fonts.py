"""The font table: other names of the Chinese fonts, for readers' machines that lack them."""

from tjplan.model.style import Style
from tjplan.word.xml import Element, serialise, w

# What a program may take instead: the same face under the name that newer systems give it.
_OTHER_NAMES = {
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
    "宋体": "SimSun",
    "方正小标宋简体": "FZXiaoBiaoSong-B05S",
}
_GB2312 = "86"
_WESTERN = "00"


def font_table(style: Style) -> bytes:
    """The part ``fontTable.xml`` with every font that ``style`` names."""
    east_asian = {face.chinese_font for face in style.faces}
    latin = {face.latin_font for face in style.faces} - east_asian
    fonts = [(name, _GB2312) for name in sorted(east_asian)] + [(name, _WESTERN) for name in sorted(latin)]
    return serialise(w("fonts", *(_font(name, charset) for name, charset in fonts)))


def _font(name: str, charset: str) -> Element:
    other = _OTHER_NAMES.get(name)
    names = [w("altName", val=other)] if other else []
    return w(
        "font",
        *names,
        w("charset", val=charset),
        w("family", val="auto"),
        w("pitch", val="variable"),
        name=name,
    )
