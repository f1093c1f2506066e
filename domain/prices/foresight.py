"""How well were the rooms of each night foreseen, so many days before?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from domain.money.forecast import NightForecast
from domain.nights import ONE_DAY
from domain.prices.advice import Study

WHOLE_HOUSE = "*"  # stands where a forecast of one type names it
HORIZON = 62  # nights ahead that are foreseen every day
HORIZONS = (1, 7, 14, 28, 60)
ENOUGH_NIGHTS = 28
SAME_WEEKDAY = timedelta(days=364)


@dataclass(frozen=True, slots=True)
class ToForesee:
    """The books as known now; the forecast rests on the end of the day before `study.today`.

    `replay` asks in addition what would have been said at the end of each of so many earlier days, from what was
    known then, for the nights of HORIZONS only.
    """

    study: Study
    zone: ZoneInfo
    replay: int = 0


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which a local day ends: what `NightForecast.as_of` of that day is."""
    return datetime(day.year, day.month, day.day, tzinfo=zone) + ONE_DAY


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What was expected of one night of the house `lead` days before; `replayed`: worked out afterwards."""

    night: date
    lead: int
    mean: Decimal
    p10: Decimal
    p90: Decimal
    replayed: bool = False


def foreseen(row: NightForecast, zone: ZoneInfo, live_since: datetime | None) -> Foreseen:
    """A stored forecast of the house, by the days between its day and the night."""
    as_of = (row.as_of.astimezone(zone) - ONE_DAY).date()
    replayed = live_since is None or row.as_of < live_since
    return Foreseen(row.night, (row.night - as_of).days, row.mean, row.p10, row.p90, replayed)


@dataclass(frozen=True, slots=True)
class Score:
    """One horizon over `nights` passed nights, `replayed` of them worked out afterwards; `rooms` were slept in.

    `error` is the sum of absolute errors over the rooms slept in (WAPE), `last_year` the same of « as on the
    same weekday a year before », over those `compared` nights that have one; both None without rooms. `bias` is the
    mean of forecast minus actual over actual; `inside` counts the nights inside the interval that should hold eight
    in ten.
    """

    lead: int
    nights: int
    replayed: int
    rooms: int
    error: Decimal | None
    bias: Decimal | None
    inside: int
    compared: int = 0
    last_year: Decimal | None = None
    error_compared: Decimal | None = None

    @property
    def missed(self) -> Decimal | None:
        """The mean error of a night in rooms."""
        return None if self.error is None else self.error * self.rooms / self.nights

    @property
    def covered(self) -> Decimal | None:
        """The share of nights inside the interval."""
        return Decimal(self.inside) / self.nights if self.nights else None

    @property
    def enough(self) -> bool:
        return self.nights >= ENOUGH_NIGHTS

    @property
    def gain(self) -> Decimal | None:
        """How much smaller the error is than last year's, over the same nights; None where nothing compares."""
        if not self.last_year or self.error_compared is None:
            return None
        return 1 - self.error_compared / self.last_year


def scores(told: Iterable[Foreseen], slept: Mapping[date, int]) -> tuple[Score, ...]:
    """One score for each of HORIZONS; a night that is not in `slept` has not passed or is not known."""
    by_lead: dict[int, dict[date, Foreseen]] = {lead: {} for lead in HORIZONS}
    for one in told:
        if one.lead in by_lead and one.night in slept:
            standing = by_lead[one.lead].get(one.night)
            if (
                standing is None or standing.replayed
            ):  # what was said at the time counts before what was replayed
                by_lead[one.lead][one.night] = one
    return tuple(_score(lead, tuple(nights.values()), slept) for lead, nights in by_lead.items())


def _score(lead: int, told: tuple[Foreseen, ...], slept: Mapping[date, int]) -> Score:
    rooms = sum(slept[one.night] for one in told)
    missed = sum((abs(one.mean - slept[one.night]) for one in told), Decimal(0))
    off = sum((one.mean - slept[one.night] for one in told), Decimal(0))
    inside = sum(_rounded_in(one, slept[one.night]) for one in told)
    both = [one for one in told if one.night - SAME_WEEKDAY in slept]
    there = sum(slept[one.night] for one in both)
    naive = sum(abs(slept[one.night - SAME_WEEKDAY] - slept[one.night]) for one in both)
    ours = sum((abs(one.mean - slept[one.night]) for one in both), Decimal(0))
    return Score(
        lead,
        len(told),
        sum(one.replayed for one in told),
        rooms,
        missed / rooms if rooms else None,
        off / rooms if rooms else None,
        inside,
        len(both),
        Decimal(naive) / there if there else None,
        ours / there if there else None,
    )


def _rounded_in(one: Foreseen, rooms: int) -> bool:
    """Rooms are whole: an interval from 3.6 to 5.2 says four or five, and three when it reaches below 3.5."""
    half = Decimal("0.5")
    return one.p10 - half <= rooms <= one.p90 + half
