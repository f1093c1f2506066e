"""What does the house know of whoever writes, before it reads what he says?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from domain.folding import folded_words
from domain.guests.clocks import Stage, Stayed, stage_of
from domain.guests.deciding import Decision, Writer
from domain.guests.journey.letter import language_of_country
from domain.guests.thread import Door, State, Thread, Way
from domain.nights import ONE_DAY
from governance.guests.standards import spoken
from store.unit import Unit

AT_HAND = frozenset({Door.WHATSAPP, Door.TELEGRAM})
IN_REACH = frozenset({Stage.IN_HOUSE, Stage.ARRIVES_TODAY})


@dataclass(frozen=True, slots=True)
class Around:
    """`writer` is what a decision needs of him; `here`: he sleeps in the house or arrives today.

    `unknown`: no booking is known to be his, so that he may be anybody, and anywhere.
    """

    writer: Writer
    here: bool
    unknown: bool = False

    def rings(self, decision: Decision, door: Door) -> bool:
        """Whether somebody is woken: for what is urgent, and for words that nobody can read of whoever may stand in
        the house or before it. A stranger may where he writes from his telephone, and tells instead of asking."""
        near = self.unknown and door in AT_HAND and decision.tells
        return decision.urgent or near or (self.here and decision.unsettled)


async def around(unit: Unit, thread: Thread, now: datetime) -> Around:
    """The thread's language and his country's, his stay, and whether the house asked him something last."""
    stay, country = await _stay(unit, thread.stay)
    hotel = await unit.property.get()
    said = [one for one in await unit.guest_messages.of(thread.id) if one.state is not State.DROPPED]
    last = next((one for one in reversed(said) if one.way is Way.OUT and one.state is State.SENT), None)
    asked = last is not None and (bool(last.body.get("offers")) or "?" in last.text or "؟" in last.text)
    writer = Writer(
        before=thread.language,
        likely=language_of_country(country),
        spoken=await spoken(unit),
        lodged=thread.stay is not None,
        awaited=asked,
    )
    today = now.astimezone(hotel.zone).date()
    named = stay is None and await _named_like_somebody_here(unit, thread.name, today)
    return Around(writer, named or stage_of(stay, today) in IN_REACH, unknown=stay is None)


async def _named_like_somebody_here(unit: Unit, name: str | None, today: date) -> bool:
    """Whether somebody of that whole name sleeps here or arrives: he writes from an address that no booking has."""
    words = folded_words(name or "")
    if len(words) < 2:
        return False
    stays = await unit.reservations.stays_between(today - ONE_DAY, today)
    return any(
        stay.check_in <= today <= stay.check_out and folded_words(stay.guest or "") == words for stay in stays
    )


async def stay_of(unit: Unit, number: str | None) -> Stayed | None:
    """The stay that a thread names; None where no booking has that number."""
    return (await _stay(unit, number))[0]


async def _stay(unit: Unit, number: str | None) -> tuple[Stayed | None, str | None]:
    bookings = await unit.reservations.numbered(number) if number else ()
    if not bookings:
        return None, None
    booking = bookings[0]
    rooms = [room.room_number for room in booking.rooms if room.room_number]
    held = bool(booking.holding)
    stay = Stayed(number or "", booking.check_in, booking.check_out, rooms[0] if rooms else None, held)
    return stay, booking.guest.country
