"""Which VIPs arrive today, what is ready for them and what does nobody know yet?"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from domain.finding import Finding, Severity
from domain.house.snapshot import House, Stay
from domain.phrase import Name, Phrase, say

# The whole note is one tap away in /arrivees; the brief has room for its beginning.
LONGEST_NOTE = 36


def vip_arrivals(house: House) -> Iterator[Finding]:
    """One finding a booking; it is news again when a room is given or the note changes."""
    by_number: dict[str, list[Stay]] = {}
    for stay in house.arrivals:
        if stay.vip:
            by_number.setdefault(stay.number, []).append(stay)
    for number, stays in by_number.items():
        first = stays[0]
        rooms = ",".join(stay.room_number or "?" for stay in stays)
        yield Finding(
            key=f"vip:{number}:{house.today.isoformat()}",
            director="gm",
            severity=Severity.P2,
            phrase=_line(house, first, _details(stays)),
            state=f"{rooms}|{first.note or ''}",
            night=house.today,
        )


def _line(house: House, stay: Stay, details: tuple[Phrase, ...]) -> Phrase:
    if stay.guest:
        return say("brief.guest", guest=stay.guest, details=details)
    return say("brief.guest_unnamed", room_type=_type_name(house, stay), details=details)


def _details(stays: list[Stay]) -> tuple[Phrase, ...]:
    """What is known first, then what is not: the house stores no inspection, so it never claims one."""
    first = stays[0]
    known = [say("brief.returning", n=first.returning + 1)] if first.returning else []
    if first.note:
        known.append(say("brief.note", note=shorten(first.note.rstrip(". "), LONGEST_NOTE, placeholder=" …")))
    known += [say("brief.room_number", room=stay.room_number) for stay in stays if stay.room_number]
    if any(stay.room_number is None for stay in stays):
        known.append(say("brief.room_unassigned"))
    if not first.note:
        known.append(say("gm.arrival_unknown"))
    if all(stay.room_number for stay in stays):
        known.append(say("gm.inspection_unknown"))
    return tuple(known)


def _type_name(house: House, stay: Stay) -> Name | Phrase:
    kind = house.hotel.room_type(stay.room_type) if stay.room_type else None
    return kind.name if kind else say("room_type.unknown")
