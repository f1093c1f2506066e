"""What is each field called when a person is told about it?"""

from __future__ import annotations

from domain.phrase import Phrase, say

FIELDS = {
    "number": "import.field.number",
    "channel_number": "import.field.channel_number",
    "source": "import.field.source",
    "state": "import.field.state",
    "room_type": "import.field.room_type",
    "quantity": "import.field.quantity",
    "arrival": "import.field.arrival",
    "departure": "import.field.departure",
    "nights": "import.field.nights",
    "booked_on": "import.field.booked_on",
    "updated_on": "import.field.updated_on",
    "cancelled_on": "import.field.cancelled_on",
    "adults": "import.field.adults",
    "children": "import.field.children",
    "total": "import.field.total",
    "nightly": "import.field.nightly",
    "commission": "import.field.commission",
    "currency": "import.field.currency",
    "guest_name": "import.field.guest_name",
    "first_name": "import.field.first_name",
    "last_name": "import.field.last_name",
    "country": "import.field.country",
    "email": "import.field.email",
    "phone": "import.field.phone",
    "note": "import.field.note",
    "segment": "import.field.segment",
    "vip": "import.field.vip",
    "room_number": "import.field.room_number",
    "night": "import.field.night",
    "first": "import.field.first",
    "last": "import.field.last",
    "price": "import.field.price",
    "min_stay": "import.field.min_stay",
    "max_stay": "import.field.max_stay",
    "stop_sell": "import.field.stop_sell",
    "closed_to_arrival": "import.field.closed_to_arrival",
    "closed_to_departure": "import.field.closed_to_departure",
    "availability": "import.field.availability",
    "rate_plan": "import.field.rate_plan",
    "channel": "import.field.channel",
}


def field_name(name: str) -> Phrase:
    """The field in words, for a sentence about a column that is not there."""
    return say(FIELDS[name])
