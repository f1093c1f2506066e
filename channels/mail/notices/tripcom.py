"""What does Trip.com write about a booking?"""

from __future__ import annotations

import re

from channels.mail.labelled import labelled
from channels.mail.labels import labels_beside
from channels.mail.shape import Shape, Told
from domain.bookings.notice import Notice, Payment, Unread
from domain.folding import fold, fold_in_place

LABELS = labels_beside(__file__)
_ACCEPTED = re.compile(r"\b(?:accepted|acceptee)\b")
_NUMBER = re.compile(r"#?\s*(?<!\d)(\d{10,19})(?!\d)\s*#?")


def read(told: Told) -> Notice | Unread:
    """The notice; the subject reads "Booking no. #1234567890123456# accepted", « … acceptée »."""
    subject = _ACCEPTED.sub("confirmed", fold_in_place(told.mail.subject))
    return labelled(told, "tripcom", LABELS, _NUMBER, _payment, subject=subject)


def _payment(said: str) -> Payment:
    folded = fold(said)
    if "hotel" in folded or "sur place" in folded:
        return Payment.HOTEL
    return Payment.CHANNEL if "prepaid" in folded or "prepaye" in folded else Payment.UNKNOWN


SHAPE = Shape("tripcom", ("trip.com", "ctrip.com"), read)
