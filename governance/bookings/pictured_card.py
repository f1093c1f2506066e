"""How does what was read in a screenshot look, and which taps confirm or correct it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.house.channel_names import channel_name
from domain.incident.reading import Reading, Shows
from domain.nights import spans
from domain.phrase import Phrase, say
from domain.property import Property
from governance.post.replies import Block, Button, Line, Reply, Tone

TAKE, NOTHING, ALL, NIGHT = "ok", "none", "all", "n"
UNREAD = "x"
HEAD = "pictured"
MOST_OPTIONS, AROUND = 6, 2
A_ROW, NIGHTS_A_ROW = 4, 3
_SHOWS: dict[Shows, Phrase] = {
    Shows.ANOTHER_ROOM: say("pictured.another_room"),
    Shows.ANOTHER_CHANNEL: say("pictured.another_channel"),
    Shows.UNCLEAR: say("pictured.unclear"),
}


def pictured_card(
    hotel: Property, token: str, reading: Reading, *, choosing: int | None = None, answer: str | None = None
) -> Reply:
    """Channel, type and nights with what was read; `choosing` is the night that a person corrects now."""
    sight = reading.sight
    kind = hotel.room_type(sight.room_type)
    head = Line(
        say(
            "pictured.head",
            channel=channel_name(sight.channel),
            room_type=kind.name if kind else sight.room_type,
        ),
        bold=True,
    )
    lines = [head, *_figures(reading)]
    if answer is not None:
        lines.append(Line(say("pictured.taken") if answer == TAKE else say("pictured.left")))
        return Reply((Block(tuple(lines)),))
    if reading.shows in _SHOWS and reading.by_model:
        lines.append(Line(_SHOWS[reading.shows]))
    if choosing is not None:
        night = sight.nights[choosing]
        lines.append(Line(say("pictured.which", night=night)))
        rows = _counts(hotel, reading, token, f"{NIGHT}{choosing}.")
        unread = Button(say("pictured.button_unread"), _data(token, f"{NIGHT}{choosing}.{UNREAD}"))
        return Reply((Block(tuple(lines)),), (*rows, (unread,)))
    lines.append(Line(say("pictured.by_model") if reading.read else say("pictured.ask"), quiet=True))
    return Reply((Block(tuple(lines)),), tuple(_rows(hotel, token, reading)))


def _figures(reading: Reading) -> Iterator[Line]:
    """One line for each run of nights that show the same; the nights that nobody could read, last."""
    read = reading.read
    for rooms in sorted(set(read.values())):
        for span in spans(night for night in read if read[night] == rooms):
            yield Line(say("pictured.line", span=span, n=rooms))
    for span in spans(night for night in reading.sight.nights if night not in read):
        yield Line(say("pictured.unread", span=span), quiet=True)


def _rows(hotel: Property, token: str, reading: Reading) -> Iterator[tuple[Button, ...]]:
    sight = reading.sight
    if reading.read:
        yield (Button(say("pictured.button_take"), _data(token, TAKE), Tone.PRIMARY),)
    else:
        yield from _counts(hotel, reading, token, f"{ALL}.")
    if reading.read or len(sight.nights) > 1:
        nights = [
            Button(_night(reading, place), _data(token, f"{NIGHT}{place}"))
            for place in range(len(sight.nights))
        ]
        yield from _in_rows(nights, NIGHTS_A_ROW)
    yield (Button(say("pictured.button_nothing"), _data(token, NOTHING)),)


def _night(reading: Reading, place: int) -> Phrase:
    night = reading.sight.nights[place]
    rooms = reading.rooms.get(night)
    return (
        say("pictured.button_open", night=night)
        if rooms is None
        else say("pictured.button_night", night=night, n=rooms)
    )


def _counts(hotel: Property, reading: Reading, token: str, verb: str) -> Iterator[tuple[Button, ...]]:
    """As many as the type has rooms; of many the fewest, and what was read with its neighbours."""
    kind = hotel.room_type(reading.sight.room_type)
    units = kind.units if kind and kind.units else MOST_OPTIONS
    around = {
        near for n in reading.read.values() for near in range(max(0, n - AROUND), min(units, n + AROUND) + 1)
    }
    options = sorted({*range(min(units, MOST_OPTIONS) + 1), *around, *reading.read.values()})
    buttons = [Button(say("button.count", n=n), _data(token, f"{verb}{n}")) for n in options]
    yield from _in_rows(buttons, A_ROW)


def _in_rows(buttons: Sequence[Button], most: int) -> Iterator[tuple[Button, ...]]:
    for first in range(0, len(buttons), most):
        yield tuple(buttons[first : first + most])


def _data(token: str, verb: str) -> str:
    return f"{HEAD}:{token}:{verb}"
