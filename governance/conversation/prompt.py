"""What does a director's model read before the day begins: charter, voice, seat and tools, the same to the byte?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import prompts
from governance.contract import Seat
from governance.conversation.code import code_tools
from governance.conversation.toolbox.writing_tools import DOCUMENT_TOOLS
from governance.tool import Tool

CHARTER, VOICE, OWN_VOICE = "charter", "voice", "house_voice"


@dataclass(frozen=True, slots=True)
class Prompt:
    """The stable prefix of a director's turns. No date, name of a person or figure of the day stands in it."""

    system: str
    tools: tuple[Tool, ...]

    @property
    def definitions(self) -> tuple[Mapping[str, Any], ...]:
        """The tools as the model sees them, by name."""
        return tuple(definition(tool) for tool in self.tools)

    @property
    def weight(self) -> int:
        """Bytes of system text and tool definitions."""
        return len(self.system.encode()) + sum(weight(tool) for tool in self.tools)


def composed(seat: Seat, words: Path | None = None, voice: str = "") -> Prompt:
    """Charter, voice and the director's own words, with its tools, those of the documents and of code, by name.

    `words` is the folder of this director's own words when it is not the house's, `voice` how the owner wants this
    house to speak: below the charter, which it cannot change.
    """
    own = (f"{_read(OWN_VOICE)}{voice}\n",) if voice else ()
    text = "\n".join((_read(CHARTER), _read(VOICE), *own, _read(seat.slug, words)))
    tools = (*seat.tools, *DOCUMENT_TOOLS, *code_tools(seat)) if seat.tools else ()
    return Prompt(text, tuple(sorted(tools, key=lambda tool: tool.name)))


def definition(tool: Tool) -> Mapping[str, Any]:
    """One tool as the Messages API takes it. Those that draft are strict: their arguments must fit the schema."""
    strict = {"strict": True} if tool.drafts else {}
    return {"name": tool.name, "description": tool.description, "input_schema": tool.schema, **strict}


def weight(tool: Tool) -> int:
    """Bytes of its definition as compact JSON."""
    return len(json.dumps(definition(tool), ensure_ascii=False, separators=(",", ":")).encode())


def _read(name: str, folder: Path | None = None) -> str:
    place = resources.files(prompts) if folder is None else folder
    return place.joinpath(f"{name}.md").read_text(encoding="utf-8")
