"""Which booking is a source speaking of, and is what it says news?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.bookings.merged import kept_guest, merged
from domain.bookings.reservation import Guest, Reservation
from domain.bookings.same import the_same
from domain.bookings.sighting import Rank, Sighting
from governance.bookings.messages import Change, Kind
from store.bookings.ingest import Delivery
from store.bookings.sightings import Kept
from store.unit import Unit

WIRES = frozenset({"hotelrunner"})
PART = 1000


@dataclass(frozen=True, slots=True)
class _Known:
    """A stored booking and who has spoken of it so far."""

    id: int
    booking: Reservation
    sources: frozenset[str]


async def take_in(unit: Unit, sightings: Sequence[Sighting], now: datetime, via: str) -> tuple[Change, ...]:
    """Every sighting stored with the booking that it is about; those that are news, in their order.

    What nobody knew is a new booking. What only its own source has spoken of is that source's next revision. Of
    anything else all sources together tell what is true.
    """
    changes: list[Change] = []
    for part in _parts(sightings):
        changes += await _take_part(unit, part, now, via)
    return tuple(changes)


def _parts(sightings: Sequence[Sighting]) -> Iterator[Sequence[Sighting]]:
    """Runs of one source in which no number comes twice: within one, no sighting can be about another's booking."""
    part: list[Sighting] = []
    numbers: set[tuple[str, str]] = set()
    for one in sightings:
        key = (one.reservation.provider, one.reservation.number)
        if part and (one.source != part[0].source or key in numbers or len(part) == PART):
            yield part
            part, numbers = [], set()
        part.append(one)
        numbers.add(key)
    if part:
        yield part


async def _take_part(unit: Unit, part: Sequence[Sighting], now: datetime, via: str) -> list[Change]:
    found = await _matched(unit, part)
    plain = [n for n, known in enumerate(found) if _plain(part[n], known)]
    changes = dict(await _revisions(unit, part, found, plain, now, via))
    for n, known in enumerate(found):
        if not _plain(part[n], known):
            change = await _together(unit, part[n], known, now, via)
            if change is not None:
                changes[n] = change
    return [changes[n] for n in sorted(changes)]


async def _matched(unit: Unit, part: Sequence[Sighting]) -> list[tuple[_Known, ...]]:
    """For each sighting the stored bookings that it is about; several when they turn out to be one."""
    candidates = await unit.sightings.candidates([one.reservation for one in part])
    sources = await unit.sightings.sources([row_id for row_id, _ in candidates]) if candidates else {}
    known = [_Known(row_id, booking, sources.get(row_id, frozenset())) for row_id, booking in candidates]
    by_number, by_stay = _indexed(known)
    found = []
    for one in part:
        told = one.reservation
        near = {k.id: k for key in _keys(told) for k in by_number.get(key, ())}
        near |= {k.id: k for room in told.rooms for k in by_stay.get((room.check_in, room.check_out), ())}
        same = the_same(told, [k.booking for k in near.values()])
        found.append(tuple(k for k in near.values() if any(k.booking is b for b in same)))
    return found


def _indexed(
    known: Iterable[_Known],
) -> tuple[dict[str, list[_Known]], dict[tuple[date, date], list[_Known]]]:
    by_number: dict[str, list[_Known]] = {}
    by_stay: dict[tuple[date, date], list[_Known]] = {}
    for one in known:
        for key in _keys(one.booking):
            by_number.setdefault(key, []).append(one)
        for stay in {(room.check_in, room.check_out) for room in one.booking.rooms}:
            by_stay.setdefault(stay, []).append(one)
    return by_number, by_stay


def _keys(booking: Reservation) -> set[str]:
    return {number.upper() for number in (booking.number, booking.channel_number) if number}


def _plain(one: Sighting, known: Sequence[_Known]) -> bool:
    """A new booking, or the next word of the only source that has spoken of it."""
    if not known:
        return bool(one.reservation.rooms)
    told, [first, *others] = one.reservation, known
    same_row = (first.booking.provider, first.booking.number) == (told.provider, told.number)
    alone = first.sources <= {one.source} and (first.sources or told.provider == first.booking.provider)
    return not others and same_row and bool(alone) and bool(told.rooms)


