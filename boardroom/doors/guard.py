"""Who is behind a request, and what happens to one that comes from nobody, too often, or not from our page?"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from boardroom.doors.cookies import session_name
from boardroom.doors.csrf import FIELD, HEADER, ours, token
from boardroom.doors.pace import Pace
from boardroom.doors.site import site_here
from boardroom.pages.render import drawn, guard
from boardroom.ports import Lobby
from boardroom.visit import Visit
from domain.tenancy.style import SETTING, style_of
from governance.entrance.entering import visitor

log = logging.getLogger(__name__)

Handler = Callable[[Visit], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]
LARGEST_FORM = 200_000


@dataclass(slots=True)
class Door:
    """Stands before every page of the lobby."""

    lobby: Lobby
    looks: Pace = field(default_factory=lambda: Pace(per_second=10, burst=120))
    deeds: Pace = field(default_factory=lambda: Pace(per_second=1, burst=30))
    knocks: Pace = field(default_factory=lambda: Pace(per_second=0.2, burst=20))

    def looked(self, handler: Handler) -> Endpoint:
        """A page that is read; a stranger gets the entrance, which says how to come in."""

        async def endpoint(request: Request) -> Response:
            visit = await self.visit(request)
            if visit is None:
                return self.turned_away(request)
            if not self.looks.allows(str(visit.visitor.session.id)):
                return self.slower()
            return await handler(visit)

        return endpoint

    def done(self, handler: Handler, largest: int = LARGEST_FORM) -> Endpoint:
        """A form that does something: from our own page, by whoever is in, of at most `largest` bytes."""

        async def endpoint(request: Request) -> Response:
            visit = await self.visit(request)
            if visit is None:
                return self.turned_away(request)
            length = request.headers.get("content-length", "")
            if not length.isdecimal() or int(length) > largest:
                return guard(self.lobby, Response(status_code=413))
            given = request.headers.get(HEADER) or (await visit.form()).get(FIELD, "")
            if not ours(request, request.cookies.get(session_name(self.lobby), ""), given):
                log.warning("a form that was not sent from our page was refused")
                return guard(self.lobby, Response(status_code=403))
            if not self.deeds.allows(str(visit.visitor.session.id)):
                return self.slower()
            return await handler(visit)

        return endpoint

    async def visit(self, request: Request) -> Visit | None:
        """The visit behind the cookie; None for nobody."""
        raw = request.cookies.get(session_name(self.lobby))
        found = await visitor(self.lobby.office, raw) if raw else None
        if raw is None or found is None:
            return None
        async with self.lobby.office.store.reading(found.property_id) as unit:
            beat = await unit.pulse.now()
            hotel = await unit.property.get()
            accent = style_of(await unit.settings.get(SETTING)).accent
        words = self.lobby.hands.words(found, hotel)
        return Visit(self.lobby, request, found, hotel, words, token(raw), beat, accent)

    def turned_away(self, request: Request) -> Response:
        """The neutral entrance for who looks, nothing for who does: it tells nobody whose house this is."""
        if request.method != "GET":
            return guard(self.lobby, Response(status_code=401))
        if request.url.path != "/":
            return guard(self.lobby, RedirectResponse("/", 303))
        words = self.lobby.hands.stranger(request.headers.get("accept-language", ""))
        by_key = site_here(self.lobby, request) is not None
        values = {"state": "closed", "raw": "", "by_key": by_key}
        return drawn(self.lobby, words, "entrance.html.j2", values, 401)

    def slower(self) -> Response:
        """Too many at once."""
        return guard(self.lobby, Response(status_code=429, headers={"Retry-After": "5"}))
