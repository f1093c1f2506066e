"""How does a test play Claude: answers from a script, strict where the Messages API is strict?

    api = MessagesApi()
    api.will(says("Dix chambres sur douze.", calls=(("tonight", {}),)), says("Ce soir 10 sur 12."))
    with api.served() as base_url:  # ANTHROPIC_BASE_URL
        ...
    api.bodies  # what was asked, in order; api.choices: which choices were

A step may also be a function of the request's body, so that a script can react to what it is asked.
"""

import asyncio
import contextlib
import itertools
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.twins.messages_api_rules import VERSION, Refused, check, image_tokens, prefix, without_pictures
from tests.twins.serving import served

KEY = "sk-ant-twin-key-for-tests-only"
WIDTH = 12  # characters in one text delta


@dataclass(frozen=True)
class Step:
    """One scripted answer. `stop` None: what follows from `calls`. `cut_after`: so many events, then silence.

    `status` answers with an error instead; `wait` is held until `MessagesApi.release()`.
    """

    text: str = ""
    calls: tuple[tuple[str, Any], ...] = ()
    stop: str | None = None
    thinks: bool = True
    status: int = 0
    cut_after: int | None = None
    politely: bool = False
    error_after: int | None = None
    raw_input: str | None = None
    wait: bool = False


def says(text: str, **facts: Any) -> Step:
    """Words, perhaps with `calls` to tools."""
    return Step(text, **facts)


def fails(status: int) -> Step:
    """An error with that status."""
    return Step(status=status)


@dataclass(frozen=True)
class Answered:
    """Status, and the body or the events of a stream; `step` says how the wire is to treat it."""

    status: int
    body: dict[str, Any]
    step: Step = Step()
    events: list[dict[str, Any]] | None = None

    @property
    def lost(self) -> bool:
        """The connection breaks where the events end."""
        return self.step.cut_after is not None and not self.step.politely


SCRIPTED = "scripted"
RETRY_AT_ONCE = {"retry-after-ms": "1"}
Scripted = Step | Callable[[dict[str, Any]], Step]
KINDS = {400: "invalid_request_error", 401: "authentication_error", 403: "permission_error"}
KINDS |= {429: "rate_limit_error", 500: "api_error", 529: "overloaded_error"}


