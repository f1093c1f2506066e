"""How does a director think: a model and its read tools, step by step, until it has answered?"""

from __future__ import annotations

import asyncio
import enum
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from decimal import Decimal

from channels.dialogue import (
    Entry,
    Finished,
    NoAnswer,
    Opened,
    Prompt,
    Replied,
    Returned,
    Stop,
    Tier,
    ToolSpec,
    Trouble,
    Usage,
)
from channels.ports import Brain
from governance.conversation.tool_calls import run_all
from governance.post.chart import Chart
from governance.tool import Ground, Quote, Tool

MOST_STEPS = 6
# Seconds for one call from its first byte to its last: a stream may also go on for ever.
PATIENCE = 120.0


class Ending(enum.StrEnum):
    """How a turn ended; only END and LENGTH have an answer."""

    END = "end"
    LENGTH = "length"  # the answer was cut off
    EMPTY = "empty"
    REFUSED = "refused"
    STEPS = "steps"
    COST = "cost"
    TROUBLE = "trouble"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Ask:
    """What a turn begins with. `limit` is what it may cost in USD, looked at between its steps."""

    director: str
    tier: Tier
    system: str
    tools: tuple[Tool, ...]
    entries: tuple[Entry, ...]
    ground: Ground
    limit: Decimal


@dataclass(slots=True)
class Turn:
    """What came of it, kept up while it runs, so that whoever stops it knows what it has cost.

    `figures` are all numbers that the tools showed, `shown` their texts, `quotes` what outsiders wrote in them;
    `chart` is the last picture that one of them carried.
    """

    director: str
    text: str = ""
    ending: Ending = Ending.STOPPED
    trouble: Trouble | None = None
    figures: set[Decimal] = field(default_factory=set)
    shown: list[str] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    chart: Chart | None = None
    usages: list[Usage] = field(default_factory=list)
    under_way: Usage | None = None

    @property
    def spent(self) -> tuple[Usage, ...]:
        """Every call that cost something, the one under way included."""
        return (*self.usages, *([self.under_way] if self.under_way else []))

    @property
    def cost(self) -> Decimal:
        return sum((usage.cost for usage in self.spent), Decimal(0))


Heard = Callable[[Turn], Awaitable[None]]


async def take(brain: Brain, ask: Ask, turn: Turn, heard: Heard) -> None:
    """Fill `turn`. Nothing that was sent is ever changed: each call repeats the last one and adds to it.

    `heard` is told whenever `turn.text` has grown. A stream that broke off is asked once more, for a call to a
    model has no effect; every other failure ends the turn.
    """
    entries, again = ask.entries, True
    specs = tuple(ToolSpec(tool.name, tool.description, tool.schema, tool.drafts) for tool in ask.tools)
    for _ in range(MOST_STEPS):
        prompt = Prompt(ask.tier, ask.system, entries, specs)
        try:
            message = await _listen(brain, prompt, turn, heard)
        except NoAnswer as failure:
            if failure.trouble is not Trouble.CUT or not again:
                turn.text, turn.ending, turn.trouble = "", Ending.TROUBLE, failure.trouble
                return
            again = False
            continue
        if not _goes_on(message):
            _conclude(turn, message)
            return
        if turn.cost >= ask.limit:
            turn.text, turn.ending = "", Ending.COST
            return
        entries = (*entries, Replied(message.blocks))
        if message.stop is Stop.TOOLS:
            entries = (*entries, await _returned(ask, turn, message))
    turn.text, turn.ending = "", Ending.STEPS


async def _listen(brain: Brain, prompt: Prompt, turn: Turn, heard: Heard) -> Finished:
    """One message to its end. Raises NoAnswer, with what it cost written down."""
    turn.text, finished = "", None
    try:
        async with asyncio.timeout(PATIENCE):
            async for event in brain.answer(prompt):
                match event:
                    case Opened(usage):
                        turn.under_way = usage
                    case str():
                        turn.text += event
                        await heard(turn)
                    case Finished():
                        finished = event
        if finished is None:
            raise NoAnswer(Trouble.CUT, turn.under_way)
    except TimeoutError:
        _broke_off(turn, turn.under_way)
        raise NoAnswer(Trouble.SLOW) from None
    except NoAnswer as failure:
        _broke_off(turn, failure.usage)
        raise
    turn.usages.append(finished.usage)
    turn.under_way = None
    return finished


def _broke_off(turn: Turn, cost: Usage | None) -> None:
    turn.usages += [cost] if cost is not None else []
    turn.under_way = None


def _goes_on(message: Finished) -> bool:
    if message.stop is Stop.PAUSE:
        return bool(message.blocks)
    return message.stop is Stop.TOOLS and bool(message.calls)


def _conclude(turn: Turn, message: Finished) -> None:
    turn.text = message.text.strip()
    if message.stop is Stop.REFUSED:
        turn.text, turn.ending = "", Ending.REFUSED
    elif not turn.text:
        turn.ending = Ending.EMPTY
    else:
        turn.ending = Ending.LENGTH if message.stop is Stop.LENGTH else Ending.END


async def _returned(ask: Ask, turn: Turn, message: Finished) -> Returned:
    """Run what was asked for; its figures and its outsiders' words belong to the turn from here on."""
    results = await run_all(ask.tools, ask.ground, message.calls)
    for result in results:
        turn.figures |= result.numbers
        turn.shown.append(result.text)
        turn.chart = result.chart or turn.chart
        turn.quotes += [quote for quote in result.quotes if quote not in turn.quotes]
    return Returned(
        tuple(
            (call.id, result.text, result.error) for call, result in zip(message.calls, results, strict=True)
        )
    )
