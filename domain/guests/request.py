"""Which room does a guest ask for, from when to when, and for whom?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.folding import fold
from domain.guests.asked_days import ARABIC_DIGITS, named_days
from domain.guests.budget import Budget, budget_in, currency_in
from domain.guests.known import document
from domain.guests.lunar import in_solar
from domain.guests.named_rooms import rooms_named
from domain.guests.party import number_before, party_in

LONGEST, FARTHEST = 30, 500  # nights of a stay, days ahead


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for. `first` is the arrival, `last` the departure; a number of people of None was not said.

    `doubtful`: a date can be read in two ways, or is impossible: nobody guesses. `lunar`: the days were counted by
    the moon, and may be off by one. `budget` is the most that it may cost, `currency` the guest's money. `rooms` is
    how many rooms he wants, where he names a number; `named` what he calls the room, as the house's English does.
    """

    first: date | None
    last: date | None
    adults: int | None = None
    children: tuple[int | None, ...] = ()
    doubtful: bool = False
    lunar: bool = False
    budget: Budget | None = None
    currency: str | None = None
    rooms: int | None = None
    named: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        """Whether both days are known beyond doubt."""
        return self.first is not None and self.last is not None and not self.doubtful

    @property
    def people(self) -> int | None:
        """Everybody who would sleep there."""
        return None if self.adults is None else self.adults + len(self.children)


def request_in(text: str, language: str, today: date, *, asked: bool = False) -> Request | None:
    """The request in a message; None where none is made, or where the guest has booked already.

    Dates in any order; a missing year means the next one. `asked`: that a stay is wanted is known already.
    """
    folded = fold(text.translate(ARABIC_DIGITS))
    if not (asked or re.search(_known("asks"), folded)) or re.search(_known("already"), folded):
        return None
    folded, lunar = in_solar(folded, today)
    dates = named_days(folded, language, today)
    if not dates.days and not dates.doubtful:
        return None
    nights = _nights(dates.rest)
    first, last, unclear = _stay(dates.days, nights, today)
    party, budget = party_in(dates.rest), budget_in(folded)
    told = {party.adults, len(party.children), party.people, party.rooms, nights, *party.children}
    return Request(
        first,
        last,
        party.adults,
        party.children,
        dates.doubtful or unclear or _left_over(dates.rest, told),
        lunar,
        budget,
        currency_in(folded),
        party.rooms,
        rooms_named(dates.rest),
    )


def _stay(days: tuple[date, ...], nights: int | None, today: date) -> tuple[date | None, date | None, bool]:
    """(arrival, departure, whether that cannot be what is meant): the first and the last day, or the nights."""
    first = min(days) if days else None
    last = max(days) if len(days) > 1 else None
    if first is None:
        return None, None, False
    if last is None and nights is not None:
        last = first + timedelta(days=nights)
    counted = last is not None and nights is not None and (last - first).days != nights
    impossible = first < today or (first - today).days > FARTHEST
    too_long = last is not None and not 0 < (last - first).days <= LONGEST
    return first, last, len(days) > 2 or counted or impossible or too_long


def _left_over(rest: str, told: Collection[int | None]) -> bool:
    """Whether a small figure stands there that nobody has counted: « leaving Sunday the 17 », « twins who are 3 ».

    Hours, amounts, sizes, beds and numbers inside other words are none of the request's.
    """
    beside = "|".join((*document("request")["currencies"].values(), _known("units")))
    figures = re.finditer(r"(?<![\w.,:/+#€$£-])(\d{1,2})(?![\w:/%€$£]|[.,]\d)", rest)
    return any(
        int(hit[1]) not in told
        and not re.match(rf"\s*(?:{beside})(?!\w)", rest[hit.end() :])
        and not re.search(rf"(?:{beside}|{_known('hour')})\s*$", rest[: hit.start()])
        for hit in figures
    )


def each_night(request: Request) -> Iterator[date]:
    """The nights asked for, the departure left out."""
    night, end = request.first, request.last
    while night is not None and end is not None and night < end:
        yield night
        night += timedelta(days=1)


def _nights(folded: str) -> int | None:
    return number_before(_known("nights"), folded)


def _known(name: str) -> str:
    return str(document("request")[name])
