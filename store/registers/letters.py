"""Which letters are on the register?"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from domain.registers.letter import Letter, LetterTold, Party
from store.models.registers import LetterRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of one property."""

    scope: Scope

    async def add(
        self, told: LetterTold, party: Party, *, by: str, at: datetime, source: str | None = None
    ) -> Letter | None:
        """Put it down; None where one of this source is there already. Stated by hand it is always a new one."""
        named = source or f"hand:{secrets.token_hex(8)}"
        row = {
            "who": told.who,
            "party": party.value,
            "words": told.words,
            "told_on": told.on,
            "received": told.received,
            "way": told.way,
            "reference": told.reference,
            "next_on": told.next_on,
            "source": named,
            "reminder": None,
            "settled": False,
            "noted_by": by,
            "noted_at": at,
        }
        if not await self.scope.add_new(LetterRow, [row], ["source"]):
            return None
        return _letter(await self.scope.first(select(LetterRow).where(LetterRow.source == named)))

    async def reminded_by(self, letter: int, note: int | None) -> None:
        """The note that brings it back on its day."""
        await self.scope.changed(update(LetterRow).where(LetterRow.id == letter).values(reminder=note))

    async def settle(self, letter: int) -> bool:
        """Nothing more is awaited of it; False: it is settled, or there is none."""
        wanted = update(LetterRow).where(LetterRow.id == letter, LetterRow.settled.is_(False))
        return bool(await self.scope.changed(wanted.values(settled=True)))

    async def take_back(self, letters: Sequence[int]) -> Sequence[int]:
        """Take these away, as far as they are there and came from an exported chat; the numbers of what is gone."""
        gone: list[int] = []
        for first in range(0, len(letters), 500):
            these = (LetterRow.id.in_(letters[first : first + 500]), LetterRow.source.startswith("chat:"))
            gone += await self.scope.all(select(LetterRow.id).where(*these).order_by(LetterRow.id))
            await self.scope.changed(delete(LetterRow).where(*these))
        return gone

    async def get(self, letter: int) -> Letter | None:
        """The letter of that number."""
        row = await self.scope.first(select(LetterRow).where(LetterRow.id == letter))
        return None if row is None else _letter(row)

    async def all(self) -> Sequence[Letter]:
        """Every one, the newest first."""
        wanted = select(LetterRow).order_by(LetterRow.told_on.desc(), LetterRow.id.desc())
        return [_letter(row) for row in await self.scope.all(wanted)]


def _letter(row: LetterRow | None) -> Letter:
    if row is None:
        raise LookupError("a letter was written and is not there")
    told = LetterTold(row.who, row.words, row.told_on, row.received, row.way, row.reference, row.next_on)
    source = "hand" if row.source.startswith("hand:") else row.source
    return Letter(
        row.id, told, Party(row.party), row.noted_by, row.noted_at, source, row.reminder, row.settled
    )
