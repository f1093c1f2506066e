"""How is a typed or imported fact read, so that a form of any channel takes it?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from domain.conversation.amounts import typed_amount
from domain.errors import refuse
from domain.package.beds import read_beds
from domain.package.countries import country_code
from domain.package.facilities import facility_codes
from domain.package.field import Field
from domain.package.leaf import Value
from domain.package.reachable import mail_address, phone_number
from domain.package.secret import holds_secret
from domain.package.words import plain, words
from domain.visible import visible

LONGEST_LINE, LONGEST_TEXT = 250, 5000
HOME = "MA"  # a telephone number without its country's is Moroccan
_TIME = re.compile(r"(\d{1,2})\s*(?:[:h]\s*(\d{2})?)?\s*(?:heures?|uhr|([ap])\.?\s?m\.?)?", re.IGNORECASE)
_NOON, _AT, _HALF_DAY = frozenset(["midi", "noon", "midday"]), frozenset(["a", "at", "12"]), 12
_FEET = re.compile(
    r"(\d{2,5}(?:[.,]\d+)?)\s*(?:sq\.?\s?ft\.?|sqft|ft[²2]|square (?:feet|foot)|pieds carrés)", re.IGNORECASE
)
_METRES = re.compile(r"(\d{1,4})[.,]\d{1,2}\s*(?:m²|m2|sqm|sq\.?\s?m)?", re.IGNORECASE)
A_FOOT = Decimal("0.09290304")  # square metres
_A_NIGHT = r"(?:(?:par|per|la|a|/|et|and)\s*)*(?:nuitées?|nuits?|nights?)"
_A_PERSON = r"(?:(?:par|per|/|et|and)\s*)*(?:personnes?|pers\.?|persons?|adultes?|adults?|guests?|pax)"
# What may stand behind an amount because the field counts so anyway; « par chambre » behind a tax may not.
_PER: Mapping[str, re.Pattern[str]] = {
    "rooms.*.base_rate": re.compile(rf"\s*,?\s*{_A_NIGHT}\s*$", re.IGNORECASE),
    "taxes.city_tax": re.compile(
        rf"\s*,?\s*(?:{_A_PERSON}\s*,?\s*{_A_NIGHT}|{_A_NIGHT}\s*,?\s*{_A_PERSON})\s*$", re.IGNORECASE
    ),
}
_NEVER_FREE = frozenset(["rooms.*.base_rate"])  # nobody sells a night for nothing
_YES, _NO = (
    frozenset(["oui", "yes", "true", "1", "vrai", "o", "y"]),
    frozenset(["non", "no", "false", "0", "faux", "n"]),
)
_NUMBER = re.compile(
    r"(\d{1,4})(?:\s*(?:m²|m2|sqm|pers\.?|personnes?|persons?|guests?|adultes?|adults?|enfants?|children|ans|years|étoiles?|stars?|\*))?",
    re.IGNORECASE,
)
_POINT = re.compile(r"(-?\d{1,2}[.,]\d+)\s*[,; ]\s*(-?\d{1,3}[.,]\d+)")


def read_value(field: Field, words: str, currency: str) -> Value:
    """The fact as it stands in the package. Raises Refusal where the words are no such fact, or a secret.

    Reading what was read before gives the same.
    """
    words = visible(words)
    said = re.sub(r"[\v\f]+", "\n", words).strip() if field.kind == "words" else " ".join(words.split())
    if not said:
        raise refuse("fact.nothing")
    if holds_secret(said):
        raise refuse("package.secret")
    longest = field.most or (LONGEST_TEXT if field.kind == "words" else LONGEST_LINE)
    if len(said) > longest:
        raise refuse("package.too_long", most=longest, n=len(said))
    if field.kind == "money":
        per = _PER.get(field.path)
        amount = typed_amount(per.sub("", said) if per else said, currency)
        if amount is None or amount < 0 or (not amount and field.path in _NEVER_FREE):
            raise refuse("fact.not_money", words=said[:60])
        return str(amount)
    return _READERS[field.kind](field, said)


def as_text(value: Value) -> str:
    """A value as one types it; `read_value` takes it back."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(value)


def _line(field: Field, said: str) -> Value:
    return said


