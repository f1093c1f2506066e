"""How are the tools run that a model asks for, whatever it asks?"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from jsonschema import Draft202012Validator

from channels.dialogue import Call
from domain.errors import Refusal
from governance.tool import Ground, Tool, ToolResult

log = logging.getLogger(__name__)

PATIENCE = 20.0
MOST_BYTES = 4096
MOST_DRAFTS = 3
# What a tool may break on when its arguments fit its schema and still make no sense.
EXPECTED = (Refusal, ArithmeticError, LookupError, TypeError, ValueError)


async def run_all(tools: Sequence[Tool], ground: Ground, calls: Sequence[Call]) -> list[ToolResult]:
    """The results in the order of the calls: reads side by side, then drafts one after the other."""
    known = {tool.name: tool for tool in tools}
    reads = [call for call in calls if not _drafts(known, call)]
    results = dict(
        zip(
            [call.id for call in reads],
            await asyncio.gather(*(run_one(known, ground, call) for call in reads)),
            strict=True,
        )
    )
    for call in calls:
        if _drafts(known, call):
            full = len(ground.drafts) >= MOST_DRAFTS
            results[call.id] = _error("enough_drafts") if full else await run_one(known, ground, call)
    return [results[call.id] for call in calls]


def _drafts(known: Mapping[str, Tool], call: Call) -> bool:
    return call.name in known and known[call.name].drafts


async def run_one(known: Mapping[str, Tool], ground: Ground, call: Call) -> ToolResult:
    """One result; what goes wrong in an expected way is told to the model in our words, never in the program's."""
    tool = known.get(call.name)
    if tool is None:
        return _error("unknown_tool")
    if (wrong := invalid(tool.schema, call.arguments)) is not None:
        return _error("invalid_arguments", wrong)
    try:
        async with asyncio.timeout(PATIENCE):
            return clipped(await tool.run(ground, call.arguments))
    except TimeoutError:
        return _error("too_slow")
    except EXPECTED as error:
        log.warning("the tool %s broke: %s", tool.name, type(error).__name__)
        return _error("failed")


def invalid(schema: Mapping[str, Any], arguments: Any) -> str | None:
    """Where and how the arguments break the schema; None when they keep to it."""
    found = next(Draft202012Validator(dict(schema)).iter_errors(arguments), None)
    if found is None:
        return None
    return f"{'/'.join(map(str, found.absolute_path)) or 'arguments'}: {found.validator}"


def clipped(result: ToolResult) -> ToolResult:
    """The result in at most 4 KB, and where it was cut it says so."""
    raw = result.text.encode()
    if len(raw) <= MOST_BYTES:
        return result
    note = " … [cut at 4 KB: ask for less]"
    text = raw[: MOST_BYTES - len(note.encode())].decode(errors="ignore") + note
    return replace(result, text=text)


_TO_THE_MODEL = {
    "unknown_tool": "There is no such tool. Use the ones that you were given.",
    "invalid_arguments": "The arguments do not fit the tool's schema",
    "too_slow": "The tool took too long. Ask for less.",
    "failed": "The tool could not do that. Say what is missing instead of guessing.",
    "enough_drafts": "There are three drafts in this turn already: say which ones matter.",
}


def _error(kind: str, detail: str = "") -> ToolResult:
    words = _TO_THE_MODEL[kind]
    return ToolResult(f"{words} ({detail})" if detail else words, error=True)
