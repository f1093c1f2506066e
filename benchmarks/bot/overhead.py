"""How much longer does a command take through the house than through a bare framework application?

Both answer the same commands with the same text to the same strict Bot API twin over loopback HTTP; the time runs
from the raw update in hand until everything about it is done. The house on top stores the update, checks who asks,
reads its rows, and marks the update as done: two commits that reach the disk.
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

from benchmarks.bot.timing import median, p95, told
from bot.context import Bench
from bot.demo.furnish import SAID
from bot.demo.session import session
from bot.faces import Faces
from bot.telegram_app import build
from bot.updates import Inbox
from governance.desk.office import Office
from tests.twins.telegram import TOKEN, TelegramTwin

COMMANDS = ("/aide", "/decisions")
ROUNDS = 100
WARM_UP = 10
BREATH = 0.06  # the house's rate limiter lets 24 messages a second go
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
            "entities": [{"type": "bot_command", "offset": 0, "length": len(text)}],
        },
    }


async def timed(take: Take, text: str, first: int) -> list[float]:
    """The seconds of each round."""
    seconds = []
    for number in range(ROUNDS + WARM_UP):
        raw = command(first + number, text)
        begun = time.perf_counter()
        await take(raw)
        seconds.append(time.perf_counter() - begun)
        await asyncio.sleep(BREATH)
    return seconds[WARM_UP:]


def house(office: Office, base_url: str) -> tuple[Application[Any, Any, Any, Any, Any, Any], Take]:
    """The real application behind its inbox."""
    application = build(TOKEN, f"{base_url}/bot", f"{base_url}/file/bot")
    bench = Bench(office, Faces(office))
    application.bot_data["bench"] = bench
    inbox = bench.inbox = Inbox(office.store, application, office.clock)

    async def take(raw: dict[str, Any]) -> None:
        await inbox.take(raw)
        await inbox.lanes.drain(10)

    return application, take


def bare(answers: dict[str, str], base_url: str) -> tuple[Application[Any, Any, Any, Any, Any, Any], Take]:
    """The framework alone: one handler that sends a prepared text."""
    application = ApplicationBuilder().token(TOKEN).base_url(f"{base_url}/bot").updater(None).build()

    async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        text = answers[(update.effective_message and update.effective_message.text) or ""]
        await context.bot.send_message(USER, text, parse_mode="HTML")

    application.add_handler(CommandHandler([name.removeprefix("/") for name in COMMANDS], answer))

    async def take(raw: dict[str, Any]) -> None:
        await application.process_update(Update.de_json(raw, application.bot))

    return application, take


async def measured() -> dict[str, tuple[list[float], list[float]]]:
    """By command: the house's seconds and the bare application's."""
    twin = TelegramTwin(TOKEN)
    twin.say(USER, "bonjour", first_name="Said")
    found = {}
    with tempfile.TemporaryDirectory() as folder, twin.served() as base_url:
        async with session(Path(folder), datetime.now(UTC).date()) as shown:
            ours, take_ours = house(shown.office, base_url)
            answers: dict[str, str] = {}
            theirs, take_theirs = bare(answers, base_url)
            async with ours, theirs:
                for number, text in enumerate(COMMANDS):
                    through_house = await timed(take_ours, text, 1_000 * (number + 1))
                    answers[text] = twin.messages(USER, from_bot=True)[-1].plain
                    through_bare = await timed(take_theirs, text, 1_000 * (number + 51))
                    found[text] = (through_house, through_bare)
    return found


def main() -> None:
    """Print both and their difference."""
    for text, (ours, theirs) in asyncio.run(measured()).items():
        told(f"{text} through the house", ours)
        told(f"{text} through the bare framework", theirs)
        ratio = median(ours) / median(theirs)
        print(
            f"{text + ' overhead':44} median {median(ours) - median(theirs):8.2f} ms"
            f"   p95 {p95(ours) - p95(theirs):8.2f} ms   ratio {ratio:.2f}"
        )
