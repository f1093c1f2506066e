"""How does the scripted model answer without a network, as a transport of the client's own HTTP library?"""

from collections.abc import AsyncIterator

import httpx2

from tests.twins.messages_api import RETRY_AT_ONCE, Answered, MessagesApi
from tests.twins.messages_api_http import events


def transport(api: MessagesApi) -> httpx2.MockTransport:
    """For `httpx2.AsyncClient(transport=…)`."""

    async def handle(request: httpx2.Request) -> httpx2.Response:
        answered = api.answer(request.headers, await request.aread())
        if answered.events is None:
            return httpx2.Response(answered.status, json=answered.body, headers=RETRY_AT_ONCE)
        headers = {"content-type": "text/event-stream"}
        return httpx2.Response(200, content=streamed(api, answered), headers=headers)

    return httpx2.MockTransport(handle)


async def streamed(api: MessagesApi, answered: Answered) -> AsyncIterator[bytes]:
    """The events; a lost connection raises what the library raises."""
    async for chunk in events(api, answered):
        yield chunk
    if answered.lost:
        raise httpx2.ReadError("the connection is gone")
