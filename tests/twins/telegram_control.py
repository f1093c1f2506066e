"""How does another process drive the Telegram twin? `POST /control/<verb>` with the verb's arguments as JSON.

Verbs are the public methods of `TelegramTwin` listed below, arguments by name, the answer `{"result": …}`;
a refused one answers 400 with `{"error": …}`. `wait` takes `chat_id`, `containing` and `timeout` and answers
with the message once it stands in the chat. The module also runs alone: `python -m
tests.twins.telegram_control 8081`.
"""

import asyncio
import dataclasses
import json
import sys
import threading
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.twins.telegram_params import BotApiError
from tests.twins.telegram_state import Message

if TYPE_CHECKING:
    from tests.twins.telegram import TelegramTwin

VERBS = (
    *("say", "upload", "tap", "block", "unblock", "group", "misbehave", "behave", "redeliver", "poison"),
    *("deliver", "messages", "last", "calls", "taps", "transcript"),
)


def route(twin: "TelegramTwin") -> Route:
    """The control route of a twin."""

    async def control(request: Request) -> Response:
        verb = request.path_params["verb"]
        try:
            arguments = json.loads(await request.body() or b"{}")
            if isinstance(arguments.get("content"), str):
                arguments["content"] = arguments["content"].encode()
            if verb == "wait":
                result = await asyncio.to_thread(_waited, twin, **arguments)
            elif verb in VERBS:
                result = await asyncio.to_thread(getattr(twin, verb), **arguments)
            else:
                return _json({"error": f"no verb {verb}: {', '.join((*VERBS, 'wait'))}"}, 404)
        except (LookupError, TypeError, ValueError, AssertionError, BotApiError) as refused:
            return _json({"error": str(refused)}, 400)
        return _json({"result": result})

    return Route("/control/{verb}", control, methods=["POST"])


def _waited(twin: "TelegramTwin", chat_id: int, containing: str = "", timeout: float = 5.0) -> Message | None:
    return twin.wait_for(lambda: twin.last(chat_id, containing), timeout)


def _plain(value: Any) -> Any:
    if isinstance(value, Message):
        shown = {
            "plain": value.plain,
            "html": value.html,
            "keyboard": value.keyboard,
            "buttons": value.buttons,
        }
        return dataclasses.asdict(value) | shown
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return str(value)


def _json(body: dict[str, Any], status: int = 200) -> Response:
    return Response(json.dumps(body, default=_plain), status, media_type="application/json")


def main() -> None:
    """Serve one twin on the port of the command line until interrupted; prints what the bot needs."""
    from tests.twins.telegram import TelegramTwin

    twin = TelegramTwin()
    with twin.served(int(sys.argv[1]) if len(sys.argv) > 1 else 0) as base_url:
        sys.stdout.write(f"TELEGRAM_BASE_URL={base_url}/bot\nTELEGRAM_BOT_TOKEN={twin.token}\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
