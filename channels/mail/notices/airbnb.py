"""What does Airbnb write to a host about a reservation?"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from channels.mail.amounts import amount_in, money
from channels.mail.labels import labels_beside, values
from channels.mail.shape import Shape, Told, kind_of, rooms_of
from domain.bookings.notice import Notice, Payment, Unread
from domain.folding import fold_in_place
from domain.money import Money

LABELS = labels_beside(__file__)
_CODE = re.compile(r"\b(HM[A-Z0-9]{8})\b")
_TOTAL = re.compile(r"total \(([a-z]{3})\)")
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
        total=_total(told.lines) or money(said.get("paid_by_guest", "")),
        payment=Payment.CHANNEL,
    )


def _total(lines: Sequence[str]) -> Money | None:
    """« Total (EUR) » over its amount: the first is what the guest pays, what the host earns comes after it."""
    for line, after in itertools.zip_longest(lines, lines[1:], fillvalue=""):
        if found := _TOTAL.match(fold_in_place(line)):
            return amount_in(found[1], line[found.end() :].strip() or after)
    return None


SHAPE = Shape("airbnb", ("airbnb.com", "airbnbmail.com"), read)
