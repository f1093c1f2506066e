"""How do the four states of an incident's cells and bookings read on a phone?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from domain.bookings.sighting import Rank
from domain.house.channel_names import channel_name
from domain.incident.block import BlockState
from domain.incident.states import BookingState, CellState, Named, States
from domain.incident.witness import Means
from domain.money import Money
from domain.phrase import Phrase, say
from domain.prices.rates import Stamp
from domain.property import Property

_MEANS: Mapping[Means, Phrase] = {
    Means.SCREENSHOT: say("counted.by_screenshot"),
    Means.READ: say("counted.by_reading"),
    Means.TAP: say("counted.by_tap"),
    Means.PAGE: say("counted.by_page"),
}
_BY_HAND: Mapping[BlockState, Phrase] = {
    BlockState.ASKED: say("incident.block_asked"),
    BlockState.CLOSED: say("incident.block_closed"),
    BlockState.TO_OPEN: say("incident.block_to_open"),
    BlockState.OPEN: say("incident.block_open"),
}
_RANKS: Mapping[Rank, str] = {
    Rank.WIRE: "sighting.rank.WIRE",
    Rank.LIST: "sighting.rank.LIST",
    Rank.EXPORT: "sighting.rank.EXPORT",
    Rank.MAIL: "sighting.rank.MAIL",
    Rank.TYPED: "sighting.rank.TYPED",
}
NOTHING = say("states.nothing")


def state_lines(states: States, hotel: Property) -> Iterator[Phrase]:
    """A line for each run of nights, then for each booking: wanted, sent, confirmed, seen."""
    for cell in states.cells:
        kind = hotel.room_type(cell.room_type)
        yield say(
            "states.cell",
            room_type=kind.name if kind else cell.room_type,
            span=cell.nights,
            wanted=say("join.dots", parts=tuple(_wanted(cell, hotel))),
            sent=_stamp(cell.sent, hotel),
            confirmed=_stamp(cell.confirmed, hotel),
            seen=say("join.dots", parts=tuple(_seen(cell))),
        )
    for booking in states.bookings:
        yield _booking(booking)


def _wanted(cell: CellState, hotel: Property) -> Iterator[Phrase]:
    yield NOTHING if cell.left is None else say("states.rooms", n=cell.left)
    if cell.target is not None and cell.target.value.price is not None:
        yield say("site.value", value=Money(cell.target.value.price, hotel.currency))


def _stamp(stamp: Stamp | None, hotel: Property) -> Phrase:
    """What reached this stage, and when."""
    if stamp is None:
        return NOTHING
    parts: list[Phrase] = []
    if stamp.value.price is not None:
        parts.append(say("site.value", value=Money(stamp.value.price, hotel.currency)))
    if stamp.value.availability is not None:
        parts.append(say("states.rooms", n=stamp.value.availability))
    if stamp.value.stop_sell is not None:
        parts.append(say("states.stopped") if stamp.value.stop_sell else say("states.on_sale"))
    if stamp.value.min_stay is not None:
        parts.append(say("states.min_stay", n=stamp.value.min_stay))
    return say("states.at", what=tuple(parts) or (NOTHING,), at=stamp.at)


def _seen(cell: CellState) -> Iterator[Phrase]:
    if cell.seen is not None:
        yield say("states.seen", n=cell.seen.seen, means=_MEANS[cell.seen.means], at=cell.seen.at)
    if cell.feed is not None:
        yield (
            say("states.feed_taken", at=cell.feed.read_at)
            if cell.feed.taken
            else say("states.feed_free", at=cell.feed.read_at)
        )
    if cell.seen is None and cell.feed is None:
        yield say("states.nobody")


def _booking(one: BookingState) -> Phrase:
    if not one.rooms:
        return say("states.unknown_booking", number=one.number)
    first = one.rooms[0]
    sold = {"channel": channel_name(first.source), "at": first.booked_at}
    gone = first.released_at
    wanted = say("states.sold", **sold) if gone is None else say("states.cancelled", **sold, gone=gone)
    by_hand = tuple(_BY_HAND[block.state] for block in one.by_hand)
    named = tuple(say("states.named", source=_source(source), at=source.at) for source in one.named_by)
    return say(
        "states.booking",
        number=one.number,
        wanted=wanted,
        sent=by_hand or (say("states.by_manager"),),
        confirmed=named or (NOTHING,),
        seen=_shown(one),
    )


def _shown(one: BookingState) -> Phrase:
    if one.seen is None or one.shown is None:
        return say("states.nobody")
    told = {"channel": channel_name(one.seen.channel), "n": one.seen.seen, "at": one.seen.at}
    return say("states.shown", **told) if one.shown else say("states.not_shown", **told)


def _source(one: Named) -> Phrase:
    """« liste du panneau », « e-mail Booking.com »."""
    apart = one.rank in {Rank.MAIL, Rank.EXPORT}
    named = {"name": channel_name(one.source.partition(":")[2])} if apart else {}
    return say(_RANKS[one.rank], **named)
