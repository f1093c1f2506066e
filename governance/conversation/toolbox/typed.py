"""How does a typed function become a tool?"""

from __future__ import annotations

import inspect
import json
import typing
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from domain.errors import Refusal
from governance.conversation.toolbox.shown import shown
from governance.tool import Answer, Ground, Tool, ToolResult

# What a strict schema may say; everything else is checked here and told in the description.
_KEPT = ("type", "enum", "format", "items", "properties", "required", "additionalProperties", "description")
_LONGEST_COMPLAINT = 300
LARGEST = 1_000_000_000  # no amount, share or count of a hotel is larger, and no phone could show it


class Unanswered(Exception):
    """A question that cannot be answered as asked; the words say what to ask instead."""


def tool(function: Callable[..., Awaitable[Answer]]) -> Tool:
    """A reading tool. The function takes the Ground and typed arguments and returns an Answer.

    The docstring's first paragraph is the description; a line « name: words » describes an argument. Arguments
    are checked against their types, and nothing else is let in. Raises TypeError at import when a name is
    described that is not an argument.
    """
    return _tool(function)


def quoting(function: Callable[..., Awaitable[Answer]]) -> Tool:
    """A reading tool that shows words from outside the house: it taints the turn, and no code can reach it."""
    return replace(_tool(function), answer=None)


def citing(function: Callable[..., Awaitable[Answer]]) -> Tool:
    """The same for words that code may count and compare: what code makes of them is marked like them."""
    return _tool(function)


def drafting(function: Callable[..., Awaitable[Answer]]) -> Tool:
    """A tool that appends to `Ground.drafts`: no code in the sandbox can reach it."""
    return replace(_tool(function), answer=None, drafts=True)


def _tool(function: Callable[..., Awaitable[Answer]]) -> Tool:
    name = function.__name__
    description, words = _documented(function)
    model = _arguments(function, words)

    async def answer(ground: Ground, given: Mapping[str, Any]) -> Answer:
        try:
            checked = model.model_validate_json(json.dumps(dict(given), default=str), strict=True)
        except ValidationError as wrong:
            raise Unanswered(_complaint(wrong)) from wrong
        arguments = {field: getattr(checked, field) for field in model.model_fields}
        for field, value in arguments.items():
            if isinstance(value, Decimal) and abs(value) > LARGEST:
                raise Unanswered(f"{field}: at most {LARGEST:,}")
        return await function(ground, **arguments)

    async def run(ground: Ground, given: Mapping[str, Any]) -> ToolResult:
        try:
            return shown(await answer(ground, given), ground)
        except Unanswered as why:
            return ToolResult(str(why)[:_LONGEST_COMPLAINT], error=True)
        except Refusal as no:
            return ToolResult(ground.worded(no.phrase), error=True)

    return Tool(name, description, schema_of(model), run, answer=answer)


def _documented(function: Callable[..., Any]) -> tuple[str, dict[str, str]]:
    head, _, rest = (inspect.getdoc(function) or "").partition("\n\n")
    words: dict[str, str] = {}
    for line in rest.splitlines():
        name, colon, said = line.partition(": ")
        if colon:
            words[name.strip()] = said.strip()
    unknown = set(words) - set(inspect.signature(function).parameters)
    if unknown:
        raise TypeError(f"{function.__name__} describes {sorted(unknown)}, which it does not take")
    return " ".join(head.split()), words


def _arguments(function: Callable[..., Any], words: Mapping[str, str]) -> type[BaseModel]:
    hints = typing.get_type_hints(function, include_extras=True)
    fields: dict[str, Any] = {}
    for name, parameter in list(inspect.signature(function).parameters.items())[1:]:
        default = ... if parameter.default is inspect.Parameter.empty else parameter.default
        fields[name] = (hints[name], default)
    model: type[BaseModel] = create_model(function.__name__, __config__=ConfigDict(extra="forbid"), **fields)
    for name, said in words.items():
        model.model_fields[name].description = said
    model.model_rebuild(force=True)
    return model


def schema_of(model: type[BaseModel]) -> Mapping[str, Any]:
    """The model's schema, closed, with nothing in it that a strict tool may not say."""
    whole = _plain(model.model_json_schema())
    return {**whole, "properties": whole.get("properties", {}), "additionalProperties": False}


def _plain(node: Mapping[str, Any]) -> dict[str, Any]:
    choices = [choice for choice in node.get("anyOf", ()) if choice.get("type") != "null"]
    if choices:
        # A Decimal may come as a number or as a text; a model writes the number.
        [chosen] = choices[:1]
        node = {**chosen, **{key: value for key, value in node.items() if key != "anyOf"}}
        if "anyOf" in node:
            return _plain(node)
    kept = {key: node[key] for key in _KEPT if key in node}
    if "items" in kept:
        kept["items"] = _plain(kept["items"])
    if "properties" in kept:
        kept["properties"] = {name: _plain(inner) for name, inner in kept["properties"].items()}
    return kept


def _complaint(wrong: ValidationError) -> str:
    found = wrong.errors(include_url=False, include_input=False, include_context=False)
    return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in found[:3])
