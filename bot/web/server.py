"""What does the house answer over HTTP?"""

from __future__ import annotations

import hmac
import json
import socket
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

TakeUpdate = Callable[[dict[str, Any]], Awaitable[object]]
Health = Callable[[], Awaitable[dict[str, Any]]]

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of the header, not the secret
LARGEST_UPDATE = 1_000_000


def app(
    health: Health, take: TakeUpdate | None = None, secret: str | None = None, more: Sequence[BaseRoute] = ()
) -> Starlette:
    """`GET /health`, `POST /telegram` when updates come by webhook, and the routes in `more`."""

    async def show_health(request: Request) -> JSONResponse:
        state = await health()
        return JSONResponse(state, status_code=200 if state["ok"] else 503)

    routes: list[BaseRoute] = [Route("/health", show_health), *more]
    if take is not None:
        routes.append(by_post("/telegram", take, secret))
    return Starlette(routes=routes)


def by_post(path: str, take: TakeUpdate, secret: str | None) -> Route:
    """Where Telegram posts the updates of one bot; who does not say the secret finds nothing there."""

    async def hear(request: Request) -> Response:
        sent = request.headers.get(SECRET_HEADER, "")
        if secret is None or not hmac.compare_digest(sent.encode(), secret.encode()):
            return Response(status_code=404)
        body = await request.body()
        try:
            raw = json.loads(body) if len(body) <= LARGEST_UPDATE else None
        except ValueError:
            raw = None
        if isinstance(raw, dict):
            await take(raw)
        return Response(status_code=200)

    return Route(path, hear, methods=["POST"])


def free_address(host: str, port: int) -> bool:
    """Whether this address can be listened on; asked first, because uvicorn ends the process where it cannot."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def server(application: Starlette, host: str, port: int) -> uvicorn.Server:
    """Uvicorn without access log (addresses carry secrets) and without signal handling (the bot's is enough)."""
    config = uvicorn.Config(
        application, host=host, port=port, access_log=False, log_config=None, lifespan="off"
    )
    return uvicorn.Server(config)
