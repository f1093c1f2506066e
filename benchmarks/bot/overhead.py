"""How much longer does a command take through the house than through a bare framework application?

Both answer the same commands with the same text to the same strict Bot API twin over loopback HTTP; the time runs
from the raw update in hand until the answer stands at Telegram's door, and until everything about it is done. The
house on top stores the update, checks who asks and reads its rows before it answers, and marks the update as done
after it: two commits that reach the disk.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, CommandHandler, ContextTypes

from benchmarks.bot.timing import median, told
from bot.demo.furnish import SAID
from bot.demo.session import session
from bot.telegram.app import build
from bot.telegram.bots import Bots
from bot.telegram.context import Bench
from bot.telegram.drawing import Faces
from bot.telegram.notify import Sender
from bot.telegram.pace import Pace
from bot.telegram.updates import Inbox
from governance.office import Office
from tests.twins.telegram import TOKEN, TelegramTwin

# What is measured, and what is said before it: the second « /decisions » has a card to show.
COMMANDS = (
    ("/aide", "/aide", None),
    ("/decisions", "/decisions", None),
    ("/decisions", "a card", "/depense 1200 plombier"),
)
ROUNDS = 100
WARM_UP = 10
BREATH = 0.06  # the house's pace lets 24 messages a second go
USER = SAID[0]

Take = Callable[[dict[str, Any]], Awaitable[None]]


def command(update_id: int, text: str) -> dict[str, Any]:
    """A command as Telegram delivers it."""
    person = {"id": USER, "is_bot": False, "first_name": "Said", "language_code": "fr"}
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "date": int(time.time()),
            "chat": {"id": USER, "type": "private", "first_name": "Said"},
            "from": person,
            "text": text,
            "entities": [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}],
        },
    }


async def once(take: Take, twin: TelegramTwin, raw: dict[str, Any]) -> tuple[float, float]:
    """The seconds until the answer stood at Telegram's door, and until everything was done."""
    sent = len(twin.state.calls)
    at, begun = time.time(), time.perf_counter()
    await take(raw)
    done = time.perf_counter() - begun
    while len(twin.state.calls) == sent:  # noqa: ASYNC110 - the twin lives in another thread
        await asyncio.sleep(0.0005)
    return twin.state.calls[sent].at.timestamp() - at, done


def house(office: Office, base_url: str) -> tuple[Application[Any, Any, Any, Any, Any, Any], Take, Sender]:
    """The real application behind its inbox, and its sender."""
    application = build(TOKEN, f"{base_url}/bot", f"{base_url}/file/bot", Pace(burst=10_000))
    bench = Bench(office, Faces(office))
    application.bot_data["bench"] = bench
    inbox = bench.inbox = Inbox(office.store, application, office.clock)
    sender = Sender(office, Bots(office, application), bench.faces)
    bench.bells = (sender.bell,)

    async def take(raw: dict[str, Any]) -> None:
        await inbox.take(raw)
        await inbox.lanes.drain(10)

    return application, take, sender


def bare(answers: dict[str, str], base_url: str) -> tuple[Application[Any, Any, Any, Any, Any, Any], Take]:
    """The framework alone: one handler that sends a prepared text."""
    application = ApplicationBuilder().token(TOKEN).base_url(f"{base_url}/bot").updater(None).build()

    async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        text = answers[(update.effective_message and update.effective_message.text) or ""]
        await context.bot.send_message(USER, text, parse_mode="HTML")

    application.add_handler(CommandHandler([text.removeprefix("/") for text, _, _ in COMMANDS], answer))

    async def take(raw: dict[str, Any]) -> None:
        await application.process_update(Update.de_json(raw, application.bot))

    return application, take


async def measured() -> dict[str, list[tuple[tuple[float, float], tuple[float, float]]]]:
    """By command: the house's seconds and the bare application's, taken in turns."""
    twin = TelegramTwin(TOKEN)
    twin.say(USER, "bonjour", first_name="Said")
    found: dict[str, list[tuple[tuple[float, float], tuple[float, float]]]] = {}
    with tempfile.TemporaryDirectory() as folder, twin.served() as base_url:
        async with session(Path(folder), datetime.now(UTC).date()) as shown:
            ours, take_ours, sender = house(shown.office, base_url)
            answers: dict[str, str] = {}
            theirs, take_theirs = bare(answers, base_url)
            stop = asyncio.Event()
            async with ours, theirs:
                sending = asyncio.create_task(sender.run(stop))
                for text, name, before in COMMANDS:
                    if before is not None:
                        await once(take_ours, twin, command(-1, before))
                        await asyncio.sleep(1)
                    await once(take_ours, twin, command(len(found) + 1, text))
                    answers[text] = twin.messages(USER, from_bot=True)[-1].plain
                    rounds = []
                    for number in range(ROUNDS + WARM_UP):
                        raw = command(1_000 * (len(found) + 1) + number, text)
                        pair = await once(take_ours, twin, raw), await once(take_theirs, twin, raw)
                        rounds.append(pair)
                        await asyncio.sleep(BREATH)
                    found[name] = rounds[WARM_UP:]
                stop.set()
                await sending
    return found


def main() -> None:
    """Print both and their difference, to the answer and to the end."""
    for text, rounds in asyncio.run(measured()).items():
        for moment, until in enumerate(("answered", "done")):
            ours = [house[moment] for house, _ in rounds]
            theirs = [bare[moment] for _, bare in rounds]
            more = [mine - other for mine, other in zip(ours, theirs, strict=True)]
            told(f"{text} until {until}, house", ours)
            told(f"{text} until {until}, bare framework", theirs)
            told(f"{text} until {until}, overhead", more)
            print(f"{f'{text} until {until}, ratio':44} {median(ours) / median(theirs):15.2f}")
