"""What does the law ask of this day, and which of the house's papers end soon?"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from domain.data_file import data_in
from domain.phrase import Name
from domain.service.book import DATA

DECLARATION = "guest_declaration"


@dataclass(frozen=True, slots=True)
class LegalRule:
    """A rule of the law from `first` on; `confirmed_by` is None while nobody of the house has confirmed it."""

    code: str
    name: Name
    first: date
    source: Name
    due: time | None = None
    reminders: tuple[time, ...] = ()
    keep_days: int | None = None
    confirmed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the house: `until` is its last day, None while nobody has told it."""

    code: str
    name: Name
    source: Name
    remind: tuple[int, ...]
    until: date | None = None
    number: str = ""
    confirmed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Declaration:
    """One booking's guests, as the house keeps it: how many still lack, whether it was deposited, and its number.

    Never a name, birth date, picture or number of an identity paper.
    """

    reservation: int
    missing: int | None
    deposited: str | None
    by: str
    at: datetime

    @property
    def complete(self) -> bool:
        return self.missing == 0


@functools.cache
def rules() -> Mapping[str, LegalRule]:
    """Every rule by its code."""
    return {
        code: LegalRule(
            code,
            Name(one["name"]),
            date.fromisoformat(one["from"]),
            Name(one["source"]),
            time.fromisoformat(one["due"]) if "due" in one else None,
            tuple(time.fromisoformat(at) for at in one.get("reminders", ())),
            one.get("keep_days"),
            one["confirmed_by"],
        )
        for code, one in _read()["rules"].items()
    }


@functools.cache
def papers() -> Mapping[str, Paper]:
    """Every paper that a house of this kind has, without its dates."""
    return {
        code: Paper(code, Name(one["name"]), Name(one["source"]), tuple(one["remind"]))
        for code, one in _read()["papers"].items()
    }


def reminder_due(paper: Paper, today: date) -> int | None:
    """The reminder that has come: so many days before its end, 0 once it is over; None while all is well."""
    if paper.until is None:
        return None
    left = (paper.until - today).days
    if left < 0:
        return 0
    return min((days for days in paper.remind if left <= days), default=None)


def to_declare(arrivals: Iterable[int], told: Mapping[int, Declaration]) -> tuple[int, ...]:
    """The bookings whose guests are not deposited yet, in the order given."""
    return tuple(one for one in arrivals if one not in told or told[one].deposited is None)


def reminder_at(local: datetime) -> tuple[date, time] | None:
    """The reminder of the declaration that stands at this local instant: whose arrival day, and which hour's.

    In the evening that of today's arrivals; in the morning, until the hour by which it is due, yesterday's.
    """
    rule = rules()[DECLARATION]
    evening, morning = max(rule.reminders), min(rule.reminders)
    now = local.time().replace(tzinfo=None)
    if now >= evening:
        return local.date(), evening
    if rule.due is not None and morning <= now < rule.due:
        return local.date() - timedelta(days=1), morning
    return None


def known_papers(stored: Collection[Paper]) -> tuple[Paper, ...]:
    """The house's papers in their order, with the dates that somebody told."""
    told = {paper.code: paper for paper in stored}
    return tuple(told.get(code, paper) for code, paper in papers().items())


@functools.cache
def _read() -> Mapping[str, Any]:
    found: Mapping[str, Any] = data_in(DATA / "legal.yaml")
    return found