async def _revisions(
    unit: Unit,
    part: Sequence[Sighting],
    found: Sequence[Sequence[_Known]],
    plain: Sequence[int],
    now: datetime,
    via: str,
) -> list[tuple[int, Change]]:
    """One source's own chain: the newest revision counts, a late one is kept and changes nothing."""
    deliveries = [Delivery(part[n].reservation, part[n].digest) for n in plain]
    answers = await unit.reservations.ingest_many(deliveries, now, via)
    ids = [answer.reservation_id for answer in answers]
    await unit.sightings.add(
        [
            pair
            for n, row_id in zip(plain, ids, strict=True)
            for pair in ((row_id, first) for first in (*_unspoken(found[n]), part[n]))
        ],
        now,
    )
    changes = []
    for n, answer in zip(plain, answers, strict=True):
        if answer.kind not in {"same", "late"}:
            kind: Kind = answer.kind  # type: ignore[assignment]
            changes.append((n, Change(kind, part[n].reservation, answer.before)))
    return changes


async def _together(
    unit: Unit, one: Sighting, known: Sequence[_Known], now: datetime, via: str
) -> Change | None:
    """What all sources together say from now on; None when it is no news."""
    if not known:
        await _unplaced(unit, one, now, via)
        return None
    first, *others = known
    kept = await _all_said(unit, known, now)
    guest, before = first.booking.guest, first.booking
    for other in others:
        guest = kept_guest(guest, other.booking.guest, richer=False)
        await unit.sightings.unite(first.id, other.id)
    fresh = await unit.sightings.add([(first.id, one)], now)
    if not fresh and not others:
        return None
    told_guest = [k.sighting.rank for k in kept if "guest" in k.said]
    erased = bool(told_guest) and before.guest == Guest()
    if not erased:
        richer = one.rank >= max(told_guest, default=Rank.TYPED)
        guest = kept_guest(guest, one.reservation.guest, richer=richer)
    words = [k.sighting for k in kept] + ([one] if fresh else [])
    after = merged(words, guest)
    kind = news(before, after, again=one.source in first.sources)
    delivery = Delivery(after, one.digest)
    await unit.reservations.rewrite(first.id, delivery, now, via, news=kind is not None)
    return None if kind is None else Change(kind, after, before)


async def _unplaced(unit: Unit, one: Sighting, now: datetime, via: str) -> None:
    """A change of a booking that nobody has told the stay of is kept for a person to look at."""
    told = one.reservation
    body = {"source": one.source, "number": told.number, "state": told.state.value, "evidence": one.evidence}
    words = json.dumps({**body, "digest": one.digest}, sort_keys=True)
    await unit.deliveries.set_aside(words, via, "speaks of a booking that nobody knows", now)


async def _all_said(unit: Unit, known: Sequence[_Known], now: datetime) -> list[Kept]:
    """Everything said so far; a booking from before sightings were kept is the word of whoever delivered it."""
    kept: list[Kept] = []
    for one in known:
        await unit.sightings.add([(one.id, first) for first in _unspoken([one])], now)
        kept += await unit.sightings.of(one.id)
    return kept


def _unspoken(known: Sequence[_Known]) -> Iterator[Sighting]:
    for one in known:
        if not one.sources:
            yield as_kept(one.booking)


def as_kept(booking: Reservation) -> Sighting:
    """The sighting that a stored booking without one stands for."""
    wire = booking.provider in WIRES
    return Sighting(
        source=booking.provider,
        rank=Rank.WIRE if wire else Rank.LIST,
        evidence="",
        seen_at=booking.updated_at,
        reservation=replace(booking, guest=Guest()),
        digest=f"{booking.number}:{booking.updated_at.isoformat()}",
    )


def news(before: Reservation, after: Reservation, *, again: bool) -> Kind | None:
    """What people should hear of: a room given back, another stay; what its own source changes in any way.

    That a second source knows more (an amount, a name, a type) of what was told already is none.
    """
    if before.holding and not after.holding:
        return "cancelled"
    if after.holding and not before.holding:
        return "changed"
    if again and _aside(before) != _aside(after):
        return "changed"
    return "changed" if _moved(before, after) else None


def _aside(booking: Reservation) -> Reservation:
    """Without what says nothing about the stay."""
    return replace(
        booking, updated_at=booking.booked_at, delivery=None, requires_response=False, guest=Guest()
    )


def _moved(before: Reservation, after: Reservation) -> bool:
    """Other dates, another number of rooms, or another type where both know one."""
    mine, theirs = _by_dates(before), _by_dates(after)
    if not mine:
        return False
    if Counter(dates for dates, _ in mine) != Counter(dates for dates, _ in theirs):
        return True
    types = [kind for _, kind in (*mine, *theirs)]
    return None not in types and Counter(mine) != Counter(theirs)


def _by_dates(booking: Reservation) -> list[tuple[tuple[date, date], str | None]]:
    held = booking.holding or booking.rooms
    return [((room.check_in, room.check_out), room.room_type) for room in held]
