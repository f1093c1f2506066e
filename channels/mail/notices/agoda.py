"""What does Agoda write about a booking?"""

from __future__ import annotations

import re

from channels.mail.amounts import money
from channels.mail.labels import labels_beside, values
from channels.mail.shape import Shape, Told, kind_of, rooms_of
from domain.bookings.notice import Notice, Payment, Unread
from domain.folding import fold_in_place

LABELS = labels_beside(__file__)
_NUMBER = re.compile(r"(?<!\d)(\d{8,12})(?!\d)")


def read(told: Told) -> Notice | Unread:
    """The notice; "Agoda Booking ID 123456789 - CONFIRMED" names its kind behind the dash."""
    found = values(told.lines, LABELS)
    said = dict(reversed(found))
    kind = kind_of(told.mail.subject)
    number = _NUMBER.search(told.mail.subject) or _NUMBER.search(said.get("channel_number", ""))
    if number is None:
        return Unread.NO_NUMBER if kind and said.get("check_in") else Unread.NOT_A_BOOKING
    if kind is None:
        return Unread.NO_KIND
    rooms = rooms_of(found, told)
    if isinstance(rooms, Unread):
        return rooms
    names = " ".join(said[name] for name in ("first_name", "last_name") if name in said)
    return Notice(
        kind=kind,
        provider="agoda",
        source="agoda",
        evidence=told.evidence,
        channel_number=number[1],
        guest=said.get("guest") or names or None,
        country=said.get("country"),
        rooms=rooms,
        total=money(said.get("total", "")),
        payment=Payment.CHANNEL if "agoda" in fold_in_place(said.get("payment", "")) else Payment.UNKNOWN,
    )


SHAPE = Shape("agoda", ("agoda.com", "agoda-messaging.com"), read)
