"""How does somebody outside look at a mock-up through a signed link, and what does everybody else get: nothing?"""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.website.built import PAGES
from bot.website.made import folder_of
from domain.website.signing import opened
from governance.office import Office
from governance.website.links import PATH

FIRST = "fr/index.html"
SHOWN = frozenset({".html", ".css", ".svg", ".jpg"})
# Our own pages and nothing else: no script, no form, nobody may frame or index them.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


@dataclass(frozen=True, slots=True)
class Shared:
    """`GET /share/<signed>/<page>`: reads only, and answers nothing at all to a link that does not count."""

    office: Office

    @property
    def route(self) -> Route:
        return Route(f"/{PATH}/{{signed}}/{{page:path}}", self.show, methods=["GET", "HEAD"])

    async def show(self, request: Request) -> Response:
        """The page; an empty 404 where the link was not signed here, has ended or was taken back."""
        folder = await self.behind(request.path_params["signed"])
        if folder is None:
            return Response(status_code=404)
        page = request.path_params["page"]
        if not page:
            return RedirectResponse(FIRST, status_code=307, headers=HEADERS)
        file = (folder / PAGES / page).resolve()
        if (
            not file.is_relative_to((folder / PAGES).resolve())
            or file.suffix not in SHOWN
            or not file.is_file()
        ):
            return Response(status_code=404)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return FileResponse(file, media_type=kind, headers=HEADERS)

    async def behind(self, signed: str) -> Path | None:
        """The folder that a signed part opens now."""
        now = self.office.clock()
        found = opened(self.office.key.value(), signed, now)
        if found is None:
            return None
        property_id, link_id = found
        async with self.office.store.reading(property_id) as unit:
            digest = await unit.website_links.digest_behind(link_id, now)
        return None if digest is None else folder_of(self.office, property_id, digest)
