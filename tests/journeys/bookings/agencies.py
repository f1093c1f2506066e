"""What do three agencies write of one booking, from its first word to its end, and in which dress does it come?"""

from __future__ import annotations

import html
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Literal

from tests.journeys.stage import soon

MX = "mx.villa.example"
Event = Literal["new", "changed", "cancelled"]
EVENTS: tuple[Event, ...] = ("new", "changed", "cancelled")
HEADINGS: dict[Event, str] = {
    "new": "nouvelle réservation",
    "changed": "réservation modifiée",
    "cancelled": "réservation annulée",
}
Dress = Literal["quoted", "base64", "html", "arabic", "elsewhere"]
DRESSES: tuple[Dress, ...] = ("quoted", "base64", "html", "arabic", "elsewhere")
_SENDERS = {
    "bookingcom": "Booking.com <noreply@booking.com>",
    "expedia": "Expedia <noreply@expediapartnercentral.com>",
    "agoda": "Agoda <no-reply@agoda.com>",
}
AGENCIES = tuple(_SENDERS)
_SUBJECTS: dict[str, dict[Event, str]] = {
    "bookingcom": {
        "new": "Booking.com - Nouvelle réservation ! ({n})",
        "changed": "Booking.com - Réservation modifiée ({n})",
        "cancelled": "Booking.com - Réservation annulée ({n})",
    },
    "expedia": {
        "new": "Expedia: New reservation",
        "changed": "Expedia: Modified reservation",
        "cancelled": "Expedia: Cancelled reservation",
    },
    "agoda": {
        "new": "Agoda Booking ID {n} - CONFIRMED",
        "changed": "Agoda Booking ID {n} - AMENDED",
        "cancelled": "Agoda Booking ID {n} - CANCELLED",
    },
}


@dataclass(frozen=True, slots=True)
class Sold:
    """One booking: whose, its number, and the day on which it begins, in so many days."""

    agency: str
    number: str
    days: int

    def mail(self, event: Event, dress: Dress, at: datetime | None = None) -> bytes:
        """What the agency writes of it, as our own mail server hands it over; a change is one night more."""
        moment = at or datetime.now(UTC)
        message = EmailMessage()
        message["From"] = _SENDERS[self.agency]
        message["Subject"] = _SUBJECTS[self.agency][event].format(n=self.number)
        message["Date"] = format_datetime(moment)
        message["Message-ID"] = f"<{self.number}.{event}@{self.agency}.example>"
        domain = _SENDERS[self.agency].rpartition("@")[2].strip(">")
        message["Authentication-Results"] = f"{MX}; dkim=pass header.d={domain}"
        arrival = soon(self.days)
        nights = 2 if event == "new" else 3
        _dressed(message, self._said(arrival, arrival + timedelta(days=nights), dress), dress)
        return message.as_bytes()

    def _said(self, arrival: date, departure: date, dress: Dress) -> dict[str, str]:
        guest = "ليلى منصور" if dress == "arabic" else "Zoé Müller"
        if self.agency == "bookingcom":
            return {
                "Numéro de réservation": self.number,
                "Nom du client": guest,
                "Arrivée": f"{arrival:%d/%m/%Y}",
                "Départ": f"{departure:%d/%m/%Y}",
                "Type d'hébergement": "Chambre Double Supérieure",
                "Montant total": "2 450,00 MAD",
            }
        if self.agency == "expedia":
            return {
                "Reservation ID": self.number,
                "Guest": guest,
                "Check-in": f"{arrival:%b %d, %Y}",
                "Check-out": f"{departure:%b %d, %Y}",
                "Room type": "Chambre Double Supérieure",
                "Adults": "2",
                "Total amount": "MAD 2,450.00",
            }
        return {
            "Booking ID": self.number,
            "Customer Name": guest,
            "Check-in": f"{arrival:%B %d, %Y}",
            "Check-out": f"{departure:%B %d, %Y}",
            "Room Type": "Chambre Double Supérieure",
            "No. of rooms": "1",
            "Reference sell rate": "MAD 2,450.00",
        }


def sold(times: int) -> list[Sold]:
    """So many bookings of each agency, each on nights of its own."""
    return [
        Sold(agency, str(4_400_000_001 + 100_000 * n + turn), 30 + 5 * (n * times + turn))
        for n, agency in enumerate(AGENCIES)
        for turn in range(times)
    ]


def _dressed(message: EmailMessage, said: dict[str, str], dress: Dress) -> None:
    plain = "".join(f"{label}: {value}\n" for label, value in said.items())
    rows = "".join(f"<tr><td>{html.escape(k)}</td><td>{html.escape(v)}</td></tr>" for k, v in said.items())
    page = f"<html><body><h1>Villa Thaifa</h1><table>{rows}</table></body></html>"
    match dress:
        case "quoted":
            message.set_content(plain, charset="windows-1252", cte="quoted-printable")
        case "base64":
            message.set_content(plain, charset="utf-8", cte="base64")
        case "html":
            message.set_content(page, subtype="html", charset="windows-1252", cte="quoted-printable")
        case "arabic":
            message.set_content(page, subtype="html", charset="windows-1256", cte="base64")
        case "elsewhere":
            message.set_content("Please view this message in HTML.\n")
            message.add_alternative(page, subtype="html", charset="utf-8", cte="quoted-printable")
