"""Which reservations does a file hold?"""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from channels.files.cells import count, plain, whole, yes
from channels.files.days import day, moment
from channels.files.filemap import NO_ANSWERS, RESERVATIONS, Answers, FileMap
from channels.files.joining import ParsedLine, different, grouped, told, units
from channels.files.lines import Raw
from channels.files.locating import locate
from channels.files.problems import FileProblem, FileRead, RowProblem, shown, with_bad
from channels.files.room_types import Types, room_types
from channels.files.rows import RowReader
from channels.files.sources import source_of
from channels.files.states import state_of
from channels.files.unseen import seen
from channels.files.written import LONGEST_STAY
from domain.bookings.payment_cards import without_card_numbers
from domain.bookings.reservation import Guest, Reservation, ReservationState, StayRoom
from domain.money import Money, to_cents
from domain.phrase import say
from domain.property import Property

State = ReservationState
# What a spreadsheet leaves of a long number: two bookings would be one.
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+?\d{1,2}$", re.IGNORECASE)
_CARD = "[carte]"
LONGEST_OWN = 20


def read_reservations(
    path: Path, house: Property, mapping: FileMap | None = None, answers: Answers = NO_ANSWERS
) -> FileRead[Reservation]:
    """Every sound reservation of a table, provider "file:<name of the mapping or format>", with the lines refused.

    A line that does not say when the guest booked is `undated`, and its day of arrival stands in that place. A day
    without a time counts from its midnight in the property's zone. A no-show is released on its day of arrival.
    Amounts of several lines with one number are amounts per line and are added up. An amount may be of another
    currency than the house's: it keeps it. A booking of which one line is refused is refused whole.
    """
    try:
        located = locate(path, RESERVATIONS, mapping, answers, rooms=rooms_of(house))
        body, unseen = seen(located.sheet, located.body, answers.hidden)
    except FileProblem as stopped:
        return FileRead(path.name, problems=(stopped.problem,))
    problems: list[RowProblem] = []
    notes = [*located.notes, *unseen]
    if not (located.map.knows("state") or located.map.state_rules or located.map.default_state):
        notes.append(RowProblem(path.name, 0, say("import.note.all_confirmed")))
    parsed: list[ParsedLine] = []
    broken: dict[str, int] = {}
    if not located.map.knows("number"):
        notes.append(RowProblem(path.name, 0, say("import.note.numbered")))
    types = Types(located.map, house)
    unnumbered: Counter[str] = Counter()
    for line in body:
        row = RowReader(located, line, problems, notes)
        if line.number in located.sheet.struck:
            _crossed_out(row)
        one = _line(row, house, types, unnumbered)
        if one is not None:
            parsed.append(one)
        elif number := row.text("number"):
            broken.setdefault(number.casefold(), line.number)
    whole_ones = [one for one in parsed if one.reservation.number.casefold() not in broken]
    problems += [
        RowProblem(path.name, one.line.number, say("import.part_refused", first=first))
        for one in parsed
        if (first := broken.get(one.reservation.number.casefold()))
    ]
    try:
        found = grouped(whole_ones, located, answers.nights, problems, notes)
    except FileProblem as stopped:
        return FileRead(path.name, problems=(stopped.problem,))
    notes += told(path.name, [one.reservation for one in found], house)
    if not body:
        problems.append(RowProblem(path.name, 0, say("import.no_rows")))
    read = FileRead(
        path.name,
        tuple(one.reservation for one in found),
        tuple(sorted(problems, key=lambda problem: problem.line)),
        tuple(notes),
        tuple(one.line.number for one in found),
        len(body),
        undated=frozenset(one.line.number for one in found if one.undated),
    )
    return with_bad(read, located.header.cells, body)


def rooms_of(house: Property) -> frozenset[str]:
    """The numbers of the house's rooms."""
    return frozenset(room for kind in house.room_types for room in kind.rooms)


def _crossed_out(row: RowReader) -> None:
    """Somebody struck the line through, and its state may or may not say why."""
    said = row.text("state")
    if said is None or (found := state_of(row)) is None or found.holds_a_room:
        row.problem(say("import.struck"))


