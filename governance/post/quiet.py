"""When may a phone ring?"""

from __future__ import annotations

from datetime import datetime

from domain.property import Property


def after_quiet_hours(now: datetime, hotel: Property) -> datetime:
    """`now`, or the end of the house's quiet hours when it falls into them."""
    return hotel.after_quiet_hours(now)


def is_due(local: datetime, hotel: Property) -> bool:
    """Whether the local clock has passed the brief's hour today."""
    return local.time().replace(tzinfo=None) >= hotel.brief_at
