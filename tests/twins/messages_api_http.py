"""How does the scripted model answer over HTTP, its streams and its broken streams included?"""

import json
from collections.abc import AsyncIterator
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from tests.twins.messages_api import RETRY_AT_ONCE, Answered, MessagesApi
from tests.twins.messages_api_rules import MODELS, Refused
from tests.twins.serving import cut


def app(api: MessagesApi) -> Starlette:
    """The ASGI application."""

    async def messages(request: Request) -> Response:
        answered = api.answer(request.headers, await request.body())
        if answered.events is None:
            return JSONResponse(answered.body, answered.status, headers=RETRY_AT_ONCE)
        return Streamed(events(api, answered), answered)

    async def model(request: Request) -> Response:
        """https://platform.claude.com/docs/en/api/models"""
        try:
            api.authorise(request.headers)
            name = request.path_params["name"]
            if name not in MODELS:
                raise Refused(404, "not_found_error", f"model: {name}")
        except Refused as refused:
            return JSONResponse(refused.body, refused.status)
        return JSONResponse({"type": "model", "id": name, "display_name": name})

    return Starlette(
        routes=[
            Route("/v1/messages", messages, methods=["POST"]),
            Route("/v1/models/{name}", model, methods=["GET"]),
        ]
    )


async def events(api: MessagesApi, answered: Answered) -> AsyncIterator[bytes]:
    """Server-sent events; where the script says so they wait before the last two."""
    for number, event in enumerate(answered.events or []):
        if number == len(answered.events or []) - 2:
            await api.hold(answered.step)
        yield sse(event)


def sse(event: dict[str, Any]) -> bytes:
    """One event on the wire."""
    return f"event: {event['type']}\ndata: {json.dumps(event, ensure_ascii=False)}\n\n".encode()


class Streamed(StreamingResponse):
    """A stream that ends, or loses its connection."""

    def __init__(self, content: AsyncIterator[bytes], answered: Answered) -> None:
        super().__init__(content, media_type="text/event-stream")
        self.answered = answered

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self.answered.lost:
            await super().__call__(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        async for chunk in self.body_iterator:
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await cut(scope, receive)