def _line(row: RowReader, house: Property, types: Types, unnumbered: Counter[str]) -> ParsedLine | None:
    number = row.code("number", required=True) if row.map.knows("number") else None
    if number and number.startswith("="):
        row.problem(say("import.formula", column=row.map.columns.get("number", ""), found=shown(number)))
    if number and _ROUNDED.match(number):
        row.problem(say("import.rounded", column=row.map.columns.get("number", ""), found=shown(number)))
    quantity = row.take("quantity", lambda cell: count(cell, row.map.layout)) or None
    kinds = room_types(row, types, quantity)
    arrival, departure = _stay(row)
    if not row.map.knows("number"):
        number = _own_number(row, arrival, unnumbered)
    booked = row.take("booked_on", lambda cell: _instant(cell, row, house))
    updated = row.take("updated_on", lambda cell: _instant(cell, row, house))
    cancelled = row.take("cancelled_on", lambda cell: _instant(cell, row, house))
    state = state_of(row)
    total, commission = _amounts(row, house, arrival, departure)
    people = tuple(
        row.take(name, lambda cell: count(cell, row.map.layout)) for name in ("adults", "children")
    )
    vip = row.take("vip", yes) or False
    source, channel_number = source_of(row), row.code("channel_number")
    segment, room_number = row.code("segment"), row.code("room_number") or (kinds[0].room if kinds else None)
    if not (row.sound and number and kinds and arrival and departure and state):
        return None
    undated, booked = booked is None, booked or _midnight(arrival, house)
    released = _released(state, cancelled, arrival, house)
    alike = len({kind.code or kind.said for kind in kinds}) == 1 and len({kind.room for kind in kinds}) == 1
    first = StayRoom(
        room_type=kinds[0].code,
        check_in=arrival,
        check_out=departure,
        state=state,
        adults=people[0],
        children=people[1],
        total=total.amount if total and alike else None,
        external_code=None if kinds[0].code else kinds[0].said,
        room_number=room_number,
    )
    reservation = Reservation(
        provider=f"file:{row.map.name}",
        number=number,
        source=source,
        state=state,
        rooms=units(first, len(kinds)) if alike else different(first, kinds),
        booked_at=booked,
        updated_at=updated or max(booked, released or booked),
        total=total,
        commission=commission,
        cancelled_at=released,
        guest=_guest(row),
        vip=vip,
        segment=segment,
        channel_number=number if row.map.number_is_channels else channel_number,
    )
    together = row.repeated("adults") or row.repeated("children")
    return ParsedLine(row.line, reservation, row.repeated("total"), together, undated)


def _own_number(row: RowReader, arrival: date | None, unnumbered: Counter[str]) -> str | None:
    """« 270104-WEBER », of who comes when: the same list read again names the same bookings."""
    name = _guest(row).name
    if name is None:
        row.problem(say("import.nobody"))
    if name is None or arrival is None:
        return None
    made = f"{arrival:%y%m%d}-{plain(name).replace(' ', '').upper()[:LONGEST_OWN]}"
    unnumbered[made] += 1
    return made if unnumbered[made] == 1 else f"{made}-{unnumbered[made]}"


def _amounts(
    row: RowReader, house: Property, arrival: date | None, departure: date | None
) -> tuple[Money | None, Money | None]:
    """The stay's amount and the commission, in one currency. A fee that is written as a deduction is a fee."""
    total = _total(row, house, arrival, departure)
    commission = row.money("commission", house, foreign=True)
    if total and commission and total.currency != commission.currency:
        row.problem(say("import.currencies_disagree", one=total.currency, other=commission.currency))
    return total, commission


def _stay(row: RowReader) -> tuple[date | None, date | None]:
    layout = row.map.layout
    arrival = row.take("arrival", lambda cell: day(cell, layout), required=True)
    nights = row.take("nights", lambda cell: whole(cell, layout))
    departure = row.take("departure", lambda cell: day(cell, layout), required=not row.map.knows("nights"))
    if arrival is None:
        return None, None
    if departure is None:
        if nights is None:
            if row.sound:
                row.problem(say("import.no_end"))
            return None, None
        if not 0 < nights <= LONGEST_STAY:
            row.problem(say("import.nights", found=nights, most=LONGEST_STAY))
            return None, None
        return arrival, arrival + timedelta(days=nights)
    if departure <= arrival:
        row.problem(say("import.end_before_start", arrival=arrival, departure=departure))
    elif (departure - arrival).days > LONGEST_STAY:
        row.problem(say("import.nights", found=(departure - arrival).days, most=LONGEST_STAY))
    elif nights is not None and nights != (departure - arrival).days:
        row.problem(say("import.nights_disagree", arrival=arrival, departure=departure, nights=nights))
    return arrival, departure


def _instant(cell: Raw, row: RowReader, house: Property) -> datetime:
    found = moment(cell, row.map.layout)
    return (found if found.tzinfo else found.replace(tzinfo=house.zone)).astimezone(UTC)


def _total(row: RowReader, house: Property, arrival: date | None, departure: date | None) -> Money | None:
    """The stay's amount: as stated, else the average per night times the nights."""
    total = row.money("total", house, foreign=True)
    nightly = row.money("nightly", house, foreign=True)
    if total is None and nightly is not None and arrival is not None and departure is not None:
        return nightly * (departure - arrival).days
    return Money(to_cents(total.amount), total.currency) if total else None


def _released(
    state: ReservationState, cancelled: datetime | None, arrival: date, house: Property
) -> datetime | None:
    if state is State.NO_SHOW:
        return _midnight(arrival, house)
    return cancelled if state is State.CANCELLED else None


def _midnight(day: date, house: Property) -> datetime:
    return datetime.combine(day, time(), house.zone).astimezone(UTC)


def _guest(row: RowReader) -> Guest:
    parts = [part for name in ("first_name", "last_name") if (part := row.text(name))]
    return Guest(
        name=row.text("guest_name") or " ".join(parts) or None,
        country=row.code("country"),
        email=row.text("email"),
        phone=row.text("phone"),
        note=without_card_numbers(note, _CARD) if (note := row.text("note")) else None,
    )
