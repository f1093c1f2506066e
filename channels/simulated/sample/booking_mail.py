"""What does an invented booking mail of HotelRunner's look like, as our own mail server hands it over?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

MAIL_SERVER = "mx.example.invalid"
NIGHTS = 3


def booking_mail(number: str, room_type: str, arrival: date, at: datetime, currency: str) -> bytes:
    """A new booking of one room through Agoda, with a sample amount; `number` is HotelRunner's."""
    message = EmailMessage()
    message["Authentication-Results"] = f"{MAIL_SERVER}; dkim=pass header.d=hotelrunner.com"
    message["From"] = '"HotelRunner" <noreply@hotelrunner.com>'
    message["Subject"] = f"Villa Thaifa - New Reservation #{number}"
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{number}@sample.invalid>"
    departure = arrival + timedelta(days=NIGHTS)
    rows = (
        "AGODA (RETAIL)",
        f"Confirmation Number {number.replace('R', '15')}",
        "Guest Name Élise Martin",
        f"Order Total {currency} 6,450.00 Booked Date {at:%B %d, %Y %H:%M}",
        "Note Agoda Collect",
        f"Room Type {room_type}",
        f"Check-in Date {arrival:%b %d, %Y}",
        f"Check-out Date {departure:%b %d, %Y}",
        "Guest Count 2 (0 children, 2 adults)",
    )
    message.set_content("\n".join(rows))
    return message.as_bytes()
