"""When may a phone ring?"""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.property import Property


def after_quiet_hours(now: datetime, hotel: Property) -> datetime:
    """`now`, or the end of the house's quiet hours when it falls into them."""
    local = now.astimezone(hotel.zone)
    start, end = hotel.quiet_from, hotel.quiet_until
    clock = local.time().replace(tzinfo=None)
    quiet = clock >= start or clock < end if start > end else start <= clock < end
    if not quiet:
        return now
    morning = datetime.combine(local.date(), end, hotel.zone)
    return morning if morning > local else morning + timedelta(days=1)


def is_due(local: datetime, hotel: Property) -> bool:
    """Whether the local clock has passed the brief's hour today."""
    return local.time().replace(tzinfo=None) >= hotel.brief_at
