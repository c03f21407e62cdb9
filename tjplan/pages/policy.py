"""What a page may load and run (Content Security Policy, level 2), said in the page itself, so that
it holds on any host and from a disk.

The theme writes a few scripts into each page; they are allowed by their hashes and nothing else is:
no inline style, no event handler, nothing from another host.
"""

import base64
import hashlib
import re

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
_HEAD = re.compile(r"<meta charset=[\"']?utf-8[\"']?\s*/?>", re.IGNORECASE)
_META = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
_DATA = re.compile(r"\btype=[\"']?application/(?:ld\+)?json", re.IGNORECASE)


def with_policy(page: str) -> str:
    """``page`` with its policy right behind the declaration of its character set, before anything loads."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(page)}">'
    return _HEAD.sub(lambda match: f"{match[0]}\n{meta}", page, count=1)


def without_policy(page: bytes) -> bytes:
    """``page`` as the live preview needs it, which adds scripts of its own while it serves."""
    return _META.sub(b"", page, count=1)


def policy(page: str) -> str:
    """The policy for ``page``: own files only, and the inline scripts that it has now."""
    hashes = dict.fromkeys(_hash(match["code"]) for match in _SCRIPT.finditer(page) if _runs(match))
    scripts = " ".join(("'self'", *hashes))
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'"
    )


def _runs(script: re.Match[str]) -> bool:
    attributes = script["attributes"]
    return "src=" not in attributes and not _DATA.search(attributes) and bool(script["code"])


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode("utf-8", "surrogatepass")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
