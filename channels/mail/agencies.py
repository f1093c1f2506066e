"""Does somebody write about his own stay, or does an agency that the house does not know announce a booking?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from channels.mail.days import day
from channels.mail.labels import Labels, day_first, labels_beside, lines_of, values
from channels.mail.prose import reference_in, stay_in, told_in_prose
from channels.mail.shape import about_a_booking
from domain.bookings.notice import Gist
from domain.nights import ONE_DAY, Span

_STAY = ("number", "check_in", "check_out")
_NO_REPLY = re.compile(r"^(?:no-?reply|do-?not-?reply|ne-?pas-?repondre|notifications?|newsletter)\b")


def reads_nothing(address: str) -> bool:
    """Whether nobody reads what is sent to that address, by its name."""
    return _NO_REPLY.match(address) is not None


def announces(sender: str, subject: str, texts: Sequence[str], sent_on: date) -> bool:
    """Whether a mail of an unknown sender announces a booking as agencies do.

    It labels a booking's number with its arrival and departure, tells of a booking of its client's in sentences, or
    its subject speaks of a booking and its sender reads no answers. A request has no number yet, whoever fills in
    its form. `texts` are what was written now, without the mails repeated below it.
    """
    if reads_nothing(sender) and about_a_booking(subject):
        return True
    return any(_labelled(text) or told_in_prose(subject, text, sent_on) for text in texts)


def gist(subject: str, texts: Sequence[str], sent_on: date) -> Gist:
    """What can be read of a booking that an unknown agency announces; a day with two readings is left out."""
    for text in texts:
        lines = lines_of(text)
        said = dict(reversed(values(lines, _labels())))
        first = day_first(lines, _labels())
        days = [day(said.get(name, ""), after=sent_on, day_first=first) for name in ("check_in", "check_out")]
        if None in days:
            days = list(stay_in(text, sent_on) or (None, None))
        arrival, departure = days
        if arrival and departure and arrival < departure:
            number = said.get("number", "").partition(" ")[0].strip(".,;:#")
            if not any(map(str.isdigit, number)):
                number = reference_in(f"{subject}\n{text}") or ""
            return Gist(number or None, Span(arrival, departure - ONE_DAY))
    return Gist()


def _labelled(text: str) -> bool:
    said = dict(values(lines_of(text), _labels()))
    return all(any(map(str.isdigit, said.get(name, ""))) for name in _STAY)


@cache
def _labels() -> Labels:
    return labels_beside(__file__)
