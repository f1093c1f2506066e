"""Which invented mails do the tests send, in the shapes that the channels use?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

SENT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
HOTELRUNNER = '"HotelRunner" <noreply@hotelrunner.com>'
BODY = """\
You have a new reservation!
AGODA (RETAIL)
Confirmation Number
1504433221
Guest Name
Camille Laurent
Country
United
Kingdom
Order Total € 1.450,50 Booked Date Monday, November 23, 2026 08:41
Note Agoda Collect. Card Is VCC:true, paid, activation date Jan 5, 2027
Hotel Name Villa Thaifa
Room Type
Suite Junior
Check-in Date Jan 5, 2027
Check-out Date
Jan 8, 2027
Guest Count 4 (2 children, 2 adults)
Channel: Room Only 2026
Status Reservation Confirmed
"""


def mail(
    subject: str,
    body: str = "",
    sender: str = HOTELRUNNER,
    *,
    html: str | None = None,
    at: datetime = SENT,
    message_id: str | None = None,
    charset: str = "utf-8",
    cte: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """A whole mail; with `html` and no body, HTML only."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "reception@villa.example"
    message["Subject"] = subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = message_id or f"<{abs(hash((subject, body, html, at)))}@mail.example>"
    for name, value in (headers or {}).items():
        message[name] = value
    if body or html is None:
        message.set_content(body, charset=charset, cte=cte)
        if html is not None:
            message.add_alternative(html, subtype="html", charset=charset, cte=cte)
    else:
        message.set_content(html, subtype="html", charset=charset, cte=cte)
    return message.as_bytes()


def hotelrunner(number: str = "R123456789", body: str = BODY, **facts: object) -> bytes:
    """HotelRunner's mail for a new booking."""
    return mail(f"Villa Thaifa - New Reservation #{number}", body, **facts)  # type: ignore[arg-type]
