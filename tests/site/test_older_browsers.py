"""Our scripts and styles ask for nothing newer than Chromium 109 (January 2023): what WeChat shows pages with on
phones of the last years, and the last for Windows 7.  The theme's own files are listed apart."""

import re
from pathlib import Path

import pytest
from website_under_test import ROOT

# Feature -> the first Chromium that has it (MDN browser-compat-data).
TOO_NEW_SCRIPT = {
    r"\bstructuredClone\(.*transfer": 110,
    r"\.(?:isWellFormed|toWellFormed)\(": 111,
    r"\.(?:toSorted|toReversed|toSpliced|with)\(\d*[,)]": 110,
    r"\.(?:toSorted|toReversed|toSpliced)\(": 110,
    r"\b(?:Object|Map)\.groupBy\(": 117,
    r"\bPromise\.(?:withResolvers|try)\(": 119,
    r"\.(?:intersection|union|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(": 122,
    r"\bIterator\.(?:from|prototype)": 122,
    r"\bArray\.fromAsync\(": 121,
    r"\bURL\.(?:canParse|parse)\(": 120,
    r"\bstartViewTransition\(": 111,
    r"\bpopover|showPopover\(": 114,
    r"/[dgimsuy]*v[dgimsuy]*[.,;)]": 112,
    r"\bRegExp\.escape\(|\(\?[ims]+:": 125,
    r"\bPromise\.any\b.*\busing\b": 134,
    r"\bcheckVisibility\(.*opacityProperty": 121,
    r"\bscrollend\b": 114,
    r"\bcloseBy|closedby\b": 134,
}
TOO_NEW_STYLE = {
    r"\bcolor-mix\(": 111,
    r"\boklch\(|\boklab\(|\blch\(|\blab\(|\bcolor\(": 111,
    r"\blight-dark\(": 123,
    r"@starting-style": 117,
    r"@scope": 118,
    r"@property\b.*universal": 128,
    r"\btext-wrap(?:-style)?\s*:\s*(?:balance|pretty)": 114,
    r"\bsubgrid\b": 117,
    r"\bview-transition": 111,
    r"\banimation-timeline|scroll-timeline": 115,
    r"\banchor-name|position-anchor": 125,
    r"\bfield-sizing": 123,
    r":user-(?:in)?valid": 119,
    r"\bround\(|\bmod\(|\brem\(": 125,
    r"\b(?:sin|cos|tan)\(": 111,
    r"@container\s+style\(": 111,
    r"\bfont-size-adjust": 127,
    r":popover-open": 114,
    r"\binterpolate-size|calc-size\(": 129,
    r"\balign-content\b(?=[^}]*display:\s*block)": 123,
    r"\bruby-align": 128,
    r"\d(?:lh|rlh)\b": 111,
}
NESTED = re.compile(r"\{[^{}@]*\{")
AT_BLOCK = re.compile(r"@(?:media|supports|container|layer|page|keyframes)[^{]*\{")


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def newer(text: str, features: dict[str, int]) -> dict[str, int]:
    return {found[0]: since for pattern, since in features.items() if (found := re.search(pattern, text))}


def ours(ending: str) -> list[Path]:
    return sorted(path for folder in ("assets", "root") for path in (ROOT / "site" / folder).glob(f"*.{ending}"))


@pytest.mark.parametrize("path", ours("js"), ids=lambda path: path.name)
def test_a_script_asks_for_nothing_new(path: Path) -> None:
    text = re.sub(r"^\s*//.*$", "", without_comments(path.read_text(encoding="utf-8")), flags=re.MULTILINE)
    assert newer(text, TOO_NEW_SCRIPT) == {}


@pytest.mark.parametrize("path", ours("css"), ids=lambda path: path.name)
def test_a_style_sheet_asks_for_nothing_new_and_nests_nothing(path: Path) -> None:
    text = without_comments(path.read_text(encoding="utf-8"))
    assert newer(text, TOO_NEW_STYLE) == {}
    assert not NESTED.search(AT_BLOCK.sub("", text)), "nesting is Chromium 112"


def test_what_the_theme_asks_for_is_known(our_site: Path) -> None:
    """Material cares for browsers of its own; what it uses beyond ours must be able to fail without harm."""
    style = "".join(
        path.read_text(encoding="utf-8") for path in sorted((our_site / "zh" / "assets" / "stylesheets").glob("*.css"))
    )
    script = "".join(
        path.read_text(encoding="utf-8") for path in sorted((our_site / "zh" / "assets" / "javascripts").glob("*.js"))
    )
    assert newer(style, TOO_NEW_STYLE) == {}
    assert (
        newer(script, {feature: since for feature, since in TOO_NEW_SCRIPT.items() if not feature.startswith("/[")})
        == {}
    )


def test_the_lists_would_see_a_new_feature() -> None:
    assert newer("new Set(a).union(b)", TOO_NEW_SCRIPT) and newer(
        "a { color: color-mix(in srgb, red, blue) }", TOO_NEW_STYLE
    )
    assert NESTED.search(AT_BLOCK.sub("", "@media print { a { color: red } } b { & c { color: red } }"))
    assert not NESTED.search(AT_BLOCK.sub("", "@media print { a { color: red } }"))
