"""The page that chooses a language."""

from reading import parsed

from tjplan.pages.root import to_root


def test_two_plain_links_work_without_a_script() -> None:
    page = parsed(to_root({"zh": "规划", "en": "Plan"}))
    links = [(link.attributes["href"], link.attributes["hreflang"], link.text) for link in page.all("a")]
    assert links == [("zh/index.html", "zh-Hans", "中文"), ("en/index.html", "en", "English")]


def test_every_reference_is_relative() -> None:
    page = parsed(to_root({"zh": "规划", "en": "Plan"}))
    addresses = [e.attributes.get(name) for e in page.elements for name in ("href", "src") if e.attributes.get(name)]
    assert addresses and not [address for address in addresses if ":" in str(address) or str(address).startswith("/")]


def test_there_is_no_inline_script() -> None:
    assert [e.text for e in parsed(to_root({"zh": "规划", "en": "Plan"})).all("script")] == [""]


def test_a_title_is_text() -> None:
    page = parsed(to_root({"zh": "</title><script>x</script>", "en": "{zh}"}))
    assert page.all("title")[0].text == "</title><script>x</script> | {zh}"
