"""What does an order leave alone: « tout +10 % en mars sauf les suites », "except on Saturdays"?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from directors.revenue.command.prices import LEAST_PLAIN_CHANGE, read_min_stay, read_stop_sell
from directors.revenue.command.reading import Reading, types_named
from domain.conversation.amounts import read_amount
from domain.conversation.room_types import GENERIC
from domain.conversation.stretches import Stretch
from domain.conversation.vocabulary import Vocabulary
from domain.errors import refuse

EXCEPT = Vocabulary[bool](
    {
        True: (
            *("sauf", "excepte", "exceptes", "exceptee", "exceptees", "hormis", "hors", "sans", "mais-pas"),
            *("mais-sans", "a-exception", "except", "except-for", "but-not", "excluding", "apart-from"),
            *("without", "en-dehors"),
        )
    }
)
_MOVES = ("+", "-", "de", "by", "a", "at", "to", "=")  # before a number they open a price


def read_exception(
    reading: Reading, i: int, step: Callable[[Reading, int], int]
) -> tuple[Reading, int] | None:
    """What stands behind « sauf » at `i`, read as types and nights by `step`, and the index of the price or the
    stay that goes on after it; None where nothing is excepted here."""
    found = EXCEPT.read(reading.sentence, i)
    if found is None:
        return None
    inner = Reading(reading.sentence, reading.hotel, reading.today, is_excepted=True)
    j = found[1]
    while j < len(inner.sentence) and not _goes_on(inner, j):
        _no_bare_number(inner, j)
        j = step(inner, j)
    return inner, j


def _no_bare_number(inner: Reading, j: int) -> None:
    """« sauf le 12 » is a day of some month, « sauf la 12 » a room. Raises Refusal for the former."""
    s = inner.sentence
    if s[j].kind == "number" and not inner.nights_at(j) and not s.says(j - 1, "la", *GENERIC):
        raise refuse("prix.except_what")


def _goes_on(inner: Reading, j: int) -> bool:
    """Whether a price, a stay or a closing begins at `j`: what is excepted has been said."""
    s = inner.sentence
    if read_min_stay(s, j) is not None or read_stop_sell(s, j) is not None:
        return True
    number = j
    while s.says(number, *_MOVES):
        number += 1
    if s[number].kind != "number" or inner.nights_at(j) or inner.nights_at(number):
        return False
    found = read_amount(s, number, inner.hotel.currency)
    return number > j or found is None or found[1] or found[0] >= LEAST_PLAIN_CHANGE


def left_alone(reading: Reading) -> tuple[str, ...]:
    """The types that are excepted. Raises Refusal: nothing is named, or a type on some nights only, which is
    two orders. « tout +10 % sauf les suites en mars » names the nights of the whole."""
    inner = reading.excepted
    if inner is None:
        return ()
    types = types_named(inner)
    for trouble in inner.troubles:
        raise trouble
    dated = bool(inner.stretches or inner.weekdays)
    if inner.prices or not (types or dated):
        raise refuse("prix.except_what")
    parted = bool(inner.stretches and inner.weekdays) and not (reading.stretches or reading.weekdays)
    if (
        parted and not types
    ):  # « +10 % sauf les samedis en mars »: March is the whole, its Saturdays are left alone
        reading.stretches, inner.stretches = inner.stretches, []
    if types and dated:
        if reading.stretches or reading.weekdays:
            raise refuse("prix.except_one")
        reading.stretches, reading.weekdays = inner.stretches, inner.weekdays
        inner.stretches, inner.weekdays = [], set()
    return types


def without(meant: tuple[date, ...], inner: Reading | None) -> tuple[date, ...]:
    """The nights that stay. Raises Refusal where none of them was meant anyway, or none is left."""
    if inner is None or not (inner.stretches or inner.weekdays):
        return meant
    stretches = inner.stretches or [Stretch.of(night) for night in meant]
    out = {
        night
        for stretch in stretches
        for night in stretch.span
        if not stretch.weekdays or night.weekday() in stretch.weekdays
        if not inner.weekdays or night.weekday() in inner.weekdays
    }
    if not out & set(meant) or out >= set(meant):
        raise refuse("prix.except_elsewhere")
    return tuple(night for night in meant if night not in out)


def remaining(types: tuple[str, ...], out: tuple[str, ...]) -> tuple[str, ...]:
    """The types that stay. Raises Refusal where one of them was not meant anyway, or none is left."""
    if not set(out) <= set(types) or (out and set(out) >= set(types)):
        raise refuse("prix.except_elsewhere")
    return tuple(code for code in types if code not in out)
