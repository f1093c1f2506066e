"""What does Airbnb write to a host about a reservation?"""

from __future__ import annotations

import re

from channels.mail.amounts import money
from channels.mail.labels import labels_beside, values
from channels.mail.shape import Shape, Told, kind_of, rooms_of
from domain.bookings.notice import Notice, Payment, Unread
from domain.folding import fold_in_place

LABELS = labels_beside(__file__)
_CODE = re.compile(r"\b(HM[A-Z0-9]{8})\b")
_GUEST = re.compile(r"(?:confirmed|confirmee)\s*[-–:]\s*(?P<name>.+?)\s+(?:arrives|arrive)\b")


def read(told: Told) -> Notice | Unread:
    """The notice. Its days have no year: the coming ones are meant. What the host earns is no selling price."""
    text = "\n".join(told.lines)
    number = _CODE.search(told.mail.subject) or _CODE.search(text)
    kind = kind_of(told.mail.subject)
    if number is None:
        return (
            Unread.NO_NUMBER
            if kind and "reservation" in fold_in_place(told.mail.subject)
            else Unread.NOT_A_BOOKING
        )
    if kind is None:
        return Unread.NO_KIND
    found = values(told.lines, LABELS)
    said = dict(reversed(found))
    rooms = rooms_of(found, told)
    if isinstance(rooms, Unread):
        return rooms
    named = _GUEST.search(fold_in_place(told.mail.subject))
    return Notice(
        kind=kind,
        provider="airbnb",
        source="airbnb",
        evidence=told.evidence,
        channel_number=number[1],
        guest=told.mail.subject[named.start("name") : named.end("name")] if named else None,
        rooms=rooms,
        total=money(said.get("paid_by_guest", "")),
        payment=Payment.CHANNEL,
    )


SHAPE = Shape("airbnb", ("airbnb.com", "airbnbmail.com"), read)
