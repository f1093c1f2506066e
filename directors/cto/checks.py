"""Which checks does the CTO run over the House?"""

from __future__ import annotations

from directors.cto.channels import failing_channels
from directors.cto.counted import counted_drift, undelivered_updates
from directors.cto.drift import silent_feeds, witnessed_drift
from directors.cto.incidents import open_incidents
from directors.cto.mail import mails_to_read, seen_bookings, silent_mailbox
from directors.cto.overbooking import overbooked_nights
from directors.cto.plumbing import (
    set_aside_updates,
    unknown_outcomes,
    unread_bodies,
    unread_sources,
)
from directors.cto.readiness import open_questions
from directors.cto.unmapped import unmapped_bookings

CHECKS = (
    overbooked_nights,
    unmapped_bookings,
    witnessed_drift,
    silent_feeds,
    counted_drift,
    undelivered_updates,
    failing_channels,
    open_incidents,
    unread_sources,
    unknown_outcomes,
    unread_bodies,
    silent_mailbox,
    seen_bookings,
    mails_to_read,
    set_aside_updates,
    open_questions,
)
