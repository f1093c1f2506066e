"""What do the pieces of an order on prices come to: which types, which nights, what for them?"""

from __future__ import annotations

from datetime import date, timedelta

from directors.revenue.command.calling import ROOM_READINGS
from directors.revenue.command.excepting import left_alone, remaining, without
from directors.revenue.command.order import PrixOrder, SetTo
from directors.revenue.command.reading import Reading, types_named
from domain.conversation.choice import Ambiguous, Choice, said_from
from domain.conversation.room_types import ALL
from domain.conversation.stretches import WEEKEND, Stretch
from domain.conversation.when import coming
from domain.errors import Refusal, refuse
from domain.folding import fold
from domain.phrase import say

HORIZON = timedelta(days=730)  # channels take prices for two years at most


def order_of(reading: Reading) -> PrixOrder:
    """The order. Raises Refusal: first for a word that nobody knows, then for whatever else is wrong or missing."""
    named = types_named(reading)
    taken_out = left_alone(reading)
    for trouble in reading.troubles:
        raise trouble
    types, everywhere = _meant(reading, named)
    for stated in (reading.prices, reading.stays, reading.closings):
        if len(set(stated)) > 1:
            raise refuse("prix.said_twice")
    changes = bool(reading.prices or reading.stays or reading.closings)
    if not changes and (reading.direction or reading.vague):
        raise refuse("prix.how_much")
    if not changes:
        raise refuse("prix.what_to_do")
    meant = _nights(reading)
    nights = without(meant, reading.excepted)
    types = remaining(types, taken_out)
    if reading.rooms and reading.closings and not reading.prices:
        raise _room_or_type(reading)
    return PrixOrder(
        types,
        nights,
        price=next(iter(reading.prices), None),
        min_stay=next(iter(reading.stays), None),
        stop_sell=next(iter(reading.closings), None),
        everywhere=everywhere,
        without_types=taken_out,
        without_nights=tuple(sorted(set(meant) - set(nights))),
    )


def _room_or_type(reading: Reading) -> Refusal:
    """« ferme la 7 »: that room alone, or all rooms of its kind?"""
    s, room = reading.sentence, reading.rooms[0]
    kind = next(one for one in reading.hotel.room_types if room in one.rooms)
    end = next(i for i, token in enumerate(s.tokens) if token.text == room) + 1
    alone, all_of_them = ROOM_READINGS[reading.closings[0]]
    readings = (alone.format(room=room), all_of_them.format(room_type=fold(str(kind.name))))
    choices = [Choice(say("choice.words", words=words), words) for words in readings]
    question = say("block.room_or_type", room=room, room_type=kind.name)
    return Ambiguous(question, said_from(s, 0, end), choices)


def _meant(reading: Reading, named: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """The types that are meant, and whether that is the whole house: « tout », or a change that names none."""
    house = any(word in ALL for words in reading.groups for word in words)
    if named:
        return named, house and len(named) == sum(kind.sellable for kind in reading.hotel.room_types)
    relative = any(not isinstance(price, SetTo) for price in reading.prices)
    if not (relative or reading.stays or reading.direction or reading.vague) or reading.closings:
        raise refuse("prix.no_type")
    return tuple(kind.code for kind in reading.hotel.room_types if kind.sellable), True


def _nights(reading: Reading) -> tuple[date, ...]:
    stretches = reading.stretches or _coming(reading)
    if not stretches:
        raise refuse("prix.no_night")
    today = reading.today
    first = min(stretch.span.first for stretch in stretches)
    last = max(stretch.span.last for stretch in stretches)
    if first < today:
        raise refuse("prix.past", first=first, today=today)
    if last > today + HORIZON:
        raise refuse("prix.too_far", last=today + HORIZON)
    nights = {
        night
        for stretch in stretches
        for night in stretch.span
        if not stretch.weekdays or night.weekday() in stretch.weekdays
        if not reading.weekdays or night.weekday() in reading.weekdays
    }
    if not nights:
        raise refuse("prix.no_such_weekday", first=first, last=last)
    return tuple(sorted(nights))


def _coming(reading: Reading) -> list[Stretch]:
    """« samedi » without a period is the coming one; « tous les samedis » needs to know until when."""
    if not reading.weekdays:
        return []
    if reading.again:
        raise refuse("prix.until_when")
    if reading.today.weekday() in reading.weekdays and len(reading.weekdays) == 1:
        raise refuse("spoken.which_week", day=reading.today + timedelta(days=7))
    if reading.weekdays == WEEKEND:
        return [Stretch(coming(WEEKEND, reading.today))]
    week = [reading.today + timedelta(days=n) for n in range(7)]
    return [Stretch.of(night) for night in week if night.weekday() in reading.weekdays]
