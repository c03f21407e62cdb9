"""Writing numbers as words: 三, 二十三, 二〇二三, three, first, 21st."""

from tjplan.model import numerals

_DIGITS = "零一二三四五六七八九"
_POWERS = ("", "十", "百", "千")
_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_ORDINALS = {value: word for word, value in numerals.ORDINALS.items()}


def chinese(number: int, *, counted: bool) -> str | None:
    """``number`` below 10,000 as Chinese prose writes it; two things ``counted`` are 两.

    >>> chinese(2, counted=True), chinese(12, counted=True), chinese(305, counted=False)
    ('两', '十二', '三百零五')
    """
    if not 0 <= number < 10_000:
        return None
    if number == 2 and counted:
        return "两"
    said, gap = "", False
    for power, digit in reversed(list(enumerate(map(int, reversed(str(number)))))):
        if digit:
            said += ("零" if gap and said else "") + _DIGITS[digit] + _POWERS[power]
        gap = not digit
    return said.removeprefix("一") if 10 <= number < 20 else said or "零"


def chinese_year(number: int, zero: str) -> str:
    """The digits of a year one by one, with the writer's own sign for nought.

    >>> chinese_year(2025, "〇")
    '二〇二五'
    """
    return "".join(zero if digit == "0" else _DIGITS[int(digit)] for digit in str(number))


def english(number: int) -> str | None:
    """``number`` as English prose writes it, None above ten: those stand in digits."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else None


def ordinal(number: int) -> str:
    """``number`` as an English ordinal in words, from thirteenth on in digits.

    >>> ordinal(3), ordinal(22), ordinal(113)
    ('third', '22nd', '113th')
    """
    return _ORDINALS.get(number) or digital_ordinal(number)


def digital_ordinal(number: int) -> str:
    """``number`` as an English ordinal in digits."""
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
