"""What does Trip.com write about a booking?"""

from __future__ import annotations

import re

from channels.mail.amounts import money
from channels.mail.labels import labels_beside, values
from channels.mail.shape import Shape, Told, kind_of, rooms_of
from domain.bookings.notice import Notice, Payment, Unread
from domain.folding import fold_in_place

LABELS = labels_beside(__file__)
_NUMBER = re.compile(r"#?\s*(?<!\d)(\d{10,19})(?!\d)\s*#?")


def read(told: Told) -> Notice | Unread:
    """The notice; the subject reads "Booking no. #1234567890123456# accepted"."""
    found = values(told.lines, LABELS)
    said = dict(reversed(found))
    kind = kind_of(told.mail.subject.replace("accepted", "confirmed"))
    number = _NUMBER.search(told.mail.subject) or _NUMBER.search(said.get("channel_number", ""))
    if number is None:
        return Unread.NO_NUMBER if kind and said.get("check_in") else Unread.NOT_A_BOOKING
    if kind is None:
        return Unread.NO_KIND
    rooms = rooms_of(found, told)
    if isinstance(rooms, Unread):
        return rooms
    return Notice(
        kind=kind,
        provider="tripcom",
        source="tripcom",
        evidence=told.evidence,
        channel_number=number[1],
        guest=said.get("guest"),
        rooms=rooms,
        total=money(said.get("total", "")),
        payment=_payment(said.get("payment", "")),
    )


def _payment(said: str) -> Payment:
    folded = fold_in_place(said)
    if "hotel" in folded or "sur place" in folded:
        return Payment.HOTEL
    return Payment.CHANNEL if "prepaid" in folded or "prepaye" in folded else Payment.UNKNOWN


SHAPE = Shape("tripcom", ("trip.com", "ctrip.com"), read)
