"""How do WhatsApp's deliveries come in?"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from boardroom.doors.body import read_at_most
from bot.settings import Settings
from bot.telegram.context import Bench
from bot.web.whatsapp_voice import written_down
from channels.whatsapp.messenger import WhatsAppMessenger
from channels.whatsapp.reading import Delivery, challenge, delivery_of, is_signed, notes_in
from domain.guests.thread import Door
from governance.guests.delivered import take_delivery
from governance.office import Office

log = logging.getLogger(__name__)

LARGEST = 3_000_000
PATH = "/whatsapp"


@dataclass(frozen=True, slots=True)
class WhatsAppHook:
    """One house's number: `GET /whatsapp` answers Meta's challenge, `POST /whatsapp` takes signed deliveries."""

    office: Office
    bench: Bench
    property_id: str
    number_id: str
    app_secret: str
    verify_token: str

    @property
    def route(self) -> Route:
        return Route(PATH, self.hear, methods=["GET", "POST"])

    async def hear(self, request: Request) -> Response:
        """Nothing unsigned is read; a delivery is heard, each message once, before it is answered."""
        if request.method == "GET":
            answer = challenge(dict(request.query_params), self.verify_token)
            if answer is None:
                raise HTTPException(404)
            return PlainTextResponse(answer)
        raw = await read_at_most(request, LARGEST)
        if raw is None:
            raise HTTPException(413)
        if not is_signed(raw, request.headers.get("X-Hub-Signature-256", ""), self.app_secret):
            raise HTTPException(404)
        try:
            body = json.loads(raw)
        except ValueError:
            body = None
        if isinstance(body, dict):
            await take_delivery(self.office, self.property_id, await self._told(body))
            self.bench.ring()
        return Response(status_code=200)

    async def _told(self, body: Mapping[str, Any]) -> Delivery:
        """What the delivery says, with the words of voice notes that were heard."""
        told = delivery_of(body, self.number_id)
        door = self.office.doors.get(self.property_id, {}).get(Door.WHATSAPP)
        if not isinstance(door, WhatsAppMessenger):
            return told
        return await written_down(self.office.ears, door, notes_in(body, self.number_id), told)


def whatsapp_of(settings: Settings, office: Office, bench: Bench, house: str | None) -> WhatsAppHook | None:
    """The hook of the house whose number it is; None where any part of it is missing."""
    secret, token, number = (
        settings.whatsapp_app_secret,
        settings.whatsapp_verify_token,
        settings.whatsapp_phone_number_id,
    )
    if secret is None or token is None or number is None or house is None:
        return None
    told = (number, secret.get_secret_value(), token.get_secret_value())
    return WhatsAppHook(office, bench, house, *told)