def _count(field: Field, said: str) -> Value:
    if field.path.endswith("size_m2") and (size := _size(said)):
        return size
    found = _NUMBER.fullmatch(said)
    if found is None or (field.kind == "count" and int(found[1]) == 0):
        raise refuse("package.not_count", words=said[:60])
    return int(found[1])


def _size(said: str) -> int | None:
    """Whole square metres out of a fraction or of square feet, never more than there are; None for other words."""
    if (feet := _FEET.fullmatch(said)) is not None:
        return int(Decimal(feet[1].replace(",", ".")) * A_FOOT)
    return int(part[1]) if (part := _METRES.fullmatch(said)) is not None else None


def _flag(field: Field, said: str) -> Value:
    word = said.casefold()
    if word not in _YES | _NO:
        raise refuse("package.not_flag", words=said[:60])
    return word in _YES


def _digits(field: Field, said: str) -> Value:
    digits = re.sub(r"[\s.]", "", said)
    if not digits.isascii() or not digits.isdecimal() or (field.length and len(digits) != field.length):
        if field.length:
            raise refuse("package.not_digits_n", words=said[:60], n=field.length)
        raise refuse("package.not_digits", words=said[:60])
    return digits


def _phone(field: Field, said: str) -> Value:
    if (number := phone_number(said, HOME)) is None:
        raise refuse("package.not_phone", words=said[:60])
    return number


def _email(field: Field, said: str) -> Value:
    if (address := mail_address(said)) is None:
        raise refuse("package.not_email", words=said[:60])
    return address


def _country(field: Field, said: str) -> Value:
    code = country_code(said)
    if code is None:
        raise refuse("package.not_country", words=said[:60])
    return code


def _currency(field: Field, said: str) -> Value:
    if not re.fullmatch(r"[A-Za-z]{3}", said):
        raise refuse("fact.not_currency", words=said[:60])
    return said.upper()


def _time(field: Field, said: str) -> Value:
    hour = re.search(r"\d", said)
    before = plain(said[: hour.start()]) if hour else ""
    begin, _, last = plain(said).rpartition(" ")
    if last in _NOON and (not begin or begin in words().before_hours | _AT):
        return "12:00"
    found = _TIME.fullmatch(said[hour.start() :] if hour and before in words().before_hours else said)
    half = found[3].casefold() if found and found[3] else ""
    if found is None or int(found[1]) > (_HALF_DAY if half else 23) or int(found[2] or 0) > 59:
        raise refuse("fact.not_time", words=said[:60])
    hours = int(found[1])
    if half:
        hours = hours % _HALF_DAY + (_HALF_DAY if half == "p" else 0)
    return f"{hours:02}:{int(found[2] or 0):02}"


def _date(field: Field, said: str) -> Value:
    day = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", said)
    try:
        return (date(int(day[3]), int(day[2]), int(day[1])) if day else date.fromisoformat(said)).isoformat()
    except ValueError as error:
        raise refuse("package.not_date", words=said[:60]) from error


def _point(field: Field, said: str) -> Value:
    found = _POINT.fullmatch(said)
    if found is None:
        raise refuse("package.not_point", words=said[:60])
    latitude, longitude = (float(one.replace(",", ".")) for one in found.groups())
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise refuse("package.not_point", words=said[:60])
    return [latitude, longitude]


def _choice(field: Field, said: str) -> Value:
    if said not in field.options:
        raise refuse("package.not_choice", words=said[:60], options=field.options)
    return said


def _list(field: Field, said: str) -> Value:
    items = [one.strip(" .") for one in re.split(r"[,;\n]| et | and ", said)]
    found = [one for one in items if one]
    if not found:
        raise refuse("fact.nothing")
    return list(facility_codes(found)) if field.path.startswith(("facilities.house", "rooms.")) else found


def _beds(field: Field, said: str) -> Value:
    return read_beds(said)


_READERS: Mapping[str, Callable[[Field, str], Value]] = {
    "beds": _beds,
    "choice": _choice,
    "count": _count,
    "country": _country,
    "currency": _currency,
    "date": _date,
    "digits": _digits,
    "email": _email,
    "flag": _flag,
    "line": _line,
    "list": _list,
    "number": _count,
    "phone": _phone,
    "point": _point,
    "time": _time,
    "vault": _line,
    "words": _line,
}
