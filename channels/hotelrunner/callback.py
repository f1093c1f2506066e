"""What has HotelRunner posted to us, and was it HotelRunner?"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from channels.hotelrunner.account import HotelRunnerAccount
from channels.hotelrunner.parse import envelope
from channels.hotelrunner.wire_json import NotJson, decode
from channels.ports import Envelope

# Sent only after the deliveries are stored: HotelRunner takes it as the end of its duty.
REPLY = {"status": "ok"}
MOST_FIELDS = 20


def authentic(account: HotelRunnerAccount, token: str | None, hr_id: str | None) -> bool:
    """Whether the query parameters of a callback are this account's; takes the same time whatever they are."""
    right_token = hmac.compare_digest((token or "").encode(errors="replace"), account.token.encode())
    right_id = hmac.compare_digest((hr_id or "").encode(errors="replace"), account.hr_id.encode())
    return right_token and right_id


def data_field(body: bytes) -> str | None:
    """The form field `data` of a callback's body; None when it is not such a form."""
    try:
        fields = parse_qs(body.decode(), max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
    return fields.get("data", [None])[0]


def posted(body: str, room_types: Mapping[str, str] | None = None) -> tuple[Envelope, ...]:
    """The envelopes in a callback's whole body; one that says what is wrong when it is not the documented form."""
    data = data_field(body.encode())
    if data is None:
        problem = "no form field data"
        return (Envelope(None, {"body": body}, None, problem, hashlib.sha256(body.encode()).hexdigest()),)
    return deliveries(data, room_types)


def deliveries(data: str, room_types: Mapping[str, str] | None = None) -> tuple[Envelope, ...]:
    """The envelopes in `data`: `{"reservations": [...]}`, or one bare reservation with or without `reason`."""
    try:
        body: Any = decode(data)
    except NotJson:
        kept = data.encode(errors="replace").decode().replace("\x00", "�")
        return (envelope({"data": kept}, room_types),)
    if isinstance(body, dict) and isinstance(body.get("reservations"), list):
        return tuple(envelope(item, room_types) for item in body["reservations"])
    return (envelope(body, room_types),)
