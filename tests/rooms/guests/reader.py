"""A model that says what a test wants, asked by our three instructions only, and keeps what it was shown."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from channels.dialogue import (
    Asked,
    Classified,
    Finished,
    NoAnswer,
    Opened,
    Picture,
    Prompt,
    Stop,
    Trouble,
    Usage,
)
from governance.asked_once import instruction

COST = Usage("test", 100, 0, 0, 20, Decimal("0.001"))


@dataclass
class ScriptedReader:
    """`translations` by language; `answer` and `verdict` for every draft. `trouble` instead of everything."""

    translations: Mapping[str, str] = field(default_factory=dict)
    answer_words: str = "rest"
    verdict: str | None = "ok"
    trouble: Trouble | None = None
    seen: list[tuple[str, str]] = field(default_factory=list)

    async def answer(self, prompt: Prompt) -> AsyncIterator[Opened | str | Finished]:
        assert prompt.tools == ()
        [entry] = prompt.entries
        assert isinstance(entry, Asked)
        names = {instruction(name): name for name in ("guest_answer", "guest_translation")}
        name = names[prompt.system]  # anything else is none of ours
        self.seen.append((name, entry.text))
        if self.trouble is not None:
            raise NoAnswer(self.trouble)
        said = self.answer_words if name == "guest_answer" else self._translation(entry.text)
        yield Opened(COST)
        yield said
        yield Finished(said, (), Stop.END, COST, ())

    async def classify(self, system: str, text: str, schema: Mapping[str, Any]) -> Classified:
        assert system == instruction("guest_check")
        assert self.verdict is None or self.verdict in schema["properties"]["verdict"]["enum"]
        self.seen.append(("guest_check", text))
        return Classified(None if self.verdict is None else {"verdict": self.verdict}, COST)

    async def look(self, system: str, picture: Picture, text: str, schema: Mapping[str, Any]) -> Classified:
        raise NoAnswer(Trouble.OFF)

    async def close(self) -> None:
        return

    def _translation(self, text: str) -> str:
        into = text.split("\n", 1)[0].removeprefix("Into: ")
        return self.translations.get(into, "")
