"""What share of a guest's price does a channel keep: by bookings, by somebody's word, or by its profile?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta, tzinfo
from decimal import Decimal

from domain.bookings.booked_room import BookedRoom
from domain.house.facts.answers import Answer, agreed
from domain.nights import Span
from domain.opening.profile import Profile
from domain.opening.terms import Kept
from store.unit import Unit

LOOKED_BACK = timedelta(days=365)
# A share computed from fewer rooms says more about these guests than about the channel.
ENOUGH_ROOMS = 5


async def kept_by(unit: Unit, profile: Profile, today: date) -> Kept:
    """The bookings of the last year where enough of them tell it, else the newest word, else the profile."""
    house = await unit.property.get()
    span = Span(today - LOOKED_BACK, today)
    rooms = await unit.rooms.between(span, "stay", house.zone)
    booked = from_bookings(profile, rooms)
    if booked is not None:
        return booked
    answered = _answered(profile, await unit.house_facts.answers(), house.zone)
    if answered is not None:
        return answered
    stated = profile.money.percent
    if stated is None:
        return Kept(None, "unknown", profile.money.source.id, profile.money.source.on)
    return Kept(stated / 100, "stated", profile.money.source.id, profile.money.source.on)


def from_bookings(profile: Profile, rooms: Iterable[BookedRoom]) -> Kept | None:
    """Commission ÷ price over the channel's rooms of which both are known; None where they are too few."""
    total, fees, count = Decimal(0), Decimal(0), 0
    for room in rooms:
        if room.source not in codes(profile) or not room.fees or not room.prices or None in room.prices:
            continue
        total += sum((price for price in room.prices if price is not None), Decimal(0))
        fees += sum(room.fees, Decimal(0))
        count += 1
    if count < ENOUGH_ROOMS or total <= 0 or not 0 < fees < total:
        return None
    return Kept(fees / total, "booked", rooms=count)


def codes(profile: Profile) -> tuple[str, ...]:
    """The codes under which bookings and earlier questions know the channel."""
    plain = "".join(letter for letter in profile.name.casefold() if letter.isalnum())
    return tuple(dict.fromkeys((profile.code, plain)))


def _answered(profile: Profile, answers: Mapping[str, Sequence[Answer]], zone: tzinfo) -> Kept | None:
    for code in codes(profile):
        said = answers.get(f"commission.{code}", ())
        value = agreed(said)
        if value is not None:
            last = next(one for one in reversed(said) if one.value == value)
            return Kept(
                Decimal(value) / 100, "answered", last.name, last.at.astimezone(zone).date().isoformat()
            )
    return None