@dataclass
class MessagesApi:
    """A scripted model behind `/v1/messages`. Without a step left it says that nobody scripted one."""

    key: str = KEY
    bodies: list[dict[str, Any]] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    otherwise: Scripted | None = None
    choices: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._steps: list[Scripted] = []
        self._chosen: list[Scripted] = []
        self._issued: dict[str, str] = {}
        self._cached: set[str] = set()
        self._numbers = itertools.count(1)
        self._gate = threading.Event()
        self._lock = threading.Lock()

    def will(self, *steps: Scripted) -> None:
        """Answer with these, one for each request, after those that wait already."""
        with self._lock:
            self._steps += steps

    def will_choose(self, *steps: Scripted) -> None:
        """The same for choices by schema; without any the first value of its enum is chosen."""
        with self._lock:
            self._chosen += steps

    def hold_on(self) -> None:
        """From here on answers that wait do wait again."""
        self._gate.clear()

    def release(self) -> None:
        """Let the answers that wait go on."""
        self._gate.set()

    @contextlib.contextmanager
    def served(self, port: int = 0) -> Iterator[str]:
        """The API on a loopback port; yields the base URL."""
        from tests.twins.messages_api_http import app  # the wire names this class

        with served(app(self), port=port) as base_url:
            try:
                yield base_url
            finally:
                self.release()

    def answer(self, headers: Mapping[str, str], raw: bytes) -> Answered:
        """https://platform.claude.com/docs/en/api/messages: the whole answer, before any wire."""
        try:
            self.authorise(headers)
            body = json.loads(raw)
            with self._lock:
                (self.choices if _is_choice(body) else self.bodies).append(body)
                self.raw.append(raw)
            check(body, self._issued)
            step = self._next(body)
            if step.status:
                raise Refused(step.status, KINDS.get(step.status, "api_error"), SCRIPTED)
        except Refused as refused:
            if refused.words != SCRIPTED:
                self.refusals.append(refused.words)
            return Answered(refused.status, refused.body)
        message, events = self._events(body, step)
        return Answered(200, message, step, _until_it_breaks(step, events) if body.get("stream") else None)

    async def hold(self, step: Step) -> None:
        """Where a step waits: until the test releases it."""
        if step.wait:
            await asyncio.to_thread(self._gate.wait)

    def authorise(self, headers: Mapping[str, str]) -> None:
        """Raise Refused for another key or another version of the API."""
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if self.key not in {headers.get("x-api-key"), bearer}:
            raise Refused(401, "authentication_error", "invalid x-api-key")
        if headers.get("anthropic-version") != VERSION:
            raise Refused(400, "invalid_request_error", "anthropic-version")

    def _next(self, body: dict[str, Any]) -> Step:
        with self._lock:
            if _is_choice(body):
                broken = isinstance(self.otherwise, Step) and self.otherwise.status
                if self._chosen or not broken:
                    chosen = self._chosen.pop(0) if self._chosen else _first(body)
                    return chosen(body) if callable(chosen) else chosen
            step = self._steps.pop(0) if self._steps else self.otherwise
        if step is None:
            raise Refused(500, "api_error", "the script is over")
        return step(body) if callable(step) else step

    def _events(self, body: dict[str, Any], step: Step) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        number = next(self._numbers)
        blocks = self._blocks(body, step, number)
        stop = step.stop or ("tool_use" if step.calls else "end_turn")
        usage = self._usage(body, blocks)
        empty = {"id": f"msg_{number}", "type": "message", "role": "assistant", "model": body["model"]}
        start = {**empty, "content": [], "stop_reason": None, "stop_sequence": None}
        events: list[dict[str, Any]] = [
            {"type": "message_start", "message": {**start, "usage": {**usage, "output_tokens": 1}}}
        ]
        for index, block in enumerate(blocks):
            events += _deltas(index, block, step)
        ended = {"stop_reason": stop, "stop_sequence": None}
        events.append(
            {"type": "message_delta", "delta": ended, "usage": {"output_tokens": usage["output_tokens"]}}
        )
        events.append({"type": "message_stop"})
        return {**empty, "content": blocks, **ended, "usage": usage}, events

    def _blocks(self, body: dict[str, Any], step: Step, number: int) -> list[dict[str, Any]]:
        blocks: list[dict[str, Any]] = []
        if step.thinks and not _is_choice(body):
            signature = f"sig-{number}"
            self._issued[signature] = prefix(body, len(body["messages"]))
            blocks.append({"type": "thinking", "thinking": "", "signature": signature})
        if step.text:
            blocks.append({"type": "text", "text": step.text})
        for place, (name, arguments) in enumerate(step.calls):
            blocks.append(
                {"type": "tool_use", "id": f"toolu_{number}_{place}", "name": name, "input": arguments}
            )
        return blocks

    def _usage(self, body: dict[str, Any], blocks: list[dict[str, Any]]) -> dict[str, Any]:
        """Tokens at 2.5 characters, with a cache that holds whole prefixes: tools and system, then all messages."""
        fixed = json.dumps([body["model"], body.get("tools"), body.get("system")], sort_keys=True)
        turns = [json.dumps(without_pictures(message), sort_keys=True) for message in body["messages"]]
        wholes = ["".join([fixed, *turns[:n]]) for n in range(len(turns) + 1)]
        read = max((len(whole) for whole in wholes if whole in self._cached), default=0)
        written = len(wholes[-1]) - read if "cache_control" in body else 0
        for_an_hour = len(fixed) if written and read < len(fixed) else 0
        if written:
            self._cached |= {fixed, wholes[-1]}
        return {
            "input_tokens": _tokens(len(wholes[-1]) - read - written) + image_tokens(body),
            "cache_creation_input_tokens": _tokens(written),
            "cache_read_input_tokens": _tokens(read),
            "cache_creation": {
                "ephemeral_1h_input_tokens": _tokens(for_an_hour),
                "ephemeral_5m_input_tokens": _tokens(written) - _tokens(for_an_hour),
            },
            "output_tokens": _tokens(len(json.dumps(blocks))),
        }


def _is_choice(body: dict[str, Any]) -> bool:
    return "format" in (body.get("output_config") or {})


def _first(body: dict[str, Any]) -> Step:
    """The first value of every enum in the schema."""
    properties = body["output_config"]["format"]["schema"]["properties"]
    return Step(json.dumps({name: said.get("enum", (None,))[0] for name, said in properties.items()}))


def _until_it_breaks(step: Step, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if step.error_after is not None:
        return [*events[: step.error_after], Refused(529, "overloaded_error", "Overloaded").body]
    return events if step.cut_after is None else events[: step.cut_after]


def _deltas(index: int, block: dict[str, Any], step: Step) -> Iterator[dict[str, Any]]:
    match block["type"]:
        case "thinking":
            empty: dict[str, Any] = {"type": "thinking", "thinking": "", "signature": ""}
            pieces = [{"type": "signature_delta", "signature": block["signature"]}]
        case "text":
            empty, text = {"type": "text", "text": ""}, block["text"]
            parts = [text[n : n + WIDTH] for n in range(0, len(text), WIDTH)]
            pieces = [{"type": "text_delta", "text": part} for part in parts]
        case _:
            empty = {**block, "input": {}}
            written = step.raw_input or json.dumps(block["input"])
            pieces = [{"type": "input_json_delta", "partial_json": written}]
    yield {"type": "content_block_start", "index": index, "content_block": empty}
    yield {"type": "ping"}
    for piece in pieces:
        yield {"type": "content_block_delta", "index": index, "delta": piece}
    yield {"type": "content_block_stop", "index": index}


def _tokens(characters: int) -> int:
    return int(characters / 2.5)
