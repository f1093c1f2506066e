"""How does a booking look in a documented answer?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from channels.simulated.hotelrunner.rooms import BookedRoom

ISTANBUL = timezone(timedelta(hours=3))


@dataclass(slots=True)
class Booking:
    """A booking as HotelRunner holds it. `uid` names its newest revision; `uids` all of them."""

    id: int
    number: str
    channel: str
    rooms: list[BookedRoom]
    currency: str
    completed_at: datetime
    updated_at: datetime
    uid: str
    uids: list[str] = field(default_factory=list)
    first: str = "Jane"
    last: str = "Doe"
    country: str = "FR"
    state: str = "confirmed"
    modified: bool = False
    undelivered: bool = True
    cancel_reason: str | None = None
    requires_response: bool = False
    provider_number: str | None = None
    note: str = ""
    pms_number: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    def body(self) -> dict[str, Any]:
        """The documented object, with its mixture of texts and numbers. `extra` overrides any key."""
        total = sum((room.nightly * len(room.nights) for room in self.rooms), Decimal(0))
        guests = sum(room.adults + len(room.child_ages) for room in self.rooms)
        stay = (min(room.check_in for room in self.rooms), max(room.check_out for room in self.rooms))
        return {
            "reservation_id": self.id,
            "hr_number": self.number,
            "provider_number": self.provider_number,
            "pms_number": self.pms_number,
            "channel": self.channel,
            "channel_display": self.channel.title(),
            "source_display": None,
            "state": self.state,
            "modified": self.modified,
            "cancel_reason": self.cancel_reason,
            "requires_response": self.requires_response,
            "guest": f"{self.first} {self.last}",
            "firstname": self.first,
            "lastname": self.last,
            "country": self.country,
            "guest_national_id": None,
            "guest_is_citizen": False,
            "total_guests": guests,
            "total_rooms": len(self.rooms),
            "note": self.note,
            "sub_total": float(total),
            "extras_total": 0.0,
            "adjustments_total": -0.0,
            "tax_total": 0.0,
            "item_total": str(float(total)),
            "total": float(total),
            "currency": self.currency,
            "payment": "credit_card",
            "payment_details": None,
            "paid_amount": 0.0,
            "checkin_date": stay[0].isoformat(),
            "checkout_date": stay[1].isoformat(),
            "completed_at": _stamp(self.completed_at),
            "updated_at": _stamp(self.updated_at),
            "address": _address(self),
            "billing_address": {"bill_type": "individual", **_address(self)},
            "rooms": [_room(self, n, room) for n, room in enumerate(self.rooms)],
            "payments": [],
            "pms_version_generated": False,
            **self.extra,
            "message_uid": self.uid,
        }


def _stamp(moment: datetime) -> str:
    return moment.astimezone(ISTANBUL).isoformat(timespec="milliseconds")


def _address(booking: Booking) -> dict[str, Any]:
    return {
        "city": "Lyon",
        "state": None,
        "country": "France",
        "country_code": booking.country,
        "phone": "+33100000000",
        "email": f"{booking.first}.{booking.last}@example.com".lower(),
        "street": "1 rue de l'Exemple",
        "street_2": None,
        "postal_code": "69000",
    }


def _room(booking: Booking, n: int, room: BookedRoom) -> dict[str, Any]:
    total = room.nightly * len(room.nights)
    return {
        "id": booking.id * 10 + n,
        "state": room.state or booking.state,
        "code": room.inv_code,
        "number": f"{booking.number}-{n + 1}",
        "voucher_number": None,
        "availability_group": room.inv_code,
        "rate_code": room.inv_code,
        "rate_plan_code": None,
        "inv_code": room.inv_code,
        "non_refundable": False,
        "price": float(total),
        "total": float(total),
        "nights": len(room.nights),
        "meal_plan": "bed-breakfast",
        "meal_plan_presentation": "Bed & Breakfast",
        "total_guest": room.adults + len(room.child_ages),
        "total_adult": room.adults,
        "child_ages": list(room.child_ages),
        "name": room.inv_code,
        "name_presentation": room.inv_code,
        "checkin_date": room.check_in.isoformat(),
        "checkout_date": room.check_out.isoformat(),
        "extra_info": "",
        "daily_prices": [
            # Every other price is a text: older answers write them so.
            {
                "date": night.isoformat(),
                "price": str(room.nightly) if i % 2 else float(room.nightly),
                "original_price": float(room.nightly),
                "discount": 0,
                "rate_code": room.inv_code,
                "version": 1,
            }
            for i, night in enumerate(room.nights)
        ],
        "extras": [{"name": "VAT", "price": 0.0, "included_in_price": True}],
        "extras_total": 0.0,
        "included_taxes_total": 0.0,
        "room_base_price": float(room.nightly),
        "room_sub_total": float(total),
        "comments": [],
    }


def page(bookings: Sequence[Booking], number: int, per_page: int) -> dict[str, Any]:
    """One documented page."""
    return {
        "reservations": [item.body() for item in bookings[(number - 1) * per_page : number * per_page]],
        "count": len(bookings),
        "current_page": number,
        "pages": max(1, -(-len(bookings) // per_page)),
    }
