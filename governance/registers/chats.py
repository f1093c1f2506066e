"""What does an exported chat tell this house's register of letters, and how much of it is new?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from domain.conversation.secrets.masking import masked
from domain.folding import fold
from domain.registers.chat import Chat, letters_in
from domain.registers.letter import LetterTold, party_of
from store.unit import Unit


async def chat_letters(
    unit: Unit, chat: Chat, also_ours: Collection[str], at: datetime
) -> Sequence[LetterTold]:
    """What each side said in a day; the house's people speak for it, and who else is named. Refusal: whose?"""
    today = at.astimezone((await unit.property.get()).zone).date()
    return letters_in(chat, [*(await unit.people.names()).values(), *also_ours], today)


async def new_letters(unit: Unit, letters: Sequence[LetterTold]) -> Sequence[LetterTold]:
    """Those that are not on the register yet."""
    known = {one.source for one in await unit.letters.all()}
    return [one for one in letters if _source(one) not in known]


async def keep_chat(unit: Unit, letters: Sequence[LetterTold], *, by: str, at: datetime) -> Sequence[int]:
    """Put down what an exported chat holds, each journaled; the numbers of what was new: it may be handed in again.

    A day to ask again stands with the letter, and comes with the brief.
    """
    new = []
    for told in letters:
        clean = replace(told, words=masked(told.words))
        kept = await unit.letters.add(clean, party_of(told.who), by=by, at=at, source=_source(told))
        if kept is not None:
            new.append(kept.id)
            body = {"party": kept.party.value}
            await unit.journal.append("letter.kept", f"letter:{kept.id}", by, body, at)
    return new


async def take_chat_back(unit: Unit, letters: Sequence[int], *, by: str, at: datetime) -> int:
    """Take the letters of these numbers off the register, each journaled; how many were still there."""
    gone = await unit.letters.take_back(letters)
    for letter in gone:
        await unit.journal.append("letter.withdrawn", f"letter:{letter}", by, {}, at)
    return len(gone)


def _source(told: LetterTold) -> str:
    named = "|".join((told.way, fold(told.who), told.on.isoformat(), str(told.received), told.words))
    return f"chat:{sha256(named.encode()).hexdigest()[:32]}"
