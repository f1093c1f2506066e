"""What does a file of bookings change in the house, and what stood there before?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.bookings.foreseen import Foreseen, Outcome, foreseen, span_of
from domain.bookings.reservation import Reservation
from domain.bookings.sighting import Rank, Sighting
from domain.bookings.taken import Before, Marks, TakenFile, Touched
from domain.property import Property
from governance.bookings.from_file import of_row
from governance.bookings.intake import FARTHEST, LISTED, receive_in
from governance.bookings.messages import Change
from governance.office import Office
from store.unit import Unit

START = Marks()


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of bookings that was read: each with its line. `made` is when the file was, `via` how it came.

    `person_id` is who sent it, `document` the token of a file that came by chat. `undated` are the lines that do
    not say when the guest booked.
    """

    name: str
    digest: str
    bookings: Sequence[Reservation]
    lines: Sequence[int]
    made: datetime
    via: str
    person_id: int | None = None
    document: str | None = None
    undated: frozenset[int] = frozenset()


async def take_listed(
    office: Office, unit: Unit, hotel: Property, listed: Listed
) -> tuple[Foreseen, int | None]:
    """Take the bookings in, in the caller's unit; what that changed, and the number of the import.

    No number: the file said nothing new. People hear of it as of any other booking.
    """
    now = office.clock()
    told = [
        of_row(row, hotel, f"{listed.name}:{line}", listed.made, booked_known=line not in listed.undated)
        for row, line in zip(listed.bookings, listed.lines, strict=True)
    ]
    last = min(max(one.check_out for one in listed.bookings), now.date() + FARTHEST)
    ahead = max(120, (last - now.date()).days)
    house = await unit.facts.house(now, ahead_days=ahead)
    known = dict(await unit.sightings.candidates([one.reservation for one in told]))
    dates = {_key(booking): booking.booked_at for booking in known.values()}
    told = [_dated(one, dates, now) for one in told]
    before, start = await unit.imports.before(known), await unit.imports.marks(known)
    word = await unit.imports.newest_word()
    news = await receive_in(office, unit, told, listed.via)
    if any(one.rank is Rank.LIST for one in told):
        await unit.channels.set_cursor(LISTED, now.isoformat())
    touched = await unit.imports.spoken_of(word, told[0].source)
    number = await _kept(unit, listed, now, touched, before, start) if touched else None
    after = (await unit.facts.house(now, ahead_days=ahead)).nights
    span = span_of(listed.bookings)
    numbers = {one.number for one in listed.bookings}
    provider = listed.bookings[0].provider
    held = await unit.reservations.held_of(provider, *span, numbers) if span else ()
    done = outcomes(news, listed.bookings, listed.lines)
    seen = foreseen(done, house.nights, after, held, hotel, house.today)
    return replace(seen, undated=_newly_dated(seen, listed)), number


def _dated(one: Sighting, known: Mapping[tuple[str, str], datetime], now: datetime) -> Sighting:
    """A booking of which nobody says when it was made: the day that the house knows for it, else the day of the
    import, or of the arrival where that was before."""
    told = one.reservation
    if one.booked_known:
        return one
    booked = known.get(_key(told), min(now, told.booked_at))
    return replace(one, reservation=replace(told, booked_at=booked))


def _key(booking: Reservation) -> tuple[str, str]:
    return booking.provider, booking.number.casefold()


def _newly_dated(seen: Foreseen, listed: Listed) -> int:
    """How many of the new bookings count as made on the day of the import."""
    return sum(one.line in listed.undated for one in seen.new)


async def _kept(
    unit: Unit,
    listed: Listed,
    now: datetime,
    ids: Sequence[int],
    before: Mapping[int, Before],
    start: Mapping[int, Marks],
) -> int:
    """The import remembered with what stood before it."""
    end = await unit.imports.marks({*ids, *before})
    touched = tuple(
        Touched(row_id, start.get(row_id, START), end[row_id], before.get(row_id)) for row_id in ids
    )
    taken = TakenFile(
        number=0,
        digest=listed.digest,
        name=listed.name,
        via=listed.via,
        at=now,
        touched=touched,
        counts={"bookings": len(touched)},
        person_id=listed.person_id,
        document=listed.document,
        undoable=before.keys() <= end.keys(),
    )
    return await unit.imports.keep(taken)


def outcomes(news: Sequence[Change], bookings: Sequence[Reservation], lines: Sequence[int]) -> list[Outcome]:
    """What became of each line: a line whose booking is no news was known already."""
    line_of = {
        number: line
        for booking, line in zip(bookings, lines, strict=True)
        for number in (booking.number, booking.channel_number)
        if number
    }
    told = [
        Outcome(
            change.kind,
            change.reservation,
            change.before,
            line_of.get(change.reservation.number) or line_of.get(change.reservation.channel_number or "", 0),
        )
        for change in news
    ]
    new = {n for one in told for n in (one.reservation.number, one.reservation.channel_number) if n}
    same = [
        Outcome("same", booking, line=line)
        for booking, line in zip(bookings, lines, strict=True)
        if not {booking.number, booking.channel_number} & new
    ]
    return [*told, *same]
