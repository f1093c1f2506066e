"""What is said to a language model in one call, and what comes back?"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


class Tier(enum.StrEnum):
    """Which model answers: the deep one for hard questions, the one for every turn, the fast one for choices."""

    DEEP = "deep"
    TURN = "turn"
    FAST = "fast"


class Stop(enum.StrEnum):
    """Why a model stopped. Tools run on TOOLS and on nothing else: LENGTH may carry half a call."""

    END = "end"
    TOOLS = "tools"
    LENGTH = "length"
    PAUSE = "pause"
    REFUSED = "refused"


class Trouble(enum.StrEnum):
    """Why no answer came. Only CUT is worth asking the same again at once."""

    OFF = "off"  # no key
    KEY = "key"  # the provider does not take the key, or the account may not pay
    RESTING = "resting"  # too many failures in a row: nothing is asked for a while
    BUSY = "busy"
    UNREACHABLE = "unreachable"
    SLOW = "slow"
    CUT = "cut"  # the stream ended in the middle
    REJECTED = "rejected"  # the provider calls our request wrong: a bug of ours


@dataclass(frozen=True, slots=True)
class Usage:
    """The tokens of one call as the provider counted them, and their price in USD.

    The whole prompt is `fresh` + `cache_written` + `cache_read`. `output` includes what the model thought.
    `estimated`: the call broke off, and the output was counted by us.
    """

    model: str
    fresh: int = 0
    cache_written: int = 0
    cache_read: int = 0
    output: int = 0
    cost: Decimal = Decimal(0)
    estimated: bool = False


class NoAnswer(Exception):
    """The model did not answer, or not to the end; `usage` is what it cost all the same."""

    def __init__(self, trouble: Trouble, usage: Usage | None = None) -> None:
        self.trouble = trouble
        self.usage = usage
        super().__init__(trouble.value)


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """A tool as the model sees it; `schema` is a JSON schema of its arguments, which `strict` ones must fit."""

    name: str
    description: str
    schema: Mapping[str, Any]
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Words of a person."""

    text: str


@dataclass(frozen=True, slots=True)
class Recalled:
    """An answer of an earlier turn, as plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Replied:
    """The model's own message of this turn, handed back exactly as it came."""

    blocks: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Returned:
    """The results of all calls of one message, in their order: (call id, text, whether it is an error)."""

    results: Sequence[tuple[str, str, bool]]


Entry = Asked | Recalled | Replied | Returned


@dataclass(frozen=True, slots=True)
class Prompt:
    """One call. `system` and `tools` are the same bytes in every call of a director, so that they are cached."""

    tier: Tier
    system: str
    entries: tuple[Entry, ...]
    tools: tuple[ToolSpec, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a model is shown it: small, upright, and nothing beside its pixels (`channels.files.shown`)."""

    content: bytes
    media_type: str = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Call:
    """A tool that the model asks for."""

    id: str
    name: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Opened:
    """The model has read the prompt: from here on the call costs money, whether or not its end arrives."""

    usage: Usage


@dataclass(frozen=True, slots=True)
class Finished:
    """A message to its end. `blocks` go back untouched in the next call of the same turn, and nowhere else."""

    text: str
    calls: tuple[Call, ...]
    stop: Stop
    usage: Usage
    blocks: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Classified:
    """The answer to a choice: the values of the schema; None when the model refused or did not keep to it."""

    values: Mapping[str, Any] | None
    usage: Usage
