"""How is a whole number said in words, so that who spoke it can hear whether it was understood?"""

from __future__ import annotations

import re

MOST = 999_999
_FR = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
    *("treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
_FR_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
_EN = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_EN_TENS = {
    20: "twenty",
    30: "thirty",
    40: "forty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
}
_WHOLE = re.compile(r"(?<![\w.,/:-])(\d{1,3}(?:[ \u00a0\u202f]\d{3})|\d{1,6})(?![\w/:-]|[.,]\d)")


def whole_numbers(text: str) -> tuple[int, ...]:
    """The whole numbers written in digits, each once, in their order; dates and clock times are none."""
    found = [int(re.sub(r"\D", "", one)) for one in _WHOLE.findall(text)]
    return tuple(dict.fromkeys(number for number in found if number <= MOST))


def spelled(number: int, language: str) -> str:
    """A number from 0 to 999 999 in French or English words; ValueError for any other."""
    if not 0 <= number <= MOST:
        raise ValueError(f"{number} is not spelled")
    return _english(number) if language == "en" else _french(number)


def _french(number: int) -> str:
    if number < 20:
        return _FR[number]
    if number < 100:
        return _french_tens(number)
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        head = "cent" if hundreds == 1 else f"{_FR[hundreds]} cent{'' if rest else 's'}"
        return f"{head} {_french(rest)}" if rest else head
    thousands, rest = divmod(number, 1000)
    counted = re.sub(r"(cent|vingt)s$", r"\1", _french(thousands))  # « deux cent mille », without its s
    head = "mille" if thousands == 1 else f"{counted} mille"
    return f"{head} {_french(rest)}" if rest else head


def _french_tens(number: int) -> str:
    base = number // 10 * 10
    if base in {70, 90}:
        base -= 10
    rest = number - base
    if not rest:
        return "quatre-vingts" if base == 80 else _FR_TENS[base]
    joint = " et " if rest in {1, 11} and base != 80 else "-"
    return f"{_FR_TENS[base]}{joint}{_FR[rest]}"


def _english(number: int) -> str:
    if number < 20:
        return _EN[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return _EN_TENS[tens * 10] + (f"-{_EN[rest]}" if rest else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_EN[hundreds]} hundred" + (f" and {_english(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    joint = " and " if 0 < rest < 100 else " "
    return f"{_english(thousands)} thousand" + (f"{joint}{_english(rest)}" if rest else "")
