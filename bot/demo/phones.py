"""Whose phone is in the hand, and which button or answer is a typed line?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from bot.command import Caller
from bot.commands.answers import step_of
from bot.commands.missions.proofs import kept, looked_at
from bot.commands.table import BY_NAME
from bot.telegram.buttons import BESIDE
from bot.words.phrases import Words
from channels.simulated.sample.material import photo
from domain.consent.rights import Right, may
from domain.errors import Refusal
from domain.folding import fold
from domain.missions.evidence import Evidence
from domain.phrase import say
from domain.service.book import word
from domain.service.task import Script
from domain.service.trouble import TroubleKind
from governance.office import Office
from governance.post.replies import Button, Reply, reply

PHOTO = frozenset({"photo", "/photo"})
SHOWN_NAME = "photo-exemple.jpg"
_SPOKEN = ("done", "photo", "problem", *(kind.value for kind in TroubleKind))
# What a card of the staff says, in each of its scripts, and what its button then does.
SPOKEN: Mapping[str, str] = {fold(word(name, script)): name for name in _SPOKEN for script in Script}


class Hand(Protocol):
    """The screen of the phone that is looked at: its buttons in sight, and the message that waits for an answer."""

    keys: list[Button]
    asked: str | None

    async def hand_to(self, caller: Caller) -> None: ...

    async def show(self, replies: Sequence[Reply]) -> None: ...


class Phones:
    """The phones of the sample house: a name takes that person's, a label presses what is in sight."""

    def __init__(self, office: Office, caller: Caller, screen: Hand) -> None:
        self._office, self._screen = office, screen
        self.caller = caller
        self._pressed = False

    async def heard(self, line: str) -> Sequence[Reply] | None:
        """The answers; None for a line that is no name, label or awaited answer."""
        if (taken := await self._taken(line)) is not None:
            return taken
        asked = self._screen.asked if self._pressed else None  # only what a press has just asked for
        self._pressed, self._screen.asked = False, None
        button = self._meant(line)
        if button is not None and not (asked and fold(line.strip()) in PHOTO):
            return await self._tapped(button)
        if asked is None or (line.startswith("/") and fold(line.strip()) not in PHOTO):
            return None
        return await self._answered(asked, line.strip())

    async def _taken(self, line: str) -> Sequence[Reply] | None:
        """« Fatima »: her phone, with what waits there."""
        async with self._office.store.reading(self.caller.property_id) as unit:
            members = await unit.people.members()
        found = [one for one in members if fold(one.person.name) == fold(line.strip())]
        if len(found) != 1:
            return None
        self.caller = replace(self.caller, member=found[0])
        self._screen.keys.clear()
        await self._screen.show([reply(say("demo.phone_of", person=found[0].person.name))])
        await self._screen.hand_to(self.caller)
        if may(found[0].role, Right.READ) or self._screen.keys:
            return []
        return await BY_NAME["taches"].handler(self._office, self.caller, "")

    async def _tapped(self, button: Button) -> Sequence[Reply]:
        kind, token, verb = button.data.split(":")
        self._pressed = True
        tapped = await BESIDE[kind](self._office, self.caller, token, verb)
        shown = [tapped.face] if tapped.face is not None else []
        return [*shown, *([reply(tapped.alert)] if tapped.alert is not None else [])]

    async def _answered(self, subject: str, words: str) -> Sequence[Reply]:
        """The answer under « répondez à ce message »; « photo » sends an invented one."""
        office, caller = self._office, self.caller
        try:
            files: tuple[Evidence, ...] = ()
            proof = await looked_at(SHOWN_NAME, photo(1)) if fold(words) in PHOTO else None
            async with office.store.unit(caller.property_id) as unit:
                if proof is not None:
                    files, words = (await kept(office, unit, caller, proof),), ""
                return [await step_of(subject)(office, unit, caller, subject, words, files)]
        except Refusal as refusal:  # nothing was written
            return [reply(refusal.phrase)]

    def _meant(self, line: str) -> Button | None:
        """The newest button in sight with this label, its sign aside; or with what it says in another script."""
        said, words = fold(" ".join(line.split())), Words(self.caller.language)
        for button in reversed(self._screen.keys):
            label = fold(words.plain(button.label))
            signless = " ".join(part for part in label.split() if any(char.isalnum() for char in part))
            verb = button.data.rpartition(":")[2].removeprefix("p-")
            if said in {label, signless} or SPOKEN.get(said) == verb:
                return button
        return None
