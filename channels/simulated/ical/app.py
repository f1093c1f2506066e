"""How does the simulated feed server answer, and misbehave on command?"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from channels.simulated.ical.calendars import SimulatedFeed

HUGE = 3_000_000
KINDS = ("html", "error", "gone", "huge", "hang", "drop", "cut", "always_304", "too_many", "circle", "move")


@dataclass
class SimulatedFeeds:
    """Several listings' calendars behind one server; `conditional` off: no ETag, and 304 is never said."""

    now: Callable[[], datetime]
    conditional: bool = True
    feeds: dict[str, SimulatedFeed] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    calls: list[dict[str, str]] = field(default_factory=list)

    def open(self, shape: str, secret: str, *, stamps: bool = True) -> SimulatedFeed:
        """A new listing, whose address holds `secret`."""
        feed = SimulatedFeed(shape, f"/calendar/ical/{secret}.ics", stamps)
        self.feeds[feed.path] = feed
        return feed

    def fail(self, kind: str, times: int = 1) -> None:
        """The next calls meet this: one of KINDS. `cut`: half a calendar; `circle`, `move`: redirects."""
        if kind not in KINDS:
            raise ValueError(f"{kind} is not one of {', '.join(KINDS)}")
        self.faults += [kind] * times


def application(feeds: SimulatedFeeds) -> Starlette:
    """The ASGI application: GET of a known secret path, 404 for every other."""
    return Starlette(routes=[Route("/{rest:path}", _Calendar(feeds), methods=None)])


class _Calendar:
    """Every path as an ASGI application."""

    def __init__(self, feeds: SimulatedFeeds) -> None:
        self._feeds = feeds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request, feeds = Request(scope, receive), self._feeds
        feed = feeds.feeds.get(request.url.path)
        feeds.calls.append({**request.headers, "path": request.url.path, "method": request.method})
        if feed is None or request.method != "GET":
            await PlainTextResponse("Not found", 404)(scope, receive, send)
            return
        feed.asked += 1
        body = feed.body(feeds.now())
        fault = feeds.faults.pop(0) if feeds.faults and "moved" not in request.query_params else None
        if fault == "drop":
            await _drop(scope, receive)
            return
        if fault == "hang":
            await _gone(receive)
            return
        response = _spoilt(fault, request, body) or _answer(feeds, request.headers, body)
        await response(scope, receive, send)


def _answer(feeds: SimulatedFeeds, asked: Headers, body: bytes) -> Response:
    """The calendar, or 304 to whoever has it already."""
    if not feeds.conditional:
        return Response(body, media_type="text/calendar")
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    if asked.get("if-none-match") == etag:
        return Response(status_code=304, headers={"etag": etag})
    return Response(body, media_type="text/calendar", headers={"etag": etag})


def _spoilt(fault: str | None, request: Request, body: bytes) -> Response | None:
    """What comes in the calendar's place."""
    address = str(request.url)
    answers: dict[str, Callable[[], Response]] = {
        "html": lambda: HTMLResponse(f"<!doctype html><title>Log in</title><a href='{address}'>Log in</a>"),
        "error": lambda: PlainTextResponse(f"cannot serve {address}", 503),
        "gone": lambda: PlainTextResponse("This calendar was reset", 404),
        "huge": lambda: Response(body[:-15] + b"X-PAD:" + b"x" * HUGE, media_type="text/calendar"),
        "cut": lambda: Response(body[: len(body) // 2], media_type="text/calendar"),
        "always_304": lambda: Response(status_code=304),
        "too_many": lambda: PlainTextResponse("Slow down", 429, {"retry-after": "7"}),
        "circle": lambda: RedirectResponse(str(request.url.include_query_params(moved="circle"))),
        "move": lambda: RedirectResponse(str(request.url.include_query_params(moved="1"))),
    }
    if request.query_params.get("moved") == "circle":
        return RedirectResponse(address)
    return answers[fault]() if fault in answers else None


async def _drop(scope: Scope, receive: Receive) -> None:
    """Cut the connection in the server's own way."""
    abort: Any = scope["extensions"]["abort"]
    abort()
    await _gone(receive)


async def _gone(receive: Receive) -> None:
    """Until the other side has hung up."""
    while (await receive())["type"] != "http.disconnect":
        pass
