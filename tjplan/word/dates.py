"""The date on a cover as a moment, for the properties of the file."""

import re
from datetime import date

from tjplan.model.numerals import chinese

# The oldest moment that a zip can name, where the cover has no date: no build has one of its own.
EPOCH = "1980-01-01T00:00:00Z"
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ZH = re.compile(
    "([0-9〇○零一二三四五六七八九]{4})年(?:([0-9一二三四五六七八九十]{1,2})月)?(?:([0-9一二三四五六七八九十]{1,3})日)?"
)
_EN = re.compile(rf"(?:(\d{{1,2}}) )?\b({'|'.join(_MONTHS)})\b(?: (\d{{1,2}}),)? (\d{{4}})")


def moment(printed: str) -> str:
    """The first moment of a printed date as W3CDTF, in UTC; the first day where it names no day.

    >>> moment("二○二三年三月"), moment("2023年12月31日"), moment("5 May 2024"), moment("soon")
    ('2023-03-01T00:00:00Z', '2023-12-31T00:00:00Z', '2024-05-05T00:00:00Z', '1980-01-01T00:00:00Z')
    """
    found = _chinese(printed) or _english(printed)
    try:
        return f"{date(*found).isoformat()}T00:00:00Z" if found else EPOCH
    except ValueError:  # a thirteenth month
        return EPOCH


def _chinese(printed: str) -> tuple[int, int, int] | None:
    found = _ZH.search(printed)
    return (_number(found[1]), _number(found[2] or "1"), _number(found[3] or "1")) if found else None


def _english(printed: str) -> tuple[int, int, int] | None:
    found = _EN.search(printed)
    return (int(found[4]), _MONTHS.index(found[2]) + 1, int(found[1] or found[3] or 1)) if found else None


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else chinese(written) or 0
