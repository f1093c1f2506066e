"""How is the sample house looked at as a page, without any account?"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from datetime import date
from pathlib import Path

from starlette.applications import Starlette

from boardroom.app import routes
from boardroom.ports import Lobby
from bot.demo.screen import Screen
from bot.demo.session import Demonstration, open_the_day, session
from bot.telegram.drawing import Faces
from bot.web.hands import PhoneHands
from bot.web.server import free_address, server
from domain.errors import refuse
from domain.phrase import say
from governance.consent.desk import rounds
from governance.entrance.entering import link_for
from governance.post.replies import reply

HOST = "127.0.0.1"
BEAT = 0.3  # seconds between two looks at what is to be carried out


async def page(home: Path | None, day: date | None, port: int) -> int:
    """Open the day, print the link that lets Said in, and serve until the process is told to end.

    Raises Refusal when `home` cannot be played on that day, or when the port is taken.
    """
    if not free_address(HOST, port):
        raise refuse("cli.port_taken", port=port)
    with contextlib.ExitStack() as stack:
        folder = home or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lhcm-demo-")))
        async with session(folder, day) as shown:
            await served(shown, port)
    return 0


async def served(shown: Demonstration, port: int) -> None:
    """The page; beside it carry out, and show in this terminal what Said's phone would get."""
    office, caller = shown.office, shown.caller
    screen = Screen(office, Faces(office), caller)
    await open_the_day(shown, screen)
    lobby = Lobby(office, PhoneHands(office, Faces(office), lambda: None), secure=False)
    http = server(Starlette(routes=routes(lobby)), HOST, port)
    async with office.store.unit(caller.property_id) as unit:
        address = await link_for(office, unit, caller.member, f"http://{HOST}:{port}")
    await screen.show([reply(say("page.demo_link", url=address), say("page.link_note"))])
    beating = asyncio.ensure_future(beat(shown, screen))
    try:
        await http.serve()
    finally:
        beating.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await beating


async def beat(shown: Demonstration, screen: Screen) -> None:
    """Expire, wake, carry out, and print what was told."""
    while True:
        await rounds.expire_and_wake(shown.office, shown.caller.property_id)
        await rounds.carry_on(shown.office, shown.caller.property_id)
        await screen.refresh()
        await asyncio.sleep(BEAT)
