"""Which lines of a file are rooms of one booking?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from channels.files.filemap import SUMMED
from channels.files.lines import Line
from channels.files.locating import Located
from channels.files.problems import RowProblem, shown, unreadable
from channels.files.room_types import Named
from domain.bookings.reservation import Reservation, StayRoom
from domain.money import Money, to_cents
from domain.phrase import say
from domain.property import Property


@dataclass(frozen=True, slots=True)
class ParsedLine:
    """One sound line: a reservation with the rooms of that line. `shared`: its amount is the line's above;
    `together`: its people are, so that they are those of the booking and not of each room. `undated`: it does not
    say when the guest booked, and `booked_at` is the arrival in its place."""

    line: Line
    reservation: Reservation
    shared: bool = False
    together: bool = False
    undated: bool = False


def units(room: StayRoom, quantity: int) -> tuple[StayRoom, ...]:
    """The same room `quantity` times; its amount is shared out to the cent, its people only when alone."""
    if quantity == 1:
        return (room,)
    share = None if room.total is None else to_cents(room.total / quantity)
    first = None if room.total is None or share is None else room.total - share * (quantity - 1)

    def unit(total: Decimal | None) -> StayRoom:
        return StayRoom(
            room.room_type,
            room.check_in,
            room.check_out,
            room.state,
            total=total,
            external_code=room.external_code,
        )

    return (unit(first), *(unit(share) for _ in range(quantity - 1)))


def different(first: StayRoom, kinds: Sequence[Named]) -> tuple[StayRoom, ...]:
    """Rooms of different types in one line. Who sleeps in which, and what each costs, the line does not say."""
    return tuple(
        StayRoom(
            kind.code,
            first.check_in,
            first.check_out,
            first.state,
            external_code=None if kind.code else kind.said,
            room_number=kind.room,
        )
        for kind in kinds
    )


def grouped(
    parsed: Iterable[ParsedLine],
    located: Located,
    nights: str | None,
    problems: list[RowProblem],
    notes: list[RowProblem],
) -> list[ParsedLine]:
    """One reservation per number, in capitals or not, with its first line.

    A repeated number is a further room, or a problem where that is not allowed. Two equal lines are two equal rooms
    only if the mapping states that lines are rooms. Lines on different nights are put together only if it does, or
    if a person said so (`nights`).

    Raises FileProblem: lines of one number are on different nights, and nobody has said what that means.
    """
    rule, file = located.map, located.sheet.file
    groups: dict[str, list[ParsedLine]] = {}
    twice: set[str] = set()
    for one in parsed:
        number = one.reservation.number.casefold()
        group = groups.setdefault(number, [])
        equal = () if rule.stated else (other for other in group if other.line.cells == one.line.cells)
        first = next(iter(equal if rule.several_rooms else group), None)
        if first is None:
            group.append(one)
            continue
        twice.add(number)
        said = one.reservation.number
        problems.append(
            RowProblem(file, one.line.number, say("import.duplicate", number=said, first=first.line.number))
        )
    apart = set() if rule.stated or nights == SUMMED else {n for n in groups if _on_other_nights(groups[n])}
    if apart and nights is None:
        first_apart = next(groups[number] for number in groups if number in apart)
        lines = tuple(str(one.line.number) for one in first_apart)
        asked = say("import.nights_asked", number=first_apart[0].reservation.number, lines=lines)
        raise unreadable(file, asked)
    sound = {number: group for number, group in groups.items() if number not in twice}
    if several := sum(len(group) > 1 for group in sound.values()):
        notes.append(RowProblem(file, 0, say("import.note.several_rooms", n=several)))
    made = []
    for number, group in groups.items():
        if number in twice:
            phrase = say("import.part_refused", first=group[0].line.number)
            problems += [RowProblem(file, one.line.number, phrase) for one in group]
        elif number in apart:
            phrase = say("import.nights_apart", number=group[0].reservation.number)
            problems += [RowProblem(file, one.line.number, phrase) for one in group]
        elif len({one.reservation.total.currency for one in group if one.reservation.total}) > 1:
            phrase = say("import.currencies_in_one", number=group[0].reservation.number)
            problems += [RowProblem(file, one.line.number, phrase) for one in group]
        else:
            made.append(ParsedLine(group[0].line, _joined(group), undated=all(one.undated for one in group)))
    return made


def _on_other_nights(group: Sequence[ParsedLine]) -> bool:
    return len({(one.reservation.check_in, one.reservation.check_out) for one in group}) > 1


def _joined(group: list[ParsedLine]) -> Reservation:
    parts = [one.reservation for one in group]
    first = parts[0]
    if len(parts) == 1:
        return first
    holding = next((part.state for part in parts if part.state.holds_a_room), None)
    state = holding or first.state
    released = [part.cancelled_at for part in parts if part.cancelled_at is not None]
    whole = any(one.shared for one in group)
    rooms = tuple(room for part in parts for room in part.rooms)
    if any(one.together for one in group):  # who sleeps in which room nobody said
        rooms = tuple(replace(room, adults=None, children=None) for room in rooms)
    dated = [one.reservation.booked_at for one in group if not one.undated]
    return replace(
        first,
        state=state,
        rooms=tuple(replace(room, total=None) for room in rooms) if whole else rooms,
        booked_at=min(dated or [part.booked_at for part in parts]),
        updated_at=max(part.updated_at for part in parts),
        total=_sum([one.reservation.total for one in group if not one.shared]),
        commission=_sum([one.reservation.commission for one in group if not one.shared]),
        cancelled_at=None if holding or not released else max(released),
        vip=any(part.vip for part in parts),
    )


def _sum(amounts: list[Money | None]) -> Money | None:
    """The sum, None as soon as one part is unknown."""
    known = [money for money in amounts if money is not None]
    return sum(known[1:], known[0]) if known and len(known) == len(amounts) else None


def told(file: str, found: Sequence[Reservation], house: Property) -> Iterator[RowProblem]:
    """What one must know of sound rows: unknown types, other currencies, amounts of what is off."""
    strange = Counter(room.external_code for one in found for room in one.rooms if room.room_type is None)
    for name, rooms in strange.items():
        yield RowProblem(file, 0, say("import.note.unknown_type", found=shown(name), n=rooms))
    foreign = Counter(
        one.total.currency for one in found if one.total and one.total.currency != house.currency
    )
    for currency, n in foreign.items():
        yield RowProblem(file, 0, say("import.note.foreign", currency=currency, ours=house.currency, n=n))
    charged = [
        one for one in found if not one.state.holds_a_room and one.commission and one.commission.amount
    ]
    if charged:
        yield RowProblem(file, 0, say("import.note.fee_kept", n=len(charged)))
