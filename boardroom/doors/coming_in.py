"""How does a browser come in: by a link from the bot, or as Telegram's Mini App, and out again?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from boardroom.doors.body import read_at_most
from boardroom.doors.cookies import device_name, device_of, drop_session, keep_device, keep_session
from boardroom.doors.guard import Door
from boardroom.pages.render import drawn, guard
from boardroom.visit import Visit
from domain.entrance.init_data import LONGEST, opened
from domain.entrance.session import Way
from governance.entrance import leaving
from governance.entrance.entering import PATH, enter_by_launch, enter_by_link, houses_of, knocked
from governance.entrance.moving import move

ENTRANCE = "entrance.html.j2"
_DECISION = re.compile(r"dec_(\d{1,9})")
_SYSTEMS = ("iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux")
_BROWSERS = ("Edg", "Firefox", "Chrome", "Safari")


@dataclass(frozen=True, slots=True)
class Threshold:
    """The ways in and out, behind one door."""

    door: Door

    @property
    def routes(self) -> list[Route]:
        return [
            Route(f"/{PATH}/{{raw:str}}", self.knock, methods=["GET"]),
            Route(f"/{PATH}/{{raw:str}}", self.enter, methods=["POST"]),
            Route("/app", self.launch, methods=["GET"]),
            Route("/app", self.exchange, methods=["POST"]),
            Route("/leave", self.door.done(leave), methods=["POST"]),
            Route("/house", self.door.done(go_over), methods=["POST"]),
        ]

    async def knock(self, request: Request) -> Response:
        """A look at a link opens nothing yet: whoever fetches previews must not use it up."""
        lobby, raw = self.door.lobby, request.path_params["raw"]
        if not self.door.knocks.allows(address(request)):
            return self.door.slower()
        device = device_of(lobby, request)
        lets_in = await knocked(lobby.office, raw, device)
        words = lobby.hands.stranger(request.headers.get("accept-language", ""))
        values = {"state": "open" if lets_in else "over", "raw": raw if lets_in else "", "by_key": False}
        response = drawn(lobby, words, ENTRANCE, values, 200 if lets_in else 410)
        keep_device(lobby, response, device)
        return response

    async def enter(self, request: Request) -> Response:
        """The one press that uses the link up, on the device that knocked first."""
        lobby, raw = self.door.lobby, request.path_params["raw"]
        if not self.door.knocks.allows(address(request)):
            return self.door.slower()
        device = request.cookies.get(device_name(lobby))
        session = await enter_by_link(lobby.office, raw, device, called(request)) if device else None
        if session is None:
            return guard(lobby, RedirectResponse(f"/{PATH}/{raw}", 303))
        response = guard(lobby, RedirectResponse("/", 303))
        keep_session(lobby, response, session)
        return response

    async def launch(self, request: Request) -> Response:
        """The Mini App's first page: it carries no word of the house, and its script hands the launch over."""
        words = self.door.lobby.hands.stranger(request.headers.get("accept-language", ""))
        return drawn(self.door.lobby, words, ENTRANCE, {"state": "launch", "raw": "", "by_key": False})

    async def exchange(self, request: Request) -> Response:
        """What Telegram signed, exchanged once for a session; whatever does not hold gets nothing at all."""
        lobby = self.door.lobby
        if not self.door.knocks.allows(address(request)):
            return self.door.slower()
        body = await read_at_most(request, LONGEST)
        if lobby.token is None or body is None:
            return guard(lobby, Response(status_code=404 if lobby.token is None else 413))
        found = opened(body.decode(errors="replace"), lobby.token, lobby.office.clock())
        if found is None:
            return guard(lobby, Response(status_code=403))
        wanted = request.headers.get("x-house")
        houses = await houses_of(lobby.office, found) if wanted is None else []
        if len(houses) > 1:  # nothing is exchanged yet: he says which, and sends the same launch again
            return guard(lobby, JSONResponse({"choose": [{"id": one, "name": name} for one, name in houses]}))
        session = await enter_by_launch(lobby.office, found, called(request), wanted)
        if session is None:
            return guard(lobby, Response(status_code=403))
        response = guard(lobby, JSONResponse({"to": leads_to(found.start)}))
        keep_session(lobby, response, session, framed=request.headers.get("x-framed") == "yes")
        return response


async def leave(visit: Visit) -> Response:
    """End this session, another one of his, or all of them."""
    which = str((await visit.form()).get("session", ""))
    office, visitor = visit.lobby.office, visit.visitor
    async with office.store.unit(visitor.property_id) as unit:
        if which == "all":
            await leaving.end_all(office, unit, visitor.member)
        elif which.isascii() and which.isdecimal() and len(which) < 16:
            await leaving.end(office, unit, visitor.member, int(which))
    gone = which in {"all", str(visitor.session.id)}
    response = guard(visit.lobby, RedirectResponse("/" if gone else "/acces", 303))
    if gone:
        drop_session(visit.lobby, response)
    return response


async def go_over(visit: Visit) -> Response:
    """To another of his houses; one that is not his leaves him where he is."""
    wanted = str((await visit.form()).get("house", ""))[:64]
    session = await move(visit.lobby.office, visit.visitor, wanted)
    response = guard(visit.lobby, RedirectResponse("/acces" if session is None else "/", 303))
    if session is not None:
        drop_session(visit.lobby, response)
        keep_session(visit.lobby, response, session, framed=visit.visitor.session.way is Way.TELEGRAM)
    return response


def leads_to(start: str | None) -> str:
    """The view that a deep link names: `startapp=dec_123` opens decision 123."""
    found = _DECISION.fullmatch(start or "")
    return f"/decisions/{found[1]}" if found else "/"


def called(request: Request) -> str:
    """What a browser says of itself, in two known words; anything else is « ? »."""
    agent = request.headers.get("user-agent", "")
    system = next((name for name in _SYSTEMS if name in agent), "?")
    browser = next((name for name in _BROWSERS if name in agent), "?")
    return f"{browser} · {system}".replace("Edg ", "Edge ")


def address(request: Request) -> str:
    """From where somebody knocks."""
    return request.client.host if request.client else "?"
