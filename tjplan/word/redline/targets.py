"""What fields and links ask for, where it stands in both documents at different places.

A name can stand but once, and it belongs to the new content.  The old content gets another one, and so do
those that ask for it: else they would ask in vain once the changes are rejected.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tjplan.word.redline.items import Item
from tjplan.word.redline.names import names, shared
from tjplan.word.xml import Element, clark

_START, _NAME, _LINK, _ANCHOR, _CODE = (
    clark(f"w:{name}") for name in ("bookmarkStart", "name", "hyperlink", "anchor", "instrText")
)
_ASKS = re.compile(r"(\s*(?:REF|PAGEREF)\s+)(\S+)")
# As long as "_Toc" and "_Ref".
_PREFIX = 4


def rename(old: Element, found: Sequence[Item], taken: frozenset[str]) -> None:
    """Give new names to the targets in ``old`` that are ``taken`` by content which is no pair of theirs."""
    kept = {
        name for item in found if item.old is not None and item.new is not None for name in shared(item.old, item.new)
    }
    homeless = [name for name in names(old) if name.lower() in taken and name not in kept]
    given = dict(_fresh(homeless, taken | {name.lower() for name in names(old)}))
    if given:
        _ask_anew(old, given)


def _fresh(asked: Iterable[str], taken: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each name with a new one of the same form, that no content has."""
    used = set(taken)
    for name in asked:
        salt = 0
        while (fresh := _made(name, salt)).lower() in used:
            salt += 1
        used.add(fresh.lower())
        yield name, fresh


def _made(name: str, salt: int) -> str:
    found = hashlib.sha256(f"{salt}:{name}".encode()).hexdigest()
    return f"{name[:_PREFIX]}{int(found, 16) % 10**9:09d}"


def _ask_anew(old: Element, given: Mapping[str, str]) -> None:
    for mark in old.iter(_START):
        mark.set(_NAME, given.get(mark.get(_NAME), mark.get(_NAME)))
    for link in old.iter(_LINK):
        link.set(_ANCHOR, given.get(link.get(_ANCHOR), link.get(_ANCHOR)))
    for code in old.iter(_CODE):
        code.text = _ASKS.sub(lambda asked: asked[1] + given.get(asked[2], asked[2]), code.text or "")
