"""What does Agoda write about a booking?"""

from __future__ import annotations

import re

from channels.mail.labelled import labelled
from channels.mail.labels import labels_beside
from channels.mail.shape import Shape, Told
from domain.bookings.notice import Notice, Payment, Unread
from domain.folding import fold

LABELS = labels_beside(__file__)
_NUMBER = re.compile(r"(?<!\d)(\d{8,12})(?!\d)")


def read(told: Told) -> Notice | Unread:
    """The notice; "Agoda Booking ID 123456789 - CONFIRMED" names its kind behind the dash."""
    return labelled(told, "agoda", LABELS, _NUMBER, _payment)


def _payment(said: str) -> Payment:
    return Payment.CHANNEL if "agoda" in fold(said) else Payment.UNKNOWN


SHAPE = Shape("agoda", ("agoda.com", "agoda-messaging.com"), read)
