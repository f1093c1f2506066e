"""How is a prompt written for the Messages API, and how is its answer read?"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from channels.claude.models import cost, model
from channels.dialogue import (
    Asked,
    Call,
    Entry,
    Finished,
    Picture,
    Prompt,
    Recalled,
    Replied,
    Returned,
    Stop,
    Tier,
    ToolSpec,
    Usage,
)

# What thinking and answer may take together: the answer itself is asked to stay below 1 200 characters.
MOST_TOKENS: Mapping[Tier, int] = {Tier.DEEP: 6000, Tier.TURN: 2500, Tier.FAST: 300}
EFFORT: Mapping[Tier, str] = {Tier.DEEP: "medium", Tier.TURN: "low", Tier.FAST: "low"}
STOPS: Mapping[str, Stop] = {
    "end_turn": Stop.END,
    "stop_sequence": Stop.END,
    "tool_use": Stop.TOOLS,
    "max_tokens": Stop.LENGTH,
    "model_context_window_exceeded": Stop.LENGTH,
    "pause_turn": Stop.PAUSE,
    "refusal": Stop.REFUSED,
}
CHARACTERS_A_TOKEN = Decimal("2.5")
# Tools and system are the same for weeks: an hour's cache. What a turn adds is read again within seconds.
FOR_AN_HOUR = {"type": "ephemeral", "ttl": "1h"}
FOR_A_TURN = {"type": "ephemeral"}


def request(prompt: Prompt, name: str) -> dict[str, Any]:
    """The keyword arguments of one streamed call. Equal prompts give equal bytes."""
    body: dict[str, Any] = {
        "model": name,
        "max_tokens": MOST_TOKENS[prompt.tier],
        "system": [{"type": "text", "text": prompt.system, "cache_control": FOR_AN_HOUR}],
        "messages": [_entry(entry) for entry in prompt.entries],
        "cache_control": FOR_A_TURN,
        "output_config": {"effort": EFFORT[prompt.tier]},
    }
    if prompt.tools:
        body["tools"] = [_tool(tool) for tool in sorted(prompt.tools, key=lambda tool: tool.name)]
    if (thinking := model(name).thinking) is not None and prompt.tier is not Tier.FAST:
        body["thinking"] = dict(thinking)
    return body


def choice(system: str, text: str, schema: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The keyword arguments of one classification, whose answer keeps to the schema."""
    body: dict[str, Any] = {
        "model": name,
        "max_tokens": MOST_TOKENS[Tier.FAST],
        "system": [{"type": "text", "text": system}],
        "messages": [{"role": "user", "content": text}],
        "output_config": {
            "effort": EFFORT[Tier.FAST],
            "format": {"type": "json_schema", "schema": dict(schema)},
        },
    }
    if (thinking := model(name).thinking) is not None:
        body["thinking"] = dict(thinking)
    return body


def sight(system: str, picture: Picture, text: str, schema: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The keyword arguments of one look at a picture, which stands before the words about it."""
    data = base64.b64encode(picture.content).decode("ascii")
    shown = {
        "type": "image",
        "source": {"type": "base64", "media_type": picture.media_type, "data": data},
    }
    body = choice(system, text, schema, name)
    asked = [shown, {"type": "text", "text": text}]
    return {
        **body,
        "max_tokens": MOST_TOKENS[Tier.TURN],
        "messages": [{"role": "user", "content": asked}],
    }


def _tool(tool: ToolSpec) -> dict[str, Any]:
    strict = {"strict": True} if tool.strict else {}
    return {
        "name": tool.name,
        "description": tool.description,
        "input_schema": dict(tool.schema),
        **strict,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    match entry:
        case Asked(text):
            return {"role": "user", "content": text}
        case Recalled(text):
            return {"role": "assistant", "content": text}
        case Replied(blocks):
            return {"role": "assistant", "content": [dict(block) for block in blocks]}
        case Returned(results):
            return {"role": "user", "content": [_result(*result) for result in results]}


def _result(call: str, text: str, error: bool) -> dict[str, Any]:
    result: dict[str, Any] = {"type": "tool_result", "tool_use_id": call, "content": text}
    return {**result, "is_error": True} if error else result


def finished(blocks: Sequence[Mapping[str, Any]], stop_reason: str, usage: Usage) -> Finished:
    """The message of these blocks; blocks are chosen by their type, never by their place."""
    text = "\n\n".join(str(b["text"]) for b in blocks if b["type"] == "text" and b.get("text"))
    calls = tuple(Call(b["id"], b["name"], b["input"]) for b in blocks if b["type"] == "tool_use")
    return Finished(text, calls, STOPS.get(stop_reason, Stop.END), usage, tuple(blocks))


# What the API takes back of each kind of block; the rest is the library's own.
_KEPT: Mapping[str, tuple[str, ...]] = {
    "text": ("type", "text"),
    "tool_use": ("type", "id", "name", "input"),
    "thinking": ("type", "thinking", "signature"),
    "redacted_thinking": ("type", "data"),
}


def kept(blocks: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The blocks as they go back; a block of a kind that we never asked for goes back whole."""
    return [
        {key: block[key] for key in _KEPT.get(block["type"], tuple(block)) if key in block}
        for block in blocks
    ]


def usage(name: str, counted: Any, *, broken_off: str | None = None) -> Usage:
    """The tokens and their price. `broken_off` is the text that came of a call without an end."""
    creation = counted.cache_creation
    written = counted.cache_creation_input_tokens or 0
    for_an_hour = (creation.ephemeral_1h_input_tokens or 0) if creation is not None else 0
    output = counted.output_tokens
    if broken_off is not None:
        output = max(output, int(len(broken_off) / CHARACTERS_A_TOKEN) + 1)
    read = counted.cache_read_input_tokens or 0
    price = cost(
        name,
        fresh=counted.input_tokens,
        written_5m=written - for_an_hour,
        written_1h=for_an_hour,
        read=read,
        output=output,
    )
    return Usage(name, counted.input_tokens, written, read, output, price, broken_off is not None)
