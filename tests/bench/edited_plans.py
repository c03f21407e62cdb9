"""Generated plans of any length with edits: the pairs that comparisons are timed on."""

import random
from collections.abc import Callable

from generated_plans import PARAGRAPHS, generated

Files = dict[str, bytes]
Edit = Callable[[list[str], random.Random], list[str]]
"""What becomes of the parts of a chapter's body, each the lines of one paragraph or placed column."""

_PART = "\n    - "


def pair(paragraphs: int, edit: Edit) -> tuple[Files, Files]:
    """A plan of about so many paragraphs before and after; equal arguments give equal plans."""
    files = generated(0, round(paragraphs / PARAGRAPHS))
    chance = random.Random(paragraphs)
    chapters = {name: _edited(raw, edit, chance) for name, raw in files.items() if name.startswith("chapters/")}
    return files, files | chapters


def _edited(raw: bytes, edit: Edit, chance: random.Random) -> bytes:
    head, *parts = raw.decode().rstrip("\n").split(_PART)
    return (_PART.join([head, *edit(parts, chance)]) + "\n").encode()


def usual(parts: list[str], chance: random.Random) -> list[str]:
    """Of a hundred paragraphs five edited, one removed, one added and one moved."""
    found: list[str] = []
    for part in parts:
        match chance.randrange(100):
            case 0 | 1 | 2 | 3 | 4:
                found.append(_reworded(part))
            case 5:
                pass
            case 6:
                found += [part, *_new(part)]
            case 7:
                found.insert(chance.randint(0, len(found)), part)
            case _:
                found.append(part)
    return found or parts


def renamed(parts: list[str], chance: random.Random) -> list[str]:
    """Every paragraph under another id."""
    return [_named(part, "other") for part in parts]


def rewritten(parts: list[str], chance: random.Random) -> list[str]:
    """Every paragraph in other words."""
    return [_reworded(part) for part in parts]


def turned(parts: list[str], chance: random.Random) -> list[str]:
    """The last paragraph of each chapter first."""
    return parts[::-1]


def _reworded(part: str) -> str:
    return part.replace("zh: >-\n          ", "zh: >-\n          稳步推进", 1).replace(
        "the area is", "the new area is", 1
    )


def _new(part: str) -> list[str]:
    return [_named(_reworded(part), "new")] if part.startswith("id: ") else []


def _named(part: str, word: str) -> str:
    """``part`` under another id; a placed column has none."""
    return part.replace("id: p", f"id: {word}_p", 1)


PAIRS: dict[Edit, str] = {
    usual: "5 % edited, 1 % each added, gone, moved",
    renamed: "every id another",
    rewritten: "every paragraph in other words",
    turned: "the order turned round",
}
"""Every edit, and what it does."""
