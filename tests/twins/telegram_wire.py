"""How does the twin answer over HTTP: tokens, long polling, downloads, and misbehaviour on command?"""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from tests.twins import telegram_media as media
from tests.twins import telegram_methods as methods
from tests.twins import telegram_profile as profile
from tests.twins import telegram_writing as writing
from tests.twins.serving import cut
from tests.twins.telegram_params import BotApiError, Params, bad, read
from tests.twins.telegram_state import Call, TelegramState

Fate = Literal["too many requests", "server error", "hang", "drop"]
REPLACED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


@dataclass
class Misbehaviour:
    """How the next `times` calls of `method` ("*": any but getUpdates) go wrong after `skip` good ones.

    `effect`: whether the call takes effect before it goes wrong (a lost answer).
    """

    method: str
    fate: Fate
    effect: bool = False
    times: int = 1
    skip: int = 0
    status: int = 502
    retry_after: int = 1
    seconds: float = 30.0

    def takes(self, method: str) -> bool:
        """Whether this call is one of those; counts it."""
        if self.times < 1 or self.method not in ({method} if method == "getUpdates" else {method, "*"}):
            return False
        if self.skip:
            self.skip -= 1
            return False
        self.times -= 1
        return True


class Lost(Response):
    """No answer at all: the connection is cut, after `seconds` of silence."""

    def __init__(self, seconds: float = 0) -> None:
        super().__init__()
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(self.seconds):
                await _gone(receive)
        except TimeoutError:
            await cut(scope, receive)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class BotApi:
    """The HTTP face of one bot: routes `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, state: TelegramState, token: str, callback_lifetime: timedelta) -> None:
        self.state, self.token = state, token
        self.misbehaviours: list[Misbehaviour] = []
        table: dict[str, Callable[[TelegramState, Params], Any]] = {
            "getMe": profile.get_me,
            "sendMessage": methods.send_message,
            "sendPhoto": media.send_photo,
            "sendDocument": media.send_document,
            "sendVoice": media.send_voice,
            "editMessageText": methods.edit_text,
            "editMessageReplyMarkup": methods.edit_markup,
            "editMessageCaption": media.edit_caption,
            "editMessageMedia": media.edit_media,
            "deleteMessage": methods.delete_message,
            "pinChatMessage": methods.pin_message,
            "unpinChatMessage": methods.unpin_message,
            "sendChatAction": writing.chat_action,
            "sendMessageDraft": writing.send_draft,
            "answerCallbackQuery": methods.answer_tap(callback_lifetime),
            "setMyCommands": profile.set_commands,
            "getMyCommands": profile.get_commands,
            "deleteMyCommands": profile.delete_commands,
            "setMyName": profile.set_profile("name", 64),
            "setMyDescription": profile.set_profile("description", 512),
            "setMyShortDescription": profile.set_profile("short_description", 120),
            "setChatMenuButton": profile.set_menu_button,
            "getFile": profile.get_file,
            "getWebhookInfo": profile.webhook_info,
            "setWebhook": methods.set_webhook,
            "deleteWebhook": methods.delete_webhook,
        }
        self.table = {name.lower(): (name, method) for name, method in table.items()}

    def app(self, *routes: BaseRoute) -> Starlette:
        """The ASGI application, with the control routes beside the Bot API."""
        return Starlette(
            routes=[
                Route("/bot{token}/{method}", self.call, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", self.download),
                *routes,
            ]
        )

    async def call(self, request: Request) -> Response:
        """One Bot API call."""
        try:
            self._authorise(request.path_params["token"])
            return await self._logged(request, await read(request))
        except ClientDisconnect:  # the bot died in the middle of its request
            return Response(status_code=499)
        except BotApiError as error:
            return JSONResponse(error.body, error.status)

    def _authorise(self, token: str) -> None:
        if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", token):
            raise BotApiError(404, "Not Found")
        if token != self.token:
            raise BotApiError(401, "Unauthorized")

    async def _logged(self, request: Request, params: Params) -> Response:
        asked = request.path_params["method"]
        name, method = self.table.get(asked.lower(), (asked, None))
        name = "getUpdates" if name.lower() == "getupdates" else name
        with self.state.changed:
            call = Call(name, params.values, self.state.clock())
            self.state.calls.append(call)
            fault = next((fault for fault in self.misbehaviours if fault.takes(name)), None)
            self.state.touch()
        if fault and not fault.effect:
            return self._fail(call, fault)
        try:
            if name == "getUpdates":
                result: Any = await self._updates(request, params)
            elif method is None:
                raise BotApiError(404, "Not Found: method not found")
            else:
                with self.state.changed:
                    result = method(self.state, params)
        except BotApiError as error:
            return self._answer(call, error.status, error.body)
        if fault:
            return self._fail(call, fault)
        return self._answer(call, 200, {"ok": True, "result": result})

    def _answer(self, call: Call, status: int, body: dict[str, Any]) -> Response:
        with self.state.changed:
            call.status, call.description = status, body.get("description", "")
            self.state.touch()
        return JSONResponse(body, status)

    def _fail(self, call: Call, fault: Misbehaviour) -> Response:
        if fault.fate == "too many requests":
            after = fault.retry_after
            error = BotApiError(429, f"Too Many Requests: retry after {after}", retry_after=after)
            return self._answer(call, 429, error.body)
        if fault.fate == "server error":
            return self._answer(call, fault.status, BotApiError(fault.status, "Bad Gateway").body)
        with self.state.changed:
            self.state.touch()
        return Lost(fault.seconds if fault.fate == "hang" else 0)

    async def _updates(self, request: Request, params: Params) -> list[dict[str, Any]]:
        """https://core.telegram.org/bots/api#getupdates; a newer request ends an older one with 409."""
        params.only("offset", "limit", "timeout", "allowed_updates")
        offset, limit = params.integer("offset", 0), params.integer("limit", 100)
        wait, allowed = params.integer("timeout", 0), params.structure("allowed_updates", list)
        if not 1 <= limit <= 100 or wait < 0:
            raise bad("wrong parameter in getUpdates: limit 1-100, timeout from 0")
        mine = (asyncio.get_running_loop(), asyncio.Event())
        with self.state.changed:
            if self.state.webhook.url:
                raise BotApiError(409, WEBHOOK_ACTIVE)
            self.state.touch()  # wakes the older poll, which then finds itself replaced
            self.state.poll = mine
            if allowed is not None:
                self.state.allowed_updates = allowed
            queue = self.state.updates
            kept = queue[offset:] if offset < 0 else [item for item in queue if item["update_id"] >= offset]
            self.state.updates = kept
        deadline = mine[0].time() + min(wait, 50)
        while not (ready := self._ready(mine[1], limit)) and mine[0].time() < deadline:
            try:
                async with asyncio.timeout_at(deadline):
                    await mine[1].wait()
            except TimeoutError:
                break
            mine[1].clear()
        if not await request.is_disconnected():  # a killed bot's poll takes no update with it
            with self.state.changed:
                self.state.redelivered = [item for item in self.state.redelivered if item not in ready]
        return ready

    def _ready(self, mine: asyncio.Event, limit: int) -> list[dict[str, Any]]:
        with self.state.changed:
            if self.state.poll is None or self.state.poll[1] is not mine:
                raise BotApiError(409, REPLACED)
            wanted = self.state.allowed_updates
            again = self.state.redelivered
            queued = [
                update
                for update in self.state.updates
                if not wanted or any(kind in wanted for kind in update if kind != "update_id")
            ]
            return [*again, *(update for update in queued if update not in again)][:limit]

    async def download(self, request: Request) -> Response:
        """A file's bytes, at the `file_path` that getFile gave."""
        try:
            self._authorise(request.path_params["token"])
        except BotApiError as error:
            return JSONResponse(error.body, error.status)
        parts = request.path_params["path"].split("/")
        with self.state.changed:
            file = self.state.files.get(parts[1]) if len(parts) == 3 else None
        return Response(file[1]) if file else JSONResponse(BotApiError(404, "Not Found").body, 404)
