"""Where in a text does a payment card's number stand, so that nobody keeps it?"""

from __future__ import annotations

import re

_CARD = re.compile(r"(?<![\d.])\d(?:[ \u00a0\u202f-]?\d){12,18}(?!\d)")
# Payment cards begin with 2 to 6 (ISO/IEC 7812-1): other long numbers are a channel's booking numbers.
_ISSUERS = frozenset("23456")


def without_card_numbers(text: str, mark: str, *, any_issuer: bool = False) -> str:
    """The text with `mark` instead of each card number: 13 to 19 digits whose check digit is right.

    Blanks and hyphens between digits are looked through. `any_issuer` takes whatever has a right check digit,
    where it is better to hide too much.
    """

    def seen(found: re.Match[str]) -> str:
        number = found.group()
        hidden = (any_issuer or number[0] in _ISSUERS) and has_right_check_digit(number)
        return mark if hidden else number

    return _CARD.sub(seen, text)


def has_right_check_digit(number: str) -> bool:
    """Whether the digits of this text, the last one being the check digit, satisfy Luhn's formula."""
    digits = [int(character) for character in reversed(number) if character.isdigit()]
    doubled = (2 * digit - 9 * (digit > 4) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
