"""What is to be minded for a guest: an allergy, an occasion, what he likes?"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime, timedelta


class CareKind(enum.StrEnum):
    """An allergy or diet is the kitchen's to read; an occasion everybody's; a preference is kept if he agrees."""

    ALLERGY = "allergy"
    DIET = "diet"
    OCCASION = "occasion"
    PREFERENCE = "preference"


FOR_KITCHEN = frozenset({CareKind.ALLERGY, CareKind.DIET, CareKind.OCCASION})
AFTER_STAY = timedelta(days=7)  # without the guest's consent nothing is kept longer
WITH_CONSENT = timedelta(days=3 * 365)


@dataclass(frozen=True, slots=True)
class Care:
    """What somebody noted of a guest, and which person of the kitchen has read it.

    `consent`: the guest agreed that it is kept for his next stay. Health is kept for this stay alone.
    """

    id: int
    token: str
    reservation: int
    kind: CareKind
    words: str
    by: str
    at: datetime
    consent: bool
    keep_until: date
    read_by: str | None = None
    read_at: datetime | None = None

    @property
    def unread(self) -> bool:
        """An allergy or a diet that nobody of the kitchen has read."""
        return self.kind in {CareKind.ALLERGY, CareKind.DIET} and self.read_by is None


def kept_until(kind: CareKind, departure: date, *, consent: bool) -> date:
    """The last day on which the house remembers it."""
    lasting = consent and kind in {CareKind.PREFERENCE, CareKind.OCCASION}
    return departure + (WITH_CONSENT if lasting else AFTER_STAY)
