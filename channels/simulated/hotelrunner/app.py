"""How does the simulated HotelRunner listen: strict doors, a quota, and faults on command?"""

from __future__ import annotations

import asyncio
import hmac
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import QueryParams
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from channels.simulated.hotelrunner.control import control_routes
from channels.simulated.hotelrunner.faults import Fault
from channels.simulated.hotelrunner.handlers import ENDPOINTS, Asked, Handler
from channels.simulated.hotelrunner.state import Call, SimulatedHotelRunner
from channels.simulated.hotelrunner.validation import Refused

PREFIX = "/api/v2/apps"
GLANCE = 0.01
SPOILING = {"too_many", "server_error", "html", "drop"}


def application(twin: SimulatedHotelRunner) -> Starlette:
    """The ASGI application: the documented API under /api/v2/apps, and commands under /control."""
    routes = [
        Route(PREFIX + path, _Endpoint(twin, *endpoint), methods=None) for path, endpoint in ENDPOINTS.items()
    ]
    return Starlette(routes=[*routes, *control_routes(twin)])


class _Endpoint:
    """One documented endpoint as an ASGI application."""

    def __init__(self, twin: SimulatedHotelRunner, name: str, method: str, handler: Handler) -> None:
        self._twin, self._name, self._method, self._handler = twin, name, method, handler

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            body = await request.body()
        except ClientDisconnect:  # the caller died in the middle of its request: there was none
            return
        call = self._record(request, body)
        response = self._door(request)
        if response is None:
            fault = self._twin.faults.meet(self._name)
            call.fault = fault.kind if fault else None
            response = await self._serve(_asked(call, request, body, fault), fault)
        if response is None:
            await _drop(scope, receive, send)
            return
        call.status = response.status_code
        await response(scope, receive, send)

    def _record(self, request: Request, body: bytes) -> Call:
        known = self._twin.calls
        call = Call(
            number=known[-1].number + 1 if known else 1,
            at=self._twin.now(),
            method=request.method,
            path=request.url.path,
            endpoint=self._name,
            query=_without_credentials(request.query_params),
            body=body.decode(errors="replace"),
        )
        known.append(call)
        return call

    def _door(self, request: Request) -> Response | None:
        """The refusals that come before anything else: credentials, method, quota."""
        given = request.query_params
        right = hmac.compare_digest(given.get("token", "").encode(), self._twin.token.encode())
        if not right or given.getlist("hr_id") != [self._twin.hr_id] or len(given.getlist("token")) != 1:
            return _error(401, "Invalid token or hr_id")
        if request.method != self._method:
            return _error(405, "Method not allowed")
        accept = request.headers.get("accept", "*/*")
        if "json" not in accept and "*/*" not in accept:
            return _error(406, "Only JSON")
        if self._twin.over_quota():
            return _error(429, "Too many requests")
        return None

    async def _serve(self, asked: Asked, fault: Fault | None) -> Response | None:
        """The answer; None to drop the connection."""
        before, after = (None, fault) if fault and fault.after_effect else (fault, None)
        if before:
            await _hang(before)
            if before.kind in SPOILING or before.discard:
                return _in_its_place(before)
        try:
            response: Response = JSONResponse(self._handler(self._twin, asked))
        except Refused as refused:
            response = _error(refused.status, refused.message)
        if after:
            await _hang(after)
            if after.kind in SPOILING:
                return _in_its_place(after)
        return response


def _asked(call: Call, request: Request, body: bytes, fault: Fault | None) -> Asked:
    return Asked(call.number, call.query, request.headers, body, fault)


def _without_credentials(given: QueryParams) -> dict[str, list[str]]:
    return {name: given.getlist(name) for name in given if name not in {"token", "hr_id"}}


def _error(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"status": "error", "message": message}, status, headers)


def _in_its_place(fault: Fault) -> Response | None:
    """What comes instead of the answer; None: nothing, the line is cut."""
    advice = {"retry-after": fault.retry_after} if fault.retry_after is not None else None
    if fault.kind == "too_many":
        return _error(429, "Too many requests", advice)
    if fault.kind == "server_error":
        return _error(fault.status, "Something went wrong", advice)
    if fault.kind == "html":
        return HTMLResponse("<!doctype html><title>HotelRunner</title><p>One moment, please.", 200)
    return None


async def _hang(fault: Fault) -> None:
    """A hang waits until released, or for its seconds. Another thread may release it, so this looks often."""
    if fault.kind != "hang":
        return
    waited, fault.holding = 0.0, fault.holding + 1
    try:
        while not fault.released and (fault.seconds is None or waited < fault.seconds):
            await asyncio.sleep(GLANCE)
            waited += GLANCE
    finally:
        fault.holding -= 1


async def _drop(scope: Scope, receive: Receive, send: Send) -> None:
    """Cut the connection: at once where the server offers it, else by breaking off in mid-answer."""
    abort: Any = scope.get("extensions", {}).get("abort")
    if abort is not None:
        abort()
        while (await receive())["type"] != "http.disconnect":
            pass
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"999")]})
    await send({"type": "http.response.body", "body": b'{"status":', "more_body": True})
