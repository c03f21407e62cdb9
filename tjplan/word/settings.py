"""Settings: unlike footers on odd and even pages, Chinese punctuation, and no prompt on opening."""

from tjplan.word.xml import Element, serialise, w

_WORD = "http://schemas.microsoft.com/office/word"


def settings(tag: str) -> bytes:
    """The part ``settings.xml``, in the order of ECMA-376 Part 1, 17.15.1.78; ``tag`` is the language."""
    return serialise(
        w(
            "settings",
            w("zoom", percent=100),
            w("defaultTabStop", val=420),
            w("evenAndOddHeaders"),
            w("characterSpacingControl", val="compressPunctuation"),
            w("compat", w("useFELayout"), _compatibility("compatibilityMode", 15)),
            w("themeFontLang", val=tag, eastAsia="zh-CN"),
            w("decimalSymbol", val="."),
            w("listSeparator", val=","),
        )
    )


def _compatibility(name: str, value: int) -> Element:
    return w("compatSetting", name=name, uri=_WORD, val=value)
