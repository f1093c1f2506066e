"""What does a mail of labels and values say about a booking?"""

from __future__ import annotations

import re
from collections.abc import Callable

from channels.mail.amounts import money
from channels.mail.days import moment
from channels.mail.labels import Labels, day_first, values
from channels.mail.shape import Told, kind_of, rooms_of
from domain.bookings.notice import Notice, Payment, Unread


def labelled(
    told: Told,
    provider: str,
    labels: Labels,
    number: re.Pattern[str],
    payment: Callable[[str], Payment],
    *,
    subject: str | None = None,
    number_in_subject: bool = True,
) -> Notice | Unread:
    """The notice of a channel that writes one booking a mail.

    The number is looked for in the subject first, or in the text first. `subject` replaces the mail's own where
    that announces its kind in other words. A day of digits alone
    that can be read in two ways is settled by the language of its label, or left open.
    """
    found = values(told.lines, labels)
    said = dict(reversed(found))
    kind = kind_of(told.mail.subject if subject is None else subject)
    places = (told.mail.subject, said.get("channel_number", ""))
    matches = map(number.search, places if number_in_subject else reversed(places))
    numbered = next((match for match in matches if match), None)
    if numbered is None:
        return Unread.NO_NUMBER if kind and said.get("check_in") else Unread.NOT_A_BOOKING
    if kind is None:
        return Unread.NO_KIND
    rooms = rooms_of(found, told, day_first=day_first(told.lines, labels))
    if isinstance(rooms, Unread):
        return rooms
    names = " ".join(said[name] for name in ("first_name", "last_name") if name in said)
    return Notice(
        kind=kind,
        provider=provider,
        source=provider,
        evidence=told.evidence,
        channel_number=numbered[1],
        guest=said.get("guest") or names or None,
        country=said.get("country"),
        rooms=rooms,
        total=money(said.get("total", "")),
        payment=payment(said.get("payment", "")),
        booked_on=moment(said.get("booked", "")),
    )
