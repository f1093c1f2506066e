"""How may a director's model add up in code what its tools read, and do nothing else?"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from pydantic_monty import (
    AsyncMonty,
    CollectString,
    MontyCrashedError,
    MontyError,
    OSPolicy,
    ResourceLimits,
)

from domain.errors import Refusal
from governance.contract import Seat
from governance.conversation.toolbox.shown import UNTRUSTED, figures_in
from governance.conversation.toolbox.typed import Unanswered, tool
from governance.conversation.toolbox.writing_tools import DOCUMENT_TOOLS
from governance.tool import Answer, Ground, Quote, Tool, ToolResult

LIMITS = ResourceLimits(
    max_feed_duration_secs=1.0, max_memory=64 * 2**20, max_recursion_depth=100, max_suspensions=30
)
LONGEST_CODE = 4000
MOST_ROWS = 5000  # that one call hands to the code
MOST_PRINTED = 16 * 1024
SMALL = 100
_LONGEST_ERROR = 200

Function = Callable[..., Awaitable[dict[str, Any]]]


@dataclasses.dataclass(slots=True)
class _Run:
    """One run of code: what it stands on, and the sources it has read with their ages, and whose words."""

    ground: Ground
    sources: dict[str, datetime | None] = dataclasses.field(default_factory=dict)
    quotes: list[Quote] = dataclasses.field(default_factory=list)
    _begun: list[asyncio.Future[Answer]] = dataclasses.field(default_factory=list)
    _over: bool = False

    def function(self, read: Tool) -> Function:
        """The tool as a function of plain values: a dict of the answer's facts and its rows."""
        names = list(read.schema["properties"])

        async def call(*given: Any, **named: Any) -> dict[str, Any]:
            if len(given) > len(names):
                raise TypeError(f"{read.name} takes {', '.join(names)}")
            found = await self._asked(read, {**dict(zip(names, given, strict=False)), **named})
            if not self._over:
                self.sources[found.source] = found.as_of
                self.quotes += [quote for quote in found.quotes if quote not in self.quotes]
            return {**found.facts, "rows": [dict(row) for row in found.rows[:MOST_ROWS]]}

        return call

    async def _asked(self, read: Tool, given: Mapping[str, Any]) -> Answer:
        if read.answer is None or self._over:
            raise ValueError(f"{read.name} cannot be called from code")
        reading = asyncio.ensure_future(read.answer(self.ground, given))
        self._begun.append(reading)
        try:
            return await reading
        except Unanswered as why:
            raise ValueError(str(why)) from None
        except Refusal as no:
            raise ValueError(self.ground.worded(no.phrase)) from None

    async def end(self) -> None:
        """Let what the code called and did not await read to its end: nobody reads the house behind our back."""
        self._over = True
        await asyncio.gather(*self._begun, return_exceptions=True)


def code_tools(seat: Seat) -> tuple[Tool, Tool]:
    """`run_code` and `find_functions` over this seat's reading tools.

    What drafts, and what shows guests' words, has no `answer` and is not in there; what quotes the house's writings
    is, and taints the turn as it does outside.
    """
    held = (*seat.tools, *DOCUMENT_TOOLS)
    readable = {one.name: one for one in held if one.answer is not None and not one.drafts}

    @tool
    async def run_code(ground: Ground, code: str) -> Answer:
        """Run Python over your reading tools as async functions: r = await name(argument=value). Each gives
        a dict of facts and r["rows"], a list of dicts, uncut; amounts are Decimal, dates are date. The last
        expression is the answer. To import: datetime, math, re. No files, no network, no drafts.

        code: at most 4,000 characters
        """
        return await _run(code, ground, readable)

    @tool
    async def find_functions(ground: Ground, words: str = "") -> Answer:
        """The functions that run_code can call, with their arguments.

        words: only those that mention one of these words
        """
        wanted = words.lower().split()
        rows = [
            {"call": _signature(one), "does": one.description}
            for one in readable.values()
            if not wanted or any(word in f"{one.name} {one.description}".lower() for word in wanted)
        ]
        return Answer("functions", {"found": len(rows)}, rows)

    async def run(ground: Ground, given: Mapping[str, Any]) -> ToolResult:
        """What the code says is a figure of the house only if the code does not say it itself."""
        result = await run_code.run(ground, given)
        return dataclasses.replace(result, numbers=result.numbers - written_in(str(given.get("code"))))

    return (
        dataclasses.replace(run_code, run=run, answer=None),
        dataclasses.replace(find_functions, answer=None),
    )


def written_in(code: str) -> frozenset[Decimal]:
    """The numbers of some size that stand in the code: amounts, rather than counts, steps and percent."""
    return frozenset(number for number in figures_in(code) if number > SMALL)


async def _run(code: str, ground: Ground, readable: Mapping[str, Tool]) -> Answer:
    if len(code) > LONGEST_CODE:
        raise Unanswered(f"code: at most {LONGEST_CODE} characters")
    run = _Run(ground)
    printed = CollectString(max_bytes=MOST_PRINTED)
    functions = {name: run.function(one) for name, one in readable.items()}
    try:
        async with (
            AsyncMonty(min_processes=1, max_processes=1) as pool,
            pool.checkout(limits=LIMITS, os_policy=OSPolicy(sleep="zero")) as session,
        ):
            value = await session.feed_run(code, external_lookup=functions, print_callback=printed)
    except MontyCrashedError:
        raise Unanswered("the code was stopped: too much time or memory") from None
    except MontyError as wrong:
        raise Unanswered(" ".join(str(wrong).split())[:_LONGEST_ERROR]) from None
    except RuntimeError:  # no worker could be started
        raise Unanswered("code cannot be run here; ask the tools themselves") from None
    finally:
        await run.end()
    return _answered(value, printed.output, run)


def _answered(value: Any, printed: str, run: _Run) -> Answer:
    if not run.sources:
        raise Unanswered("nothing was read: figures come from the functions; did you await them?")
    facts: dict[str, Any] = {"read": sorted(run.sources)}
    rows: Sequence[Mapping[str, Any]] = ()
    if isinstance(value, list) and value and all(_like(row, value[0]) for row in value):
        rows = value
    elif value is not None:
        facts["value"] = value
    if printed:
        facts["printed"] = printed
    if run.quotes:  # outsiders' words went in, so whatever came out is theirs too
        said = [dict(row) for row in rows] or facts.pop("value", None)
        facts[UNTRUSTED], rows = {"said": said, "printed": facts.pop("printed", "")}, ()
    ages = [age for age in run.sources.values() if age is not None]
    return Answer("run_code", facts, rows, min(ages, default=None), quotes=tuple(run.quotes))


def _like(row: Any, first: Any) -> bool:
    return isinstance(row, dict) and isinstance(first, dict) and list(row) == list(first)


def _signature(one: Tool) -> str:
    required = set(one.schema.get("required", ()))
    arguments = (
        f"{name}: {'|'.join(schema.get('enum', [schema.get('format', schema['type'])]))}"
        + ("" if name in required else "?")
        for name, schema in one.schema["properties"].items()
    )
    return f"{one.name}({', '.join(arguments)})"
