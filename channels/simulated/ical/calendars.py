"""In which words and shapes do the channels write their calendars?"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

FOLD = 75


@dataclass(slots=True)
class Taken:
    """Nights from `first` up to the day of `departure`, as a stay or a block."""

    uid: str
    first: date
    departure: date
    kind: str = "reservation"
    guest: str = "Camille Laurent"
    digits: str = "4321"


@dataclass(slots=True)
class SimulatedFeed:
    """One listing's calendar. `stamps`: every writing carries the time; `frozen` serves yesterday's text."""

    shape: str
    path: str
    stamps: bool = True
    taken: dict[str, Taken] = field(default_factory=dict)
    frozen: bytes | None = None
    asked: int = 0

    def take(self, first: date, departure: date, kind: str = "reservation") -> str:
        """A new stay or block; its UID."""
        seed = f"{self.path}:{len(self.taken)}:{first}:{kind}"
        uid = f"{hashlib.sha256(seed.encode()).hexdigest()[:24]}@{DOMAINS[self.shape]}"
        self.taken[uid] = Taken(uid, first, departure, kind)
        return uid

    def body(self, now: datetime) -> bytes:
        """The calendar as this channel writes it: CRLF, folded at 75 octets (RFC 5545 §3.1)."""
        if self.frozen is not None:
            return self.frozen
        lines = ["BEGIN:VCALENDAR", *HEADS[self.shape]]
        for one in self.taken.values():
            stamp = [f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}"] if self.stamps else []
            lines += ["BEGIN:VEVENT", *EVENTS[self.shape](one), *stamp, "END:VEVENT"]
        return b"".join(_folded(line) for line in [*lines, "END:VCALENDAR"])

    def freeze(self, now: datetime) -> None:
        """From now on the feed is stale: it is served, and never written anew."""
        self.frozen = self.body(now)


def _folded(line: str) -> bytes:
    return b"\r\n ".join(_parts(line.encode())) + b"\r\n"


def _parts(octets: bytes) -> Iterator[bytes]:
    width = FOLD
    while octets:
        cut = min(width, len(octets))
        while cut < len(octets) and octets[cut] & 0xC0 == 0x80:  # never inside a character
            cut -= 1
        yield octets[:cut]
        octets, width = octets[cut:], FOLD - 1


def _dates(one: Taken) -> list[str]:
    return [f"DTSTART;VALUE=DATE:{one.first:%Y%m%d}", f"DTEND;VALUE=DATE:{one.departure:%Y%m%d}"]


def _airbnb(one: Taken) -> list[str]:
    if one.kind == "block":
        return [*reversed(_dates(one)), f"UID:{one.uid}", "SUMMARY:Airbnb (Not available)"]
    told = (
        f"Reservation URL: https://www.airbnb.com/hosting/reservations/details/HM{one.digits}XYZ\\n"
        f"Phone Number (Last 4 Digits): {one.digits}"
    )
    return [*reversed(_dates(one)), f"UID:{one.uid}", f"DESCRIPTION:{told}", "SUMMARY:Reserved"]


def _booking(one: Taken) -> list[str]:
    return [*_dates(one), f"UID:{one.uid}", "SUMMARY:CLOSED - Not available"]


def _vrbo(one: Taken) -> list[str]:
    words = "Bloqué" if one.kind == "block" else f"Réservée - {one.guest}\\, 2 adultes"
    return [f"UID:{one.uid}", *_dates(one), f"SUMMARY:{words}", "STATUS:CONFIRMED"]


HEADS: dict[str, list[str]] = {
    "airbnb": ["PRODID:-//Airbnb Inc//Hosting Calendar 1.0//EN", "CALSCALE:GREGORIAN", "VERSION:2.0"],
    "bookingcom": ["PRODID:-//admin.booking.com//BCO ICal//EN", "VERSION:2.0", "METHOD:PUBLISH"],
    "vrbo": ["PRODID:-//HomeAway.com\\, Inc.//EN", "VERSION:2.0", "X-WR-CALNAME:Suite Junior"],
}
EVENTS: dict[str, Callable[[Taken], list[str]]] = {"airbnb": _airbnb, "bookingcom": _booking, "vrbo": _vrbo}
DOMAINS = {"airbnb": "airbnb.com", "bookingcom": "booking.com", "vrbo": "vrbo.com"}
