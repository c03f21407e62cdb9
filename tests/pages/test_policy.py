"""What a page may load and run."""

import base64
import hashlib

from tjplan.pages.policy import policy, with_policy, without_policy

PAGE = (
    '<!doctype html><html><head>\n<meta charset="utf-8">\n<script>a=1</script>'
    '<script type="application/json">{"b": 2}</script><script src="c.js"></script></head></html>'
)


def test_the_policy_stands_before_anything_loads() -> None:
    page = with_policy(PAGE)
    assert page.index("Content-Security-Policy") < page.index("<script")


def test_own_scripts_are_allowed_by_hash_and_data_needs_none() -> None:
    digest = base64.b64encode(hashlib.sha256(b"a=1").digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in policy(PAGE)


def test_nothing_inline_is_allowed_wholesale() -> None:
    assert "unsafe" not in policy(PAGE) and "*" not in policy(PAGE) and "http" not in policy(PAGE)


def test_the_preview_goes_without() -> None:
    assert without_policy(with_policy(PAGE).encode()) == PAGE.encode()
