"""Which routes does the Boardroom answer?"""

from __future__ import annotations

import mimetypes
from functools import partial

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from boardroom.deeds import keys, voice
from boardroom.deeds.asking_again import ask_again
from boardroom.deeds.card_tap import answer, press
from boardroom.deeds.guest import write_to_guest
from boardroom.deeds.proof import prove, prove_page
from boardroom.deeds.searching import search
from boardroom.deeds.stopping import stop
from boardroom.deeds.touch import touch
from boardroom.deeds.words import speak
from boardroom.doors.coming_in import Threshold
from boardroom.doors.guard import Door, Handler
from boardroom.doors.keys import Keys
from boardroom.framed import framed, open_to
from boardroom.live.stream import live
from boardroom.live.watch import Watch
from boardroom.live.writing import draft
from boardroom.pages.look import sheet
from boardroom.pages.render import STATIC, stamped
from boardroom.ports import Lobby
from boardroom.table import all_views
from boardroom.view import Show, Shown, View
from boardroom.visit import Visit
from domain.entrance.passkey import LONGEST
from domain.errors import Refusal

FOR_EVER = "public, max-age=31536000, immutable"


def routes(lobby: Lobby) -> list[BaseRoute]:
    """Every route: doors, views, deeds, our own files."""
    door, watch = Door(lobby), Watch(lobby.office)
    found: list[BaseRoute] = [
        *Threshold(door).routes,
        *Keys(door).routes,
        Route("/static/{stamp}/{name}", static, methods=["GET"]),
        Route("/look/{accent}.css", look, methods=["GET"]),
    ]
    first = all_views()[0]
    found.append(Route("/", door.looked(shown(first, first.show)), methods=["GET"]))
    for view in all_views():
        found.append(Route(view.path, door.looked(shown(view, view.show)), methods=["GET"]))
        if view.of_one is not None:
            found.append(
                Route(f"{view.path}/{{what}}", door.looked(shown(view, view.of_one)), methods=["GET"])
            )
    found += [
        Route("/live", door.looked(partial(live, watch=watch)), methods=["GET"]),
        Route("/draft", door.looked(draft), methods=["GET"]),
        Route("/manifest.webmanifest", manifest, methods=["GET"]),
        Route("/key/new", door.done(keys.begin_making), methods=["POST"]),
        Route("/key", door.done(keys.make, LONGEST), methods=["POST"]),
        Route("/key/prove/ask", door.done(keys.begin_proving), methods=["POST"]),
        Route("/key/prove", door.done(keys.prove, LONGEST), methods=["POST"]),
        Route("/key/remove", door.done(keys.remove), methods=["POST"]),
        Route("/prouver", door.looked(prove_page), methods=["GET"]),
        Route("/prove", door.done(prove), methods=["POST"]),
        Route("/press", door.done(press), methods=["POST"]),
        Route("/touch", door.done(touch), methods=["POST"]),
        Route("/find", door.done(search), methods=["POST"]),
        Route("/speak", door.done(speak), methods=["POST"]),
        Route("/stop", door.done(stop), methods=["POST"]),
        Route("/again", door.done(ask_again), methods=["POST"]),
        Route("/answer", door.done(answer), methods=["POST"]),
        Route("/hear", door.done(voice.hear, voice.LARGEST), methods=["POST"]),
        Route("/ecouter", door.looked(voice.brief), methods=["GET"]),
        Route("/guest", door.done(write_to_guest), methods=["POST"]),
    ]
    return found


def shown(view: View, show: Show) -> Handler:
    """The handler of one view, with what the last deed has left to be said."""

    async def handler(visit: Visit) -> Response:
        found = await show(visit) if view in open_to(visit) else Shown("missing.html.j2", {}, 404)
        return framed(visit, view, found)

    return handler


async def static(request: Request) -> Response:
    """One of our own files under the address that names its content; nothing else."""
    name = request.path_params["name"]
    file = STATIC / name
    if file.parent != STATIC or not file.is_file() or request.url.path != stamped(name):
        return Response(status_code=404)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return FileResponse(
        file, media_type=kind, headers={"Cache-Control": FOR_EVER, "X-Content-Type-Options": "nosniff"}
    )


async def look(request: Request) -> Response:
    """A house's own colour as tokens, worked out from the address alone, which names no house."""
    try:
        text = sheet(request.path_params["accent"])
    except Refusal:
        return Response(status_code=404)
    kept = {"Cache-Control": FOR_EVER, "X-Content-Type-Options": "nosniff"}
    return Response(text, media_type="text/css", headers=kept)


async def manifest(request: Request) -> Response:
    """What a phone needs to keep the page as an app; it names no house."""
    icons = [{"src": stamped("icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}]
    told = {"name": "LHCM", "short_name": "LHCM", "start_url": "/", "scope": "/", "display": "standalone"}
    colours = {"background_color": "#f7f3ea", "theme_color": "#1f5145"}
    return JSONResponse({**told, **colours, "icons": icons}, media_type="application/manifest+json")
