"""What came by mail and still waits, and is the mailbox heard at all?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from domain.finding import Finding, Severity
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.incident.table import MAIL_DELAY, Verdict, severity
from domain.phrase import say

# Mail is read every two minutes: an hour of silence is a fault, not a pause.
SILENT_AFTER = timedelta(hours=1)


def silent_mailbox(house: House) -> Iterator[Finding]:
    """A P1 when the mailbox cannot be read: bookings may be waiting in it."""
    mail = house.mail
    if mail.failed_at is None or (mail.read_at and house.now - mail.read_at < SILENT_AFTER):
        return
    since = mail.read_at or mail.failed_at
    yield Finding(
        key="silent_mailbox",
        director="cto",
        severity=Severity.P1,
        phrase=say("cto.silent_mailbox", since=since),
        state=since.isoformat(),
        options=(say("cto.silent_mailbox_do"),),
    )


def seen_bookings(house: House) -> Iterator[Finding]:
    """A P0 for each booking that a mail has named and nobody has brought in: its nights can be sold twice."""
    for seen in house.mail.seen:
        if house.now - seen.at >= MAIL_DELAY:
            yield Finding(
                key=f"seen_booking:{seen.number}",
                director="cto",
                severity=severity(Verdict.MISSING, house.today, house.today),
                phrase=say(
                    "cto.seen_booking",
                    source=channel_name(seen.provider, house),
                    number=seen.number,
                    at=seen.at,
                ),
                options=(say("cto.seen_booking_do"),),
            )


def mails_to_read(house: House) -> Iterator[Finding]:
    """A P2 for mails about bookings that nobody could read by rule, or that nothing proves."""
    mail = house.mail
    waiting = len(mail.to_read) + mail.unproven
    if waiting:
        newest = mail.to_read[0].isoformat() if mail.to_read else ""
        yield Finding(
            key="mails_to_read",
            director="cto",
            severity=Severity.P2,
            phrase=say("cto.mails_to_read", n=waiting),
            state=f"{waiting}:{newest}",
            options=(say("cto.mails_to_read_do"),),
        )
