"""How far has each cell and each booking of an incident come: wanted, sent, confirmed, seen?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.bookings.sighting import Rank
from domain.incident.block import HandBlock
from domain.incident.table import SALE_DELAY, Contradiction
from domain.incident.witness import Booked, Count
from domain.nights import ONE_DAY, Span
from domain.prices.rates import ALL_CHANNELS, CalendarCell, Cell, Stamp


@dataclass(frozen=True, slots=True)
class Feed:
    """Whether the channel's own calendar showed a night as taken, and when it was read."""

    taken: bool
    read_at: datetime


@dataclass(frozen=True, slots=True)
class CellState:
    """Neighbouring nights of one type on the incident's channel that stand alike.

    `left` is how many rooms the channel should offer by our own bookings, with what is closed by hand taken off;
    None where nobody knows how many there are. `target`, `sent` and `confirmed` are the calendar's: a price, a
    closing; the number of rooms is sent by the channel manager itself. `seen` is the newest count of a person,
    `feed` what the channel's own calendar said.
    """

    channel: str
    room_type: str
    nights: Span
    left: int | None
    target: Stamp | None = None
    sent: Stamp | None = None
    confirmed: Stamp | None = None
    seen: Count | None = None
    feed: Feed | None = None

    @property
    def _alike(self) -> tuple[object, ...]:
        """What must be the same for two nights to stand in one line."""
        stamps = tuple(one and (one.value, one.at) for one in (self.target, self.sent, self.confirmed))
        seen = self.seen and (self.seen.seen, self.seen.at, self.seen.evidence)
        return (self.channel, self.room_type, self.left, stamps, seen, self.feed)

    def follows(self, before: CellState) -> bool:
        """Whether it is the next night and stands just so."""
        return before.nights.last + ONE_DAY == self.nights.first and before._alike == self._alike


@dataclass(frozen=True, slots=True)
class Named:
    """A source that speaks of a booking, and when the house last heard it."""

    source: str
    rank: Rank
    at: datetime


@dataclass(frozen=True, slots=True)
class BookingState:
    """A booking of the incident: `rooms` as the house sold them (none: nobody here knows the number), what was
    closed by hand for it, which sources name it and when last, and whether the channel shows the sale.

    `shown` is None where nobody has counted late enough; `seen` is the count that says so.
    """

    number: str
    rooms: tuple[Booked, ...] = ()
    by_hand: tuple[HandBlock, ...] = ()
    named_by: tuple[Named, ...] = ()
    shown: bool | None = None
    seen: Count | None = None


@dataclass(frozen=True, slots=True)
class States:
    """Both, cells in the order of type and night, bookings in the incident's."""

    cells: tuple[CellState, ...] = ()
    bookings: tuple[BookingState, ...] = ()


def on_channel(
    stages: Mapping[Cell, CalendarCell], channel: str, room_type: str, night: date
) -> CalendarCell:
    """Each stage as this channel has it: its own stamp, or a later one for every channel."""
    place = Cell(room_type, night, channel=channel)
    own = stages.get(place, CalendarCell(place))
    every = stages.get(Cell(room_type, night, channel=ALL_CHANNELS), CalendarCell(place))
    return replace(
        own,
        target=_later(own.target, every.target),
        sent=_later(own.sent, every.sent),
        confirmed=_later(own.confirmed, every.confirmed),
    )


def joined(cells: Iterable[CellState]) -> tuple[CellState, ...]:
    """Neighbouring nights that stand alike in one line."""
    found: list[CellState] = []
    for one in cells:
        if found and one.follows(found[-1]):
            found[-1] = replace(found[-1], nights=Span(found[-1].nights.first, one.nights.last))
        else:
            found.append(one)
    return tuple(found)


def shown_by(
    rooms: Sequence[Booked], counts: Iterable[tuple[Count, Contradiction | None]], number: str
) -> tuple[bool | None, Count | None]:
    """Whether the counts of its nights show a sale, by the decision table: a count that contradicts it says no;
    others say yes once the sale has had the time to arrive; without any nobody knows."""
    last: Count | None = None
    for count, contradiction in counts:
        mine = [one for one in rooms if one.room_type == count.room_type and one.sleeps(count.night)]
        if not mine or count.at < max(one.booked_at for one in mine) + SALE_DELAY:
            continue
        if contradiction is not None and number in contradiction.numbers:
            return False, count
        last = count if last is None or count.at > last.at else last
    return (None, None) if last is None else (True, last)


def _later(one: Stamp | None, other: Stamp | None) -> Stamp | None:
    if one is None or other is None:
        return one or other
    return one if one.at >= other.at else other
