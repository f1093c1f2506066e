"""Is one value, or are several together, such as a channel's form takes them?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from domain.folding import fold
from domain.package.beds import SLEEPS, sleeps
from domain.package.checks.boxes import BOXES
from domain.package.ladder import read_ladder
from domain.package.reachable import mail_address, phone_number

__all__ = [
    "adds_up",
    "all_known",
    "e164",
    "email",
    "enough_beds",
    "items",
    "ladder_holds",
    "no_post_box",
    "not_only_digits",
    "number",
    "one_of",
    "point_in_country",
    "postal_code",
    "price_for_each",
    "street_has_number",
]
_POST_BOX = re.compile(r"\b(?:b\.?\s?p\.?|p\.?\s?o\.?\s?box|boite\s+postale)\b")
# What a person's number looks like within a price list: « 1 : 1 200 », "2 = 1500".
_EACH = re.compile(r"(?:^|[;,\n])\s*(\d{1,2})\s*(?:p(?:ers)?\w*\.?)?\s*[:=]\s*\d")


def all_known(*values: object) -> bool:
    """None of them is missing."""
    return all(value is not None for value in values)


def e164(value: object) -> bool:
    """A telephone number as +212524431234, one that exists in its country's plan."""
    said = str(value)
    return re.fullmatch(r"\+[1-9]\d{6,14}", said) is not None and phone_number(said) is not None


def email(value: object) -> bool:
    """An address that a mail could go to."""
    return mail_address(str(value)) is not None


def not_only_digits(value: object) -> bool:
    """A name has letters: « 12 » is none."""
    return any(character.isalpha() for character in str(value))


def items(value: object, *, least: int = 1) -> bool:
    """A list of at least so many; one that is missing has none."""
    return isinstance(value, list) and len(value) >= least


def number(value: object, *, least: int | None = None, most: int | None = None) -> bool:
    """Between the two, both included."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return (least is None or value >= least) and (most is None or value <= most)


def one_of(value: object, *, values: Iterable[object]) -> bool:
    """One of these, and nothing else."""
    return value in list(values)


def street_has_number(street: object) -> bool:
    """A name and a number, or « sans numéro » said outright: a derb without one is not found."""
    said = str(street)
    return not_only_digits(said) and bool(re.search(r"\d|\bs/?n\b|sans num", said, re.IGNORECASE))


def no_post_box(street: object) -> bool:
    """A door, no post box."""
    return not _POST_BOX.search(fold(str(street)))


def postal_code(code: object, country: object) -> bool:
    """As the country writes it: five digits in Morocco; elsewhere letters, digits and a hyphen."""
    if code is None or country is None:
        return True
    said = str(code)
    if country == "MA":
        return bool(re.fullmatch(r"[1-9]\d{4}", said))
    return bool(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 -]{1,9}", said))


def point_in_country(door: object, country: object) -> bool:
    """The coordinates lie in the country, and are not 0, 0; of a country without a box only the latter is asked."""
    if not isinstance(door, list) or country is None:
        return True
    latitude, longitude = float(door[0]), float(door[1])
    if (latitude, longitude) == (0, 0):
        return False
    box = BOXES.get(str(country))
    return box is None or (box[0] <= latitude <= box[2] and box[1] <= longitude <= box[3])


def enough_beds(beds: object, persons: object, *, spare: int | None = None) -> bool:
    """The beds sleep as many as may stay; with `spare` they sleep at most so many more."""
    if not isinstance(beds, list) or not isinstance(persons, int) or not set(beds) <= set(SLEEPS):
        return True
    room = sleeps(beds) - persons
    return room >= 0 if spare is None else room <= spare


def adds_up(persons: object, adults: object, children: object) -> bool:
    """Not more adults than persons, and adults and children together fill the room."""
    if not isinstance(persons, int) or not isinstance(adults, int):
        return True
    return adults <= persons and (not isinstance(children, int) or adults + children >= persons)


def price_for_each(model: object, persons: object, prices: object) -> bool:
    """Where prices go by occupancy there is one for each number of persons, from one up."""
    if model != "per_occupancy" or not isinstance(persons, int):
        return True
    said = {int(found) for found in _EACH.findall(str(prices or ""))}
    return said.issuperset(range(1, persons + 1))


def ladder_holds(policy: object, *, codes: Sequence[Any] = ()) -> bool:
    """A cancellation policy without a gap before arrival and with fees that never fall as it nears."""
    if policy is None or policy in codes:
        return True
    ladder = read_ladder(str(policy))
    if ladder is None or not ladder:
        return False
    fees = [rung.percent for rung in ladder]
    return ladder[-1].hours == 0 and fees == sorted(fees)
