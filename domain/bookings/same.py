"""Do two sources speak of the same booking?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from domain.bookings.reservation import Reservation
from domain.bookings.sighting import NO_CHANNEL, channel_number, manager_number
from domain.folding import folded_words

_TITLES = frozenset({"m", "mr", "mme", "mrs", "ms", "mlle", "miss", "dr", "herr", "frau"})


def same_number(one: Reservation, other: Reservation) -> bool:
    """Whether a number says so: the channel manager's first, then the channel's, then the very same source's."""
    managers = manager_number(one), manager_number(other)
    if None not in managers:
        return managers[0] == managers[1]
    if one.provider == other.provider and alike(one.number, other.number):
        return True
    channels = channel_number(one), channel_number(other)
    return None not in channels and alike(*channels) and one_channel(one, other)


def alike(number: str | None, other: str | None) -> bool:
    """Whether two numbers are one, in capitals or not."""
    return number is other or (number or "").casefold() == (other or "").casefold()


def same_stay(one: Reservation, other: Reservation) -> bool:
    """Whether dates, types and name say so, where no number contradicts.

    Where one of the two names nobody, channel and amount must be known and equal instead.
    """
    if not one.rooms or not other.rooms or _contradict(one, other) or not one_channel(one, other):
        return False
    if _dates(one) != _dates(other) or not _types_agree(one, other):
        return False
    names = name_key(one.guest.name), name_key(other.guest.name)
    if all(names):
        return names[0] == names[1]
    known = not {one.source, other.source} & NO_CHANNEL and one.total is not None
    return known and one.total == other.total


def the_same(told: Reservation, known: Sequence[Reservation]) -> tuple[Reservation, ...]:
    """The bookings of `known` that `told` is about: all that share a number, else the only one that fits."""
    numbered = tuple(one for one in known if same_number(told, one))
    if numbered:
        return numbered
    fitting = tuple(one for one in known if same_stay(told, one))
    return fitting if len(fitting) == 1 else ()


def one_channel(one: Reservation, other: Reservation) -> bool:
    """Whether both may have come through the same channel."""
    return one.source == other.source or bool({one.source, other.source} & NO_CHANNEL)


def name_key(name: str | None) -> frozenset[str]:
    """A name's words without order, accents, case and titles; empty when there is none."""
    return folded_words(name or "") - _TITLES


def _contradict(one: Reservation, other: Reservation) -> bool:
    """Both carry a number of the same kind, and the numbers differ."""
    kinds = (
        (manager_number(one), manager_number(other)),
        (channel_number(one), channel_number(other)),
    )
    own = one.provider == other.provider and not alike(one.number, other.number)
    return own or any(None not in pair and not alike(*pair) for pair in kinds)


def _dates(booking: Reservation) -> Counter[tuple[date, date]]:
    return Counter((room.check_in, room.check_out) for room in booking.rooms)


def _types_agree(one: Reservation, other: Reservation) -> bool:
    mine = Counter(room.room_type for room in one.rooms)
    theirs = Counter(room.room_type for room in other.rooms)
    return None in mine or None in theirs or mine == theirs
