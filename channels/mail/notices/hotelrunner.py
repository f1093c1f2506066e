"""What does HotelRunner write when a booking comes in, changes or goes?"""

from __future__ import annotations

import re

from channels.mail.amounts import money
from channels.mail.days import moment
from channels.mail.labels import day_first, labels_beside, values
from channels.mail.shape import Shape, Told, kind_of, rooms_of
from channels.mail.sources import channel_code, channel_named
from domain.bookings.notice import Notice, NoticeKind, Payment, Unread
from domain.folding import fold_in_place

LABELS = labels_beside(__file__)
_NUMBER = re.compile(r"#?\b(R\d{6,12})\b")
_VIRTUAL = re.compile(r"vcc\s*:\s*true|\bevc\b|virtual card|carte virtuelle|sanal kart")
_COLLECT = re.compile(r"\b(?:agoda|expedia)\s?collect\b|collect(?:ed)? by|prepaid|prepaye")
_AT_HOTEL = re.compile(r"hotel\s?collect|pay at (?:the )?(?:hotel|property)|paiement sur place|otelde odeme")


def read(told: Told) -> Notice | Unread:
    """The notice; its R-number stands in the subject, the channel's own number in the text."""
    found = values(told.lines, LABELS)
    said = dict(reversed(found))
    number = _NUMBER.search(told.mail.subject) or _NUMBER.search("\n".join(told.lines))
    kind = kind_of(_NUMBER.sub(" ", told.mail.subject).rpartition(" - ")[2])
    if number is None:
        return Unread.NO_NUMBER if kind and said.get("room") else Unread.NOT_A_BOOKING
    if kind is None:
        return Unread.NO_KIND
    if _contradicts(kind, said.get("status", "")):
        return Unread.CONTRADICTION
    rooms = rooms_of(found, told, day_first=day_first(told.lines, LABELS))
    if isinstance(rooms, Unread):
        return rooms
    source = channel_code(said.get("source", "")) or channel_named(told.lines)
    return Notice(
        kind=kind,
        provider="hotelrunner",
        source=source or "unknown",
        evidence=told.evidence,
        number=number[1],
        channel_number=_own_number(said.get("channel_number"), number[1]),
        guest=said.get("guest"),
        country=said.get("country"),
        rooms=rooms,
        total=money(said.get("total", "")),
        payment=payment(said.get("note", "")),
        booked_on=moment(said.get("booked", "")),
    )


def payment(note: str) -> Payment:
    """Who holds the money. A virtual card called "paid" is still to be charged."""
    folded = fold_in_place(note)
    if _VIRTUAL.search(folded):
        return Payment.VIRTUAL_CARD
    if _AT_HOTEL.search(folded):
        return Payment.HOTEL
    return Payment.CHANNEL if _COLLECT.search(folded) else Payment.UNKNOWN


def _own_number(said: str | None, number: str) -> str | None:
    """The channel's number: one word. For a booking of the house's own site it is the R-number again."""
    word = (said or "").partition(" ")[0].strip("#.,;")
    return word if word and word != number else None


def _contradicts(kind: NoticeKind, status: str) -> bool:
    """A subject that announces a booking over a status that ends it."""
    gone = kind_of(status) is NoticeKind.CANCELLED
    return bool(status) and gone != (kind is NoticeKind.CANCELLED) and (gone or kind_of(status) is not None)


SHAPE = Shape("hotelrunner", ("hotelrunner.com",), read)
