"""Fonts that the style names and the machine lacks are told, and only where that is known."""

from collections.abc import Callable

import pytest

from tjplan.model.style import STANDARD
from tjplan.workspace import typefaces

CHINESE = frozenset(("仿宋_GB2312", "楷体_GB2312", "方正小标宋简体", "黑体", "宋体"))


def test_a_machine_with_every_font_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "installed", lambda: CHINESE | {"Liberation Serif"})
    assert typefaces.remark(STANDARD) is None


def test_fonts_that_are_missing_are_named_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "installed", lambda: frozenset(("宋体", "黑体", "楷体_GB2312", "Tinos")))
    told = typefaces.remark(STANDARD)
    assert told is not None
    assert told.zh.startswith("本机没有字体“") and "“仿宋_GB2312”" in told.zh and "“方正小标宋简体”" in told.zh
    assert told.en.startswith("this machine lacks the fonts ") and "install them" in told.en
    assert "黑体" not in told.zh and "Times New Roman" not in told.en


def test_chinese_fonts_do_not_matter_to_the_english_file() -> None:
    assert typefaces.missing(STANDARD["en"], "en", frozenset(("Tinos",))) == ()
    assert typefaces.missing(STANDARD["en"], "en", frozenset(("Arial",))) == ("Times New Roman",)


@pytest.mark.parametrize(
    ("system", "program"),
    [("Windows", "fc-list"), ("Darwin", "fc-list"), ("Linux", None), ("Linux", "/nowhere/fc-list")],
)
def test_a_machine_whose_fonts_nobody_can_list_is_told_nothing(
    system: str, program: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.system", lambda: system)
    monkeypatch.setattr("shutil.which", lambda _: program)
    assert typefaces.installed() == frozenset() and typefaces.remark(STANDARD) is None


def test_fonts_are_known_by_each_of_their_names(need: Callable[[str, str], str]) -> None:
    need("fc-list", "apt-get install fontconfig")
    here = typefaces.installed()
    assert here and not any("," in name for name in here)
