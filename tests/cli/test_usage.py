"""Wrong usage and help: one line that says what to write, in the reader's language, code 2."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tjplan.cli.language import chosen
from tjplan.workspace import rules

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    "arguments, zh, en",
    [
        (["chekc"], "是否为 check", "did you mean check"),
        ([], "缺少参数", "missing argument"),
        (["check", "--formt", "json"], "不认识的参数：--formt", "unknown argument: --formt"),
        (["check", "--format", "jsn"], "是否为 json", "did you mean json"),
        (["check", "--format"], "后面缺少取值", "needs a value"),
        (["translations", "--confirm"], "后面缺少取值", "needs a value"),
        (["check", "--no-waivers=x"], "不带取值", "takes no value"),
        (["build", "wrd"], "是否为 word", "did you mean word"),
        (["check", "--limit", "-1"], "应为 0 或正整数，不是“-1”", "0 or a positive whole number, not “-1”"),
        (["check", "--limit", "x"], "应为 0 或正整数", "0 or a positive whole number"),
        (["serve", "--port", "x"], "应为整数", "whole number"),
        (["serve", "--port", "99999"], "应在 1 到 65535 之间", "from 1 to 65535"),
        (["explain", "pin-difers"], "是否为 pin-differs", "Did you mean pin-differs"),
        (["explain", "zzz"], "没有规则“zzz”", "there is no rule “zzz”"),
    ],
)
def test_wrong_usage_is_told_in_one_line(run: Callable, arguments: list[str], zh: str, en: str) -> None:  # type: ignore[type-arg]
    chinese, english = run(*arguments, "--lang", "zh"), run(*arguments, "--lang", "en")
    assert (chinese.code, english.code) == (2, 2)
    assert zh in chinese.err and en in english.err
    assert not HAN.search(english.err)
    assert chinese.err.count("\n") == english.err.count("\n") == 1
    assert chinese.out == english.out == ""


@pytest.mark.parametrize("command", [[], ["check"], ["explain"], ["build"], ["serve"], ["translations"]])
def test_every_command_has_help_with_an_example_in_both_languages(run: Callable, command: list[str]) -> None:  # type: ignore[type-arg]
    zh, en = run(*command, "--help", "--lang", "zh"), run(*command, "--help")
    assert (zh.code, en.code) == (0, 0)
    assert "例：" in zh.out and "example:" in en.out and "tjplan" in en.out
    assert not HAN.search(en.out)
    assert "用法：" in zh.out and not re.search(r"usage:|options:|show this help", zh.out)


def test_explain_lists_every_rule_and_shows_each_page(run: Callable) -> None:  # type: ignore[type-arg]
    for lang in ("zh", "en"):
        listed = run("explain", "--lang", lang)
        assert listed.code == 0
        for rule in rules():
            assert f"\n{rule.code} " in f"\n{listed.out}"
            page = run("explain", rule.code, "--lang", lang)
            assert page.code == 0 and rule.name[lang] in page.out and rule.page[lang] in page.out


@pytest.mark.parametrize(
    "arguments, environment, lang",
    [
        (["check", "--lang", "zh"], {"LANG": "en_GB.UTF-8"}, "zh"),
        (["--lang=en"], {"LANG": "zh_CN.UTF-8"}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LC_ALL": "zh_TW", "LANG": "en_US"}, "zh"),
        (["--lang", "fr"], {"LANG": "zh_CN"}, "zh"),
        (["--lang"], {}, "en"),
    ],
)
def test_the_language_is_the_option_then_the_locale_then_english(
    arguments: list[str], environment: dict[str, str], lang: str
) -> None:
    assert chosen(arguments, environment) == lang


def test_the_language_may_stand_before_the_command(run: Callable, smallest: Path) -> None:  # type: ignore[type-arg]
    assert "没有问题" in run("--lang", "zh", "check", "--plan", smallest).out


def test_the_version_is_told(run: Callable) -> None:  # type: ignore[type-arg]
    ran = run("--version")
    assert ran.code == 0 and re.fullmatch(r"tjplan \d+\.\d+.*\n", ran.out)


def test_explain_shows_a_rule_of_the_plan_at_hand(
    run: Callable,  # type: ignore[type-arg]
    smallest: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (smallest / "rules.yaml").write_text(
        "schema_version: 1\nrules:\n  years: {message: {zh: 目标年晚于基期, en: The target is later}, "
        "check: plan.target_year > plan.base_year}\n",
        encoding="utf-8",
    )
    shown = run("explain", "years", "--plan", smallest)
    assert shown.code == 0 and "The target is later" in shown.out and "plan.target_year > plan.base_year" in shown.out
    monkeypatch.chdir(tmp_path)
    for lang, words in (("zh", "规划自己的规则"), ("en", "the rules of a plan")):
        outside = run("explain", "years", "--lang", lang)
        assert (outside.code, outside.out, outside.err.count("\n")) == (2, "", 1)
        assert words in outside.err and "--plan" in outside.err
