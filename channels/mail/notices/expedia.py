"""What does Expedia (and Hotels.com with it) write about a reservation?"""

from __future__ import annotations

import re

from channels.mail.amounts import money
from channels.mail.days import moment
from channels.mail.labels import labels_beside, values
from channels.mail.shape import Shape, Told, kind_of, rooms_of
from domain.bookings.notice import Notice, Payment, Unread
from domain.folding import fold_in_place

LABELS = labels_beside(__file__)
_NUMBER = re.compile(r"(?<!\d)(\d{7,14})(?!\d)")


def read(told: Told) -> Notice | Unread:
    """The notice; a day of digits alone that can be read in two ways is left open."""
    found = values(told.lines, LABELS)
    said = dict(reversed(found))
    kind = kind_of(told.mail.subject)
    number = _NUMBER.search(said.get("channel_number", "")) or _NUMBER.search(told.mail.subject)
    if number is None:
        return Unread.NO_NUMBER if kind and said.get("check_in") else Unread.NOT_A_BOOKING
    if kind is None:
        return Unread.NO_KIND
    rooms = rooms_of(found, told)
    if isinstance(rooms, Unread):
        return rooms
    return Notice(
        kind=kind,
        provider="expedia",
        source="expedia",
        evidence=told.evidence,
        channel_number=number[1],
        guest=said.get("guest"),
        rooms=rooms,
        total=money(said.get("total", "")),
        payment=_payment(said.get("payment", "")),
        booked_on=moment(said.get("booked", "")),
    )


def _payment(said: str) -> Payment:
    folded = fold_in_place(said)
    if "virtual" in folded or "virtuelle" in folded or "evc" in folded:
        return Payment.VIRTUAL_CARD
    if "hotel collect" in folded or "sur place" in folded:
        return Payment.HOTEL
    return Payment.CHANNEL if "expedia collect" in folded else Payment.UNKNOWN


SHAPE = Shape("expedia", ("expediapartnercentral.com", "expedia.com", "expediagroup.com", "hotels.com"), read)
