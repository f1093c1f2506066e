"""What does Expedia (and Hotels.com with it) write about a reservation?"""

from __future__ import annotations

import re

from channels.mail.labelled import labelled
from channels.mail.labels import labels_beside
from channels.mail.shape import Shape, Told
from domain.bookings.notice import Notice, Payment, Unread
from domain.folding import fold

LABELS = labels_beside(__file__)
_NUMBER = re.compile(r"(?<!\d)(\d{7,14})(?!\d)")


def read(told: Told) -> Notice | Unread:
    return labelled(told, "expedia", LABELS, _NUMBER, _payment, number_in_subject=False)


def _payment(said: str) -> Payment:
    folded = fold(said)
    if "virtual" in folded or "virtuelle" in folded or "evc" in folded:
        return Payment.VIRTUAL_CARD
    if "hotel collect" in folded or "sur place" in folded:
        return Payment.HOTEL
    return Payment.CHANNEL if "expedia collect" in folded else Payment.UNKNOWN


SHAPE = Shape("expedia", ("expediapartnercentral.com", "expedia.com", "expediagroup.com", "hotels.com"), read)
