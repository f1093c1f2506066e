"""What does a table of somebody's material say: rooms by row or by column, pairs, or a list of facilities?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from channels.files.filemap import RESERVATIONS
from channels.files.headers import lacking, recognised
from channels.files.lines import Line
from channels.files.problems import shown
from channels.material.finding import About, Finding, claimed, facility_said, kept_out
from channels.material.pairs import listed, said_by
from domain.errors import Refusal
from domain.package.field import EACH, Field
from domain.package.meant import names_room, place_meant, types_meant
from domain.package.words import plain, words
from domain.phrase import Phrase, say
from domain.property import RoomType

HEADER_WITHIN = 15
_IDS = frozenset(["id", "room id", "code"])
_TITLES = (
    "cle key field champ policy condition conditions politique",
    "equipement equipements facility facilities",
)
_KEYS = frozenset(" ".join(_TITLES).split())
_VALUES = frozenset(["valeur", "value", "texte", "text", "details", "detail", "oui non", "yes no", "present"])
Cells = Sequence[str]


def said_in_table(about: About, lines: Sequence[Line]) -> Iterator[Finding]:
    """Every cell that says something becomes a finding; what a table of no such shape says is named as unread."""
    rows = [
        (line.number, tuple("" if cell is None else str(cell).strip() for cell in line.cells))
        for line in lines
    ]
    rows = [(number, cells) for number, cells in rows if any(cells)]
    if _is_bookings(lines):
        yield about.unread(0, say("material.bookings"))
        return
    head = next((at for at, (_, cells) in enumerate(rows[:HEADER_WITHIN]) if _is_head(cells)), None)
    if head is not None:
        for number, cells in rows[:head]:
            yield about.unread(number, say("material.no_place", words=shown(" ".join(filter(None, cells)))))
        yield from _by_row(about, rows[head], rows[head + 1 :])
    elif len(types := _by_column(about, rows[0][1])) > 1:
        yield from _columns(about, types, rows[1:])
    elif max(sum(map(bool, cells)) for _, cells in rows) == 1:
        yield from _list(about, rows)
    else:
        for number, cells in rows:
            yield from _pair(about, number, cells)


def _is_bookings(lines: Sequence[Line]) -> bool:
    """« N° » may be a room's or a booking's: whoever reads the list asks; arrivals and departures tell enough."""
    known = (recognised(line.cells, RESERVATIONS).columns for line in lines[:HEADER_WITHIN])
    return any({*lacking(columns, RESERVATIONS)} <= {"number"} for columns in known)


def _is_head(cells: Cells) -> bool:
    """A row over rooms: one column says which room, another means a place of a room."""
    named = [cell for cell in cells if cell]
    rooms = [cell for cell in named if names_room(cell) or _is_name(cell)]
    return bool(rooms) and any(_means_room_place(cell) for cell in named if cell not in rooms)


def _is_name(cell: str) -> bool:
    return plain(cell) in words().without_language and plain(cell) not in {"description", "texte", "text"}


def _means_room_place(cell: str) -> bool:
    try:
        field = place_meant(cell, of_room=True)
    except Refusal:
        return True
    return field is not None and EACH in field.path


def _by_row(about: About, head: tuple[int, Cells], rows: Sequence[tuple[int, Cells]]) -> Iterator[Finding]:
    number, header = head
    columns: dict[int, Field] = {}
    labels: list[int] = []
    for at, cell in enumerate(header):
        if names_room(cell) or _is_name(cell):
            labels.append(at)
            continue
        if not cell:
            continue
        try:
            field = place_meant(cell, of_room=True)
        except Refusal as refusal:
            yield about.unread(number, refusal.phrase)
            continue
        if field is None:
            yield about.unread(number, say("material.no_column", words=shown(cell)))
        else:
            columns[at] = field
    for line, cells in rows:
        yield from _room_row(about, header, columns, labels, line, cells)


def _room_row(
    about: About, header: Cells, columns: dict[int, Field], labels: list[int], line: int, cells: Cells
) -> Iterator[Finding]:
    said = {at: cells[at] for at in labels if at < len(cells) and cells[at]}
    room = _room_of(about, header, said) if said else about.room
    if room is None:
        yield about.unread(line, _which_room(about, list(said.values())))
        return
    here = about.of(room)
    for at, cell in enumerate(cells):
        name = header[at] if at < len(header) else ""
        if not cell:
            continue
        secret = kept_out(here, name, cell, line)
        if secret is not None:
            yield secret
        elif at in columns:
            yield from claimed(here, columns[at], cell, line)
        elif at in labels and _is_name(name) and room not in types_meant(cell, about.house):
            yield about.unread(line, say("material.which_language", words=name))
        elif not name:
            yield about.unread(line, say("material.no_place", words=shown(cell)))


def _room_of(about: About, header: Cells, said: Mapping[int, str]) -> RoomType | None:
    """The one type that the labels of a row mean: a name before a number, and a number only where it is no id."""
    named = {at: word for at, word in said.items() if not word.isdecimal()}
    numbered = {at: word for at, word in said.items() if at not in named and plain(header[at]) not in _IDS}
    for words_ in (named, numbered):
        found = [types_meant(word, about.house) for word in words_.values()]
        kinds = {kinds[0].code: kinds[0] for kinds in found if len(kinds) == 1}
        if kinds:
            return next(iter(kinds.values())) if len(kinds) == 1 else None
    return None


def _which_room(about: About, said: Sequence[str]) -> Phrase:
    known = tuple(kind.name for kind in about.house.room_types if kind.sellable)
    several = [kinds for kinds in (types_meant(word, about.house) for word in said) if len(kinds) > 1]
    if several:
        return say("material.which_room", words=shown(said[0]), known=tuple(kind.name for kind in several[0]))
    return say("material.no_room", words=shown(" · ".join(said)), known=known)


def _by_column(about: About, header: Cells) -> dict[int, RoomType]:
    found = {at: types_meant(cell, about.house) for at, cell in enumerate(header) if at and cell}
    return {at: kinds[0] for at, kinds in found.items() if len(kinds) == 1}


def _columns(
    about: About, types: dict[int, RoomType], rows: Sequence[tuple[int, Cells]]
) -> Iterator[Finding]:
    for line, cells in rows:
        for at, cell in enumerate(cells[1:], start=1):
            if not cell:
                continue
            if at in types:
                yield from said_by(about.of(types[at]), cells[0], cell, line)
            else:
                yield about.unread(line, say("material.no_place", words=shown(cell)))


def _list(about: About, rows: Sequence[tuple[int, Cells]]) -> Iterator[Finding]:
    """One column: facilities, their heading above them or not."""
    path = f"rooms.{about.room.code}.amenities" if about.room else "facilities.house"
    for at, (line, cells) in enumerate(rows):
        word = next(filter(None, cells))
        if at == 0:
            field = place_meant(word, of_room=about.room is not None)
            if field is not None and field.kind == "list":
                path = about.path(field)
                continue
        yield from listed(about, path, word, line)


def _pair(about: About, line: int, cells: Cells) -> Iterator[Finding]:
    """Key and value; a room before them where the first cell names one; further cells are named as unread."""
    kinds = types_meant(cells[0], about.house) if cells[0] else ()
    if len(kinds) == 1 and len(cells) > 1:
        about, cells = about.of(kinds[0]), cells[1:]
    key, *values = cells
    said = [value for value in values if value]
    if not said:
        yield from _lone(about, line, key)
        return
    if _is_title(key, said[0]):
        return
    yield from said_by(about, key, said[0], line)
    for more in said[1:]:
        secret = kept_out(about, key, more, line)
        yield secret or about.unread(line, say("material.no_place", words=shown(more)))


def _lone(about: About, line: int, key: str) -> Iterator[Finding]:
    """A key without a value says nothing, unless it is a facility of a room."""
    if about.room is not None and facility_said(key, "x") is not None:
        yield from listed(about, f"rooms.{about.room.code}.amenities", key, line)
    else:
        yield about.unread(line, say("material.nothing_said", words=shown(key)))


def _is_title(key: str, value: str) -> bool:
    """The heading of a table of pairs."""
    return plain(key) in _KEYS and plain(value) in _VALUES
