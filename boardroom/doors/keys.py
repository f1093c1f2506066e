"""How does a browser come in by a key that it keeps, and how is a key asked anything: by a challenge of its own?"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from boardroom.doors.body import read_at_most
from boardroom.doors.coming_in import address, called
from boardroom.doors.cookies import keep, keep_session
from boardroom.doors.guard import Door
from boardroom.doors.site import site_here
from boardroom.pages.render import guard
from boardroom.ports import Lobby
from domain.entrance.passkey import LONGEST, to_show
from governance.entrance import passkeys

NAME = "lhcm-key"
LASTS = 300  # seconds for a finger or a face
ENTER = "enter"


@dataclass(frozen=True, slots=True)
class Keys:
    """The way in by a key, behind one door."""

    door: Door

    @property
    def routes(self) -> list[Route]:
        return [
            Route("/key/ask", self.ask, methods=["POST"]),
            Route("/key/enter", self.enter, methods=["POST"]),
        ]

    async def ask(self, request: Request) -> Response:
        """A challenge for whoever stands outside; it tells nobody who has keys here."""
        lobby = self.door.lobby
        if not self.door.knocks.allows(address(request)):
            return self.door.slower()
        site = site_here(lobby, request)
        if site is None:
            return guard(lobby, Response(status_code=404))
        return asked(lobby, ENTER, lambda challenge: to_show(site, challenge))

    async def enter(self, request: Request) -> Response:
        """A session for whose key answered the challenge of this very browser; anybody else gets nothing at all."""
        lobby = self.door.lobby
        if not self.door.knocks.allows(address(request)):
            return self.door.slower()
        site, challenge = site_here(lobby, request), challenge_of(lobby, request, ENTER)
        body = await read_at_most(request, LONGEST)
        if site is None or challenge is None or body is None:
            return guard(lobby, Response(status_code=403))
        answer = body.decode(errors="replace")
        session = await passkeys.enter(lobby.office, answer, site, challenge, called(request))
        if session is None:
            return guard(lobby, Response(status_code=403))
        response = answered(lobby, "/")
        keep_session(lobby, response, session)
        return response


def asked(lobby: Lobby, purpose: str, options: Callable[[bytes], str]) -> Response:
    """The options with a fresh challenge, which this browser alone brings back."""
    challenge = secrets.token_bytes(32)
    response = guard(lobby, Response(options(challenge), media_type="application/json"))
    signed = str(_signer(lobby, purpose).dumps(challenge.hex()))
    keep(lobby, response, NAME, signed, LASTS)
    return response


def challenge_of(lobby: Lobby, request: Request, purpose: str) -> bytes | None:
    """What this browser was asked, for this purpose, within the last minutes."""
    try:
        return bytes.fromhex(_signer(lobby, purpose).loads(request.cookies.get(NAME, ""), max_age=LASTS))
    except (BadData, ValueError, TypeError):
        return None


def answered(lobby: Lobby, to: str) -> Response:
    """Go on there; the challenge has had its use."""
    response = guard(lobby, JSONResponse({"to": to}))
    keep(lobby, response, NAME, "", 0)
    return response


def _signer(lobby: Lobby, purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(lobby.office.key.value(), salt=f"page-key-{purpose}")
