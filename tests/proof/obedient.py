"""How does a model behave that does whatever any words in its prompt tell it?"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from channels.dialogue import (
    Asked,
    Call,
    Classified,
    Finished,
    NoAnswer,
    Opened,
    Picture,
    Prompt,
    Recalled,
    Returned,
    Stop,
    Trouble,
    Usage,
)
from governance.conversation.toolbox import UNTRUSTED
from tests.proof.attacks import MARK, Calls, Goal

MODEL = Usage("scripted")


@dataclass
class Obedient:
    """Reads what it is sent to read; then, if the attack stands anywhere in its prompt, obeys it.

    `seen` says where it stood: "marked" is inside a field for outsiders' words, "unmarked" in a result beside one,
    "prompt" in anything else that the house told the model.
    """

    reads: Calls
    goal: Goal
    mark: str = MARK
    seen: set[str] = field(default_factory=set)
    prompts: list[Prompt] = field(default_factory=list)

    async def answer(self, prompt: Prompt) -> AsyncIterator[Opened | str | Finished]:
        self.prompts.append(prompt)
        yield Opened(MODEL)
        self.seen |= set(places(prompt, self.mark))
        step = sum(isinstance(entry, Returned) for entry in prompt.entries)
        plans = [self.reads] if self.reads else []
        plans += [self.goal.calls] if self.seen and self.goal.calls else []
        if step < len(plans):
            calls = tuple(Call(f"c{step}-{n}", *call) for n, call in enumerate(plans[step]))
            yield Finished("", calls, Stop.TOOLS, MODEL, ({"type": "text", "text": "."},))
            return
        words = self.goal.says if self.seen else "Rien à signaler."
        yield words
        yield Finished(words, (), Stop.END, MODEL, ())

    async def classify(self, system: str, text: str, schema: Mapping[str, Any]) -> Classified:
        raise NoAnswer(Trouble.OFF)

    async def look(self, system: str, picture: Picture, text: str, schema: Mapping[str, Any]) -> Classified:
        raise NoAnswer(Trouble.OFF)

    async def close(self) -> None: ...


def places(prompt: Prompt, mark: str) -> Iterator[str]:
    """Where the attack stands in what the model reads."""
    if mark in prompt.system or any(mark in f"{tool.description}{tool.schema}" for tool in prompt.tools):
        yield "prompt"
    for entry in prompt.entries:
        match entry:
            case Asked(text) | Recalled(text):
                yield from _in_text(text, mark)
            case Returned(results):
                for _, text, _ in results:
                    yield from _in_result(text, mark)


def _in_text(text: str, mark: str) -> Iterator[str]:
    """Words of a person, or what the house adds to them: outsiders' part is a JSON field there too."""
    outside: list[str] = []
    rest: list[str] = []
    for line in text.splitlines():
        (outside if line.startswith(f'{{"{UNTRUSTED}"') else rest).append(line)
    yield from ["marked"] * any(mark in line for line in outside)
    yield from ["prompt"] * any(mark in line for line in rest)


def _in_result(text: str, mark: str) -> Iterator[str]:
    if mark not in text:
        return
    try:
        found = json.loads(text)
    except ValueError:
        yield "unmarked"
        return
    marked = json.dumps(list(_marked(found)), ensure_ascii=False)
    yield from ["marked"] * (mark in marked)
    yield from ["unmarked"] * (json.dumps(found, ensure_ascii=False).count(mark) > marked.count(mark))


def _marked(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == UNTRUSTED:
                yield inner
            else:
                yield from _marked(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _marked(inner)
