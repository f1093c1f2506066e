"""Which reservations does a file hold?"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from channels.files.cells import filled, plain, whole, yes
from channels.files.days import day, moment
from channels.files.filemap import RESERVATIONS, FileMap
from channels.files.joining import ParsedLine, grouped, units
from channels.files.problems import CellProblem, FileProblem, FileRead, RowProblem, shown
from channels.files.rows import RowReader, locate
from channels.files.table import Raw
from domain.bookings.reservation import Guest, Reservation, ReservationState, StayRoom
from domain.money import Money, to_cents
from domain.phrase import say
from domain.property import Property

State = ReservationState
LONGEST_STAY = 400
_STATES = (
    ("no show", State.NO_SHOW),
    ("noshow", State.NO_SHOW),
    ("non presente", State.NO_SHOW),
    ("cancel", State.CANCELLED),
    ("annul", State.CANCELLED),
    ("confirm", State.CONFIRMED),
    ("ok", State.CONFIRMED),
    ("modif", State.CONFIRMED),
    ("garanti", State.CONFIRMED),
    ("guarantee", State.CONFIRMED),
    ("reserv", State.RESERVED),
    ("new", State.RESERVED),
    ("nouv", State.RESERVED),
    ("pending", State.RESERVED),
    ("en attente", State.RESERVED),
    ("option", State.RESERVED),
)


def read_reservations(path: Path, house: Property, mapping: FileMap | None = None) -> FileRead[Reservation]:
    """Every reservation of a CSV, XLSX or JSON file, provider "file:<name of the mapping>".

    A day without a time counts from its midnight in the property's zone. A no-show is released on its day of
    arrival. Amounts of several lines with one number are amounts per line and are added up.
    """
    try:
        located = locate(path, RESERVATIONS, mapping)
    except FileProblem as stopped:
        return FileRead(path.name, problems=(stopped.problem,))
    problems: list[RowProblem] = []
    notes = list(located.notes)
    if not (located.map.knows("state") or located.map.state_rules or located.map.default_state):
        notes.append(RowProblem(path.name, 0, say("import.note.all_confirmed")))
    parsed = [
        one
        for line in located.body
        if (one := _line(RowReader(located, line, problems, notes), house)) is not None
    ]
    rows = grouped(parsed, located, problems, notes)
    if not located.body:
        problems.append(RowProblem(path.name, 0, say("import.no_rows")))
    return FileRead(path.name, () if problems else tuple(rows), tuple(problems), tuple(notes))


def _line(row: RowReader, house: Property) -> ParsedLine | None:
    number = row.take("number", str, required=True)
    kind = row.room_type(house)
    arrival, departure = _stay(row)
    booked = row.take("booked_on", lambda cell: _instant(cell, row, house), required=True)
    updated = row.take("updated_on", lambda cell: _instant(cell, row, house))
    cancelled = row.take("cancelled_on", lambda cell: _instant(cell, row, house))
    state = _state(row)
    total = _total(row, house, arrival, departure)
    commission = row.money("commission", house)
    people = tuple(row.take(name, lambda cell: _count(cell, row)) for name in ("adults", "children"))
    quantity = row.take("quantity", lambda cell: _count(cell, row)) or 1
    vip = row.take("vip", yes) or False
    if (
        not row.sound
        or number is None
        or arrival is None
        or departure is None
        or booked is None
        or state is None
    ):
        return None
    released = _released(state, cancelled, arrival, house)
    room = StayRoom(
        room_type=kind,
        check_in=arrival,
        check_out=departure,
        state=state,
        adults=people[0],
        children=people[1],
        total=total.amount if total else None,
        external_code=None if kind else row.text("room_type"),
        room_number=row.text("room_number"),
    )
    reservation = Reservation(
        provider=f"file:{row.map.name}",
        number=" ".join(number.split()),
        source=_source(row),
        state=state,
        rooms=units(room, quantity),
        booked_at=booked,
        updated_at=updated or max(booked, released or booked),
        total=total,
        commission=commission,
        cancelled_at=released,
        guest=_guest(row),
        vip=vip,
        segment=row.text("segment"),
        channel_number=row.text("channel_number"),
    )
    return ParsedLine(row.line, reservation)


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


def _count(cell: Raw, row: RowReader) -> int:
    number = whole(cell, row.map.layout)
    if number < 0:
        raise CellProblem(say("import.expected.whole", found=shown(cell)))
    return number


def _state(row: RowReader) -> ReservationState | None:
    for rule in row.map.state_rules:
        cell = row.column(rule.column)
        if plain(cell) in rule.equals or (rule.filled is not None and filled(cell) == rule.filled):
            return rule.state
    said = row.text("state")
    if said is None:
        cancelled = row.map.default_state is None and row.raw("cancelled_on") is not None
        return State.CANCELLED if cancelled else row.map.default_state or State.CONFIRMED
    word = row.map.values.get("state", {}).get(plain(said), plain(said))
    found = next((state for start, state in _STATES if plain(word).startswith(start)), None)
    if found is None:
        row.problem(say("import.state", found=shown(said)))
    return found


def _total(row: RowReader, house: Property, arrival: date | None, departure: date | None) -> Money | None:
    """The stay's amount: as stated, else the average per night times the nights."""
    total = row.money("total", house)
    nightly = row.money("nightly", house)
    if total is None and nightly is not None and arrival is not None and departure is not None:
        return nightly * (departure - arrival).days
    return Money(to_cents(total.amount), total.currency) if total else None


def _released(
    state: ReservationState, cancelled: datetime | None, arrival: date, house: Property
) -> datetime | None:
    if state is State.NO_SHOW:
        return datetime.combine(arrival, time(), house.zone).astimezone(UTC)
    return cancelled if state is State.CANCELLED else None


def _source(row: RowReader) -> str:
    said = row.text("source")
    if said is None:
        return "file"
    return row.map.values.get("source", {}).get(plain(said)) or re.sub(r"\W", "", plain(said)) or "file"


def _guest(row: RowReader) -> Guest:
    parts = [part for name in ("first_name", "last_name") if (part := row.text(name))]
    return Guest(
        name=row.text("guest_name") or " ".join(parts) or None,
        country=row.text("country"),
        email=row.text("email"),
        phone=row.text("phone"),
        note=row.text("note"),
    )
