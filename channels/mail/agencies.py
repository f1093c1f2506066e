"""Does somebody write about his own stay, or does an agency that the house does not know announce a booking?"""

from __future__ import annotations

import re
from functools import cache

from channels.mail.labels import Labels, labels_beside, lines_of, values
from channels.mail.shape import about_a_booking

_STAY = ("number", "check_in", "check_out")
_NO_REPLY = re.compile(r"^(?:no-?reply|do-?not-?reply|ne-?pas-?repondre|notifications?|newsletter)\b")


def reads_nothing(address: str) -> bool:
    """Whether nobody reads what is sent to that address, by its name."""
    return _NO_REPLY.match(address) is not None


def announces(sender: str, subject: str, text: str) -> bool:
    """Whether a mail of an unknown sender announces a booking as agencies do.

    It labels a booking's number with its arrival and departure, or its subject speaks of a booking and its sender
    reads no answers. A request has no number yet, whoever fills in its form. `text` is what was written now,
    without the mails repeated below it.
    """
    if reads_nothing(sender) and about_a_booking(subject):
        return True
    said = dict(values(lines_of(text), _labels()))
    return all(any(map(str.isdigit, said.get(name, ""))) for name in _STAY)


@cache
def _labels() -> Labels:
    return labels_beside(__file__)
