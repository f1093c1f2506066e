"""When does the house open an incident by itself, and what does it write into one that is open?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from domain.finding import Finding
from domain.house.snapshot import House
from domain.incident.incident import Entry, EntryKind, Incident, Wish, bookings
from domain.incident.reading import Pictured
from domain.incident.witness import as_evidence
from domain.missions.evidence import Evidence, EvidenceKind
from domain.nights import ONE_DAY
from domain.prices.rates import Cell, CellValue
from governance.incident.flow import SYSTEM, open_, write
from store.unit import Unit

# The findings that mean an incident, by how their keys begin: a channel shows as free what is sold.
_COUNTED, _FEED = "counted:", "drift:"
_OPENS = frozenset({"open", "mapping"})


async def open_for(unit: Unit, house: House, news: Sequence[Finding], now: datetime) -> None:
    """One incident for each channel on which rooms can be sold twice; one that is open is told instead."""
    for finding in news:
        place = _place(finding)
        if place is None:
            continue
        channel, room_type = place
        known = await of_channel(unit, channel)
        sources = [source for figure in finding.figures for source in figure.sources]
        numbers = [number for one in sources if one.table == "reservation" for number in one.rows]
        if known is None:
            known = await _opened(unit, house, finding, channel, room_type, now)
        told = bookings(await unit.incidents.entries(known.id))
        for number in dict.fromkeys(numbers):
            if number not in told:
                await write(unit, known, Entry(EntryKind.BOOKING, now, SYSTEM, "", {"number": number}), now)


async def of_channel(unit: Unit, channel: str) -> Incident | None:
    """The incident that is open on this channel."""
    found = [one for one in await unit.incidents.all() if one.is_open and one.wish.channel == channel]
    return found[-1] if found else None


async def observed(
    unit: Unit,
    channel: str,
    room_type: str,
    rooms: Mapping[date, int],
    by: str,
    now: datetime,
    pictured: Pictured | None = None,
    *,
    page: bool = False,
) -> None:
    """Rooms that somebody saw on a channel, night by night: kept in the calendar, and told to an open incident."""
    photo, read = (pictured.photo, pictured.by_model) if pictured else (None, False)
    for night, seen in rooms.items():
        evidence = as_evidence(by, photo=photo, read=read, page=page)
        await unit.calendar.observe(
            Cell(room_type, night, channel=channel), CellValue(availability=seen), now, evidence
        )
    for seen in dict.fromkeys(rooms.values()):
        nights = [night for night, one in rooms.items() if one == seen]
        await counted(unit, channel, count_body(channel, room_type, nights, seen), by, now, photo=photo)


async def counted(
    unit: Unit, channel: str, body: Mapping[str, Any], by: str, now: datetime, *, photo: str | None = None
) -> None:
    """A count becomes a line of the incident that is open on its channel, with the screenshot that shows it."""
    known = await of_channel(unit, channel)
    if known is not None:
        await write(unit, known, Entry(EntryKind.COUNT, now, by, "", body, shot(photo, by, now)), now)


def shot(photo: str | None, by: str, now: datetime) -> tuple[Evidence, ...]:
    """The screenshot as evidence of a count."""
    return () if photo is None else (Evidence(EvidenceKind.PHOTO, photo, by, now),)


def count_body(channel: str, room_type: str, nights: Sequence[date], seen: int) -> dict[str, Any]:
    """What a line about a count holds."""
    return {
        "channel": channel,
        "room_type": room_type,
        "nights": [night.isoformat() for night in nights],
        "seen": seen,
    }


async def _opened(
    unit: Unit, house: House, finding: Finding, channel: str, room_type: str, now: datetime
) -> Incident:
    last = date.fromisoformat(finding.key.rpartition(":")[2])
    wish = Wish(
        "",
        f"finding:{channel}:{room_type}",
        finding.severity,
        channel,
        room_type,
        finding.night,
        last + ONE_DAY,
    )
    incident, _ = await open_(unit, wish, SYSTEM, now)
    return incident


def _place(finding: Finding) -> tuple[str, str] | None:
    if not finding.key.startswith((_COUNTED, _FEED)):
        return None
    _, channel, room_type, verdict, *_ = finding.key.split(":")
    return (channel, room_type) if verdict in _OPENS else None
