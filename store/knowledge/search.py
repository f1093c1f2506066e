"""Which passages hold the words of a question, or mean what it means?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, column, func, literal_column, select, table, update

from domain.knowledge.findings import Found
from domain.knowledge.words import Term
from domain.knowledge.writing import Audience
from store.knowledge.writings import passage_of, writing_of
from store.models.knowledge import PassageRow, WritingRow
from store.scope import Scope

_INDEX = table("knowledge_words", column("rowid"), column("words"))
_SIMPLE: ColumnElement[Any] = literal_column("'simple'::regconfig")


@dataclass(frozen=True, slots=True)
class Search:
    """Passages of the current versions of writings that somebody may read: nothing else is ever looked at."""

    scope: Scope

    async def by_words(
        self, terms: Sequence[Term], audiences: Collection[Audience], most: int = 50
    ) -> Sequence[int]:
        """The passages that hold any of the words, the best first by the database's own measure."""
        if not terms:
            return []
        wanted = self._ranked(terms, audiences).limit(most)
        return [row[0] for row in await self.scope.rows(wanted)]

    async def how_many(self, terms: Sequence[Term], audiences: Collection[Audience]) -> dict[Term, int]:
        """In how many passages each word stands."""
        found = {}
        for term in terms:
            inside = self._ranked([term], audiences).order_by(None).subquery()
            found[term] = int(await self.scope.first(select(func.count()).select_from(inside)) or 0)
        return found

    async def count(self, audiences: Collection[Audience]) -> int:
        """How many passages there are for these."""
        wanted = select(func.count(PassageRow.id)).join(WritingRow, WritingRow.id == PassageRow.writing_id)
        return int(await self.scope.first(wanted.where(*_open_to(audiences))) or 0)

    async def get(self, ids: Collection[int], audiences: Collection[Audience]) -> dict[int, Found]:
        """These passages with their writings."""
        wanted = (
            select(PassageRow, WritingRow)
            .join(WritingRow, WritingRow.id == PassageRow.writing_id)
            .where(PassageRow.id.in_(list(ids)), *_open_to(audiences))
        )
        rows = await self.scope.rows(wanted)
        return {row.id: Found(row.id, writing_of(writing), passage_of(row)) for row, writing in rows}

    async def meanings(self, audiences: Collection[Audience]) -> Sequence[tuple[int, bytes]]:
        """The meaning of every passage that has one."""
        wanted = (
            select(PassageRow.id, PassageRow.meaning)
            .join(WritingRow, WritingRow.id == PassageRow.writing_id)
            .where(PassageRow.meaning.is_not(None), *_open_to(audiences))
            .order_by(PassageRow.id)
        )
        return [(row[0], row[1]) for row in await self.scope.rows(wanted)]

    async def without_meaning(self, most: int) -> Sequence[tuple[int, str]]:
        """Passages of current writings whose meaning nobody has worked out yet: id and text."""
        wanted = (
            select(PassageRow.id, PassageRow.heading, PassageRow.text)
            .join(WritingRow, WritingRow.id == PassageRow.writing_id)
            .where(PassageRow.meaning.is_(None), WritingRow.current.is_(True))
            .order_by(PassageRow.id)
            .limit(most)
        )
        return [(row[0], f"{row[1]}\n{row[2]}".strip()) for row in await self.scope.rows(wanted)]

    async def give_meaning(self, passage: int, meaning: bytes) -> None:
        """Keep what was worked out of a passage."""
        await self.scope.changed(update(PassageRow).where(PassageRow.id == passage).values(meaning=meaning))

    def _ranked(self, terms: Sequence[Term], audiences: Collection[Audience]) -> Select[Any]:
        joined = select(PassageRow.id).join(WritingRow, WritingRow.id == PassageRow.writing_id)
        if self.scope.on_postgres:
            asked = func.to_tsquery(_SIMPLE, " | ".join(_for_postgres(one) for one in terms))
            held = func.to_tsvector(_SIMPLE, PassageRow.words)
            found = joined.where(held.op("@@")(asked), *_open_to(audiences))
            return found.order_by(func.ts_rank_cd(held, asked, 1).desc(), PassageRow.id)
        wanted = " OR ".join(f'"{one.word}"{"*" if one.open else ""}' for one in terms)
        found = joined.join(_INDEX, _INDEX.c.rowid == PassageRow.id)
        found = found.where(literal_column("knowledge_words").op("MATCH")(wanted), *_open_to(audiences))
        return found.order_by(func.bm25(literal_column("knowledge_words")), PassageRow.id)


def _for_postgres(term: Term) -> str:
    """A word with a sign in it is words in a row, as the index has it; there is nothing else in it to quote."""
    runs = "".join(letter if letter.isalnum() else " " for letter in term.word).split()
    return "(" + " <-> ".join(f"'{run}'" for run in runs) + ")" if not term.open else f"'{runs[0]}':*"


def _open_to(audiences: Collection[Audience]) -> tuple[ColumnElement[bool], ...]:
    return (WritingRow.current.is_(True), WritingRow.audience.in_([one.value for one in audiences]))
