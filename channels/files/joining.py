"""Which lines of a file are rooms of one booking?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from channels.files.problems import RowProblem
from channels.files.rows import Located
from channels.files.table import Line
from domain.bookings.reservation import Reservation, StayRoom
from domain.money import Money, to_cents
from domain.phrase import say


@dataclass(frozen=True, slots=True)
class ParsedLine:
    """One sound line: a reservation with the rooms of that line."""

    line: Line
    reservation: Reservation


def units(room: StayRoom, quantity: int) -> tuple[StayRoom, ...]:
    """The same room `quantity` times; its amount is shared out to the cent, its people only when alone."""
    if quantity == 1:
        return (room,)
    share = None if room.total is None else to_cents(room.total / quantity)
    first = None if room.total is None or share is None else room.total - share * (quantity - 1)

    def unit(total: Decimal | None) -> StayRoom:
        return StayRoom(room.room_type, room.check_in, room.check_out, room.state, total=total)

    return (unit(first), *(unit(share) for _ in range(quantity - 1)))


def grouped(
    parsed: Iterable[ParsedLine], located: Located, problems: list[RowProblem], notes: list[RowProblem]
) -> list[Reservation]:
    """One reservation per number. A repeated number is a further room, or a problem where that is not allowed.

    Two equal lines are two equal rooms only if the mapping states that lines are rooms.
    """
    rule, file = located.map, located.sheet.file
    groups: dict[str, list[ParsedLine]] = {}
    for one in parsed:
        group = groups.setdefault(one.reservation.number, [])
        equal = () if rule.stated else (other for other in group if other.line.cells == one.line.cells)
        first = next(iter(equal if rule.several_rooms else group), None)
        if first is None:
            group.append(one)
            continue
        phrase = say("import.duplicate", number=one.reservation.number, first=first.line.number)
        problems.append(RowProblem(file, one.line.number, phrase))
    if several := sum(len(group) > 1 for group in groups.values()):
        notes.append(RowProblem(file, 0, say("import.note.several_rooms", n=several)))
    return [_joined([one.reservation for one in group]) for group in groups.values()]


def _joined(parts: list[Reservation]) -> Reservation:
    first = parts[0]
    if len(parts) == 1:
        return first
    holding = next((part.state for part in parts if part.state.holds_a_room), None)
    state = holding or first.state
    released = [part.cancelled_at for part in parts if part.cancelled_at is not None]
    return Reservation(
        provider=first.provider,
        number=first.number,
        source=first.source,
        state=state,
        rooms=tuple(room for part in parts for room in part.rooms),
        booked_at=min(part.booked_at for part in parts),
        updated_at=max(part.updated_at for part in parts),
        total=_sum([part.total for part in parts]),
        commission=_sum([part.commission for part in parts]),
        cancelled_at=None if holding or not released else max(released),
        guest=first.guest,
        vip=any(part.vip for part in parts),
        segment=first.segment,
        channel_number=first.channel_number,
    )


def _sum(amounts: list[Money | None]) -> Money | None:
    """The sum, None as soon as one part is unknown."""
    known = [money for money in amounts if money is not None]
    return sum(known[1:], known[0]) if known and len(known) == len(amounts) else None
