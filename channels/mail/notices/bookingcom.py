"""What does Booking.com's own notification say: a number, a link, at times the stay?"""

from __future__ import annotations

import re

from channels.mail.amounts import money
from channels.mail.labels import labels_beside, values
from channels.mail.shape import Shape, Told, about_a_booking, kind_of, rooms_of
from domain.bookings.notice import Notice, Unread

LABELS = labels_beside(__file__)
_NUMBER = re.compile(r"(?<!\d)(\d{9,10})(?!\d)")
_LINK = re.compile(r"(?:res_id|booking_id|resid)=(\d{9,10})")


def read(told: Told) -> Notice | Unread:
    """The notice; most of these mails name the booking and leave everything else to the extranet."""
    found = values(told.lines, LABELS)
    said = dict(reversed(found))
    text = "\n".join(told.lines)
    if not about_a_booking(f"{told.mail.subject}\n{text}"):
        return Unread.NOT_A_BOOKING
    number = (
        _NUMBER.search(said.get("channel_number", ""))
        or _NUMBER.search(told.mail.subject)
        or _LINK.search(text)
    )
    kind = kind_of(told.mail.subject)
    if number is None:
        return Unread.NO_NUMBER if kind else Unread.NOT_A_BOOKING
    if kind is None:
        return Unread.NO_KIND
    rooms = rooms_of(found, told, day_first=True)
    if isinstance(rooms, Unread):
        return rooms
    return Notice(
        kind=kind,
        provider="bookingcom",
        source="bookingcom",
        evidence=told.evidence,
        channel_number=number[1],
        guest=said.get("guest"),
        country=said.get("country"),
        rooms=rooms,
        total=money(said.get("total", "")),
    )


SHAPE = Shape("bookingcom", ("booking.com",), read)
