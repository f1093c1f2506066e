"""How does a test put an ASGI application behind real HTTP on a free loopback port?

    with served(app) as base_url:  # "http://127.0.0.1:54321"
        ...

The server runs in its own thread and event loop, so the caller may be synchronous, asynchronous, or another
process. Applications also find `scope["extensions"]["abort"]`, a callable that cuts the TCP connection at
once: the way to lose an answer.
"""

import asyncio
import contextlib
import logging
import socket
import threading
import time
from collections.abc import Iterator, MutableMapping
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

Connections = MutableMapping[tuple[str, int], asyncio.Transport]


def _protocol(open_connections: Connections) -> type[H11Protocol]:
    """An HTTP protocol that keeps the transports of its open connections, for the application to cut."""

    class Cuttable(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            # asyncio does this only for sockets made with proto=IPPROTO_TCP; without it each answer waits 40 ms.
            transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            host, port = transport.get_extra_info("peername")[:2]
            self.peer = (str(host), int(port))
            open_connections[self.peer] = transport

        def connection_lost(self, exc: Exception | None) -> None:
            open_connections.pop(self.peer, None)
            super().connection_lost(exc)

    return Cuttable


def _cuttable(app: ASGIApp, open_connections: Connections) -> ASGIApp:
    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            transport = open_connections[tuple(scope["client"])]
            scope.setdefault("extensions", {})["abort"] = transport.abort
        await app(scope, receive, send)

    return wrapped


async def cut(scope: Scope, receive: Receive) -> None:
    """Cut this request's TCP connection and return when the server has noticed.

    The request body must have been read.
    """
    scope["extensions"]["abort"]()
    while (await receive())["type"] != "http.disconnect":
        pass


@contextlib.contextmanager
def served(app: ASGIApp, *, port: int = 0, **options: Any) -> Iterator[str]:
    """Serve `app` on 127.0.0.1 (a free port unless given); yields the base URL without a final slash.

    `options` go to `uvicorn.Config`. At the end running requests get one second, then they are cancelled.
    """
    connections: Connections = {}
    config = uvicorn.Config(
        _cuttable(app, connections),
        http=_protocol(connections),
        ws="none",
        log_config=None,
        log_level=logging.ERROR,
        access_log=False,
        timeout_graceful_shutdown=1,
        **options,
    )
    server = uvicorn.Server(config)
    listener = socket.create_server(("127.0.0.1", port))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        deadline = time.monotonic() + 10
        while not server.started and thread.is_alive() and time.monotonic() < deadline:
            thread.join(0.005)
        if not server.started:
            raise RuntimeError("the twin's server did not start")
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(5)
        listener.close()
        if thread.is_alive():
            raise RuntimeError("the twin's server did not stop")
