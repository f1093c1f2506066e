"""How is one question asked in one of the three ways, and how much of it travels to the model?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.context.raw import room_nights, whole
from channels.claude.wire import request
from channels.dialogue import Asked, Entry, Prompt, Replied, Returned, Tier, ToolSpec
from directors import seated
from governance.contract import Ground, Seat, Tool
from governance.conversation.prompt import composed
from governance.conversation.toolbox import compact

MODEL = "claude-sonnet-5-5"
CHARACTERS_A_TOKEN = 2.5  # the provider's published average for text; tables of digits take more

Call = tuple[str, Mapping[str, Any]]
Steps = Sequence[Sequence[Call]]
Found = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Prefix:
    """What stands before the question: system text and tools."""

    system: str
    tools: tuple[Tool, ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """Bytes of one question in one way, and what the tools returned.

    `definitions` and `results` count once each; `context` is the last request, `sent` all requests of the turn.
    """

    definitions: int
    results: int
    context: int
    sent: int
    characters: int
    calls: int
    found: tuple[Found, ...]

    @property
    def tokens(self) -> int:
        """Estimate for all requests of the turn."""
        return round(self.characters / CHARACTERS_A_TOKEN)


def eager(seat: Seat) -> Prefix:
    """Every tool of every director, each returning all its rows as objects; sums come as the nights they are of."""
    every = {tool.name: tool for one in seated() for tool in one.tools}
    every |= {room_nights.name: room_nights}
    del every["on_the_books"], every["pace"], every["bookings_made"], every["period_figures"]
    return Prefix(composed(seat).system, tuple(whole(tool) for _, tool in sorted(every.items())))


def seat_tools(seat: Seat) -> Prefix:
    """The director's own tools, without the code tool."""
    return Prefix(composed(seat).system, seat.tools)


def as_seated(seat: Seat) -> Prefix:
    """What the director really holds: its own tools and the code tool."""
    whole_prompt = composed(seat)
    return Prefix(whole_prompt.system, whole_prompt.tools)


def code_only(seat: Seat) -> Prefix:
    """The code tool and what finds its functions, and nothing else."""
    whole = composed(seat)
    tools = tuple(tool for tool in whole.tools if tool.name in {"run_code", "find_functions"})
    return Prefix(whole.system, tools)


async def asked(question: str, steps: Steps, prefix: Prefix, ground: Ground) -> Cost:
    """Play the script, each step one message with its calls; every request is written as it would leave."""
    entries: tuple[Entry, ...] = (Asked(f"<now>lundi 23 novembre 2026, 09:00</now>\n\n{question}"),)
    known = {tool.name: tool for tool in prefix.tools}
    bodies, texts = [_body(prefix, entries)], []
    for n, step in enumerate(steps):
        ids = [f"toolu_{n}_{place}" for place in range(len(step))]
        results = [await known[name].run(ground, arguments) for name, arguments in step]
        wrong = [result.text for result in results if result.error]
        if wrong:
            raise RuntimeError(f"{question}: {wrong[0]}")
        blocks = [
            {"type": "tool_use", "id": key, "name": name, "input": dict(arguments)}
            for key, (name, arguments) in zip(ids, step, strict=True)
        ]
        returned = tuple((key, result.text, False) for key, result in zip(ids, results, strict=True))
        entries = (*entries, Replied(blocks), Returned(returned))
        bodies.append(_body(prefix, entries))
        texts += [result.text for result in results]
    return Cost(
        definitions=len(compact(_definitions(prefix)).encode()),
        results=sum(len(text.encode()) for text in texts),
        context=len(bodies[-1].encode()),
        sent=sum(len(body.encode()) for body in bodies),
        characters=sum(len(body) for body in bodies),
        calls=len(texts),
        found=tuple(_parsed(text) for text in texts),
    )


def _body(prefix: Prefix, entries: tuple[Entry, ...]) -> str:
    specs = tuple(ToolSpec(t.name, t.description, t.schema, t.drafts) for t in prefix.tools)
    return compact(request(Prompt(Tier.TURN, prefix.system, entries, specs), MODEL))


def _definitions(prefix: Prefix) -> list[Any]:
    found: list[Any] = request(
        Prompt(
            Tier.TURN,
            "",
            (),
            tuple(ToolSpec(t.name, t.description, t.schema, t.drafts) for t in prefix.tools),
        ),
        MODEL,
    ).get("tools", [])
    return found


def _parsed(text: str) -> Found:
    found: dict[str, Any] = json.loads(text)
    if "columns" in found:
        found["rows"] = [dict(zip(found["columns"], row, strict=True)) for row in found["rows"]]
    return found
