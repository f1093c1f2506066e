"""Which writings has the house read, and which of their versions counts?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update

from domain.knowledge.words import indexed
from domain.knowledge.writing import Audience, Passage, Place, Source, Writing
from store.models.knowledge import PassageRow, WritingRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Writings:
    """The writings of one property and their passages."""

    scope: Scope

    async def keep(self, writing: Writing, passages: Sequence[Passage]) -> Writing:
        """A new version, the current one from now on; the one before stays and is no longer searched."""
        wanted = select(func.max(WritingRow.version)).where(WritingRow.key == writing.key)
        version = (await self.scope.first(wanted) or 0) + 1
        before = update(WritingRow).where(WritingRow.key == writing.key, WritingRow.current.is_(True))
        await self.scope.changed(before.values(current=False))
        row = {
            "key": writing.key,
            "version": version,
            "current": True,
            "title": writing.title,
            "source": writing.source.value,
            "audience": writing.audience.value,
            "digest": writing.digest,
            "form": writing.form,
            "size": writing.size,
            "dated": writing.dated,
            "read_at": writing.read_at,
            "withheld": writing.withheld,
            "problem": writing.problem,
        }
        writing_id = await self.scope.add(WritingRow, **row)
        rows = [
            {
                "writing_id": writing_id,
                "number": one.number,
                "page": one.place.page,
                "heading": one.place.heading,
                "text": one.text,
                "words": indexed(f"{one.place.heading}\n{one.text}"),
                "meaning": None,
            }
            for one in passages
        ]
        await self.scope.append(PassageRow, rows)
        return writing_of(await self.scope.first(select(WritingRow).where(WritingRow.id == writing_id)))

    async def digests(self, source: Source) -> Mapping[str, str]:
        """What of a source is here: key → digest of the current version."""
        wanted = select(WritingRow.key, WritingRow.digest).where(
            WritingRow.source == source.value, WritingRow.current.is_(True)
        )
        return {key: digest for key, digest in await self.scope.rows(wanted)}

    async def marks(self, source: Source, above: str) -> Mapping[str, tuple[int, datetime | None]]:
        """What of a source stands below a key: key → size and last change of the current version."""
        wanted = select(WritingRow.key, WritingRow.size, WritingRow.dated).where(
            WritingRow.source == source.value,
            WritingRow.current.is_(True),
            WritingRow.key.startswith(above, autoescape=True),
        )
        return {key: (size, dated) for key, size, dated in await self.scope.rows(wanted)}

    async def withdraw(self, keys: Collection[str]) -> int:
        """Cite these no more, and keep them; how many there were."""
        gone, listed = 0, list(keys)
        for first in range(0, len(listed), 500):
            wanted = update(WritingRow).where(
                WritingRow.key.in_(listed[first : first + 500]), WritingRow.current.is_(True)
            )
            gone += await self.scope.changed(wanted.values(current=False))
        return gone

    async def forget(self, keys: Collection[str]) -> int:
        """Take writings away with every version and passage; how many versions."""
        gone = 0
        listed = list(keys)
        for first in range(0, len(listed), 500):
            some = listed[first : first + 500]
            ids = list(await self.scope.all(select(WritingRow.id).where(WritingRow.key.in_(some))))
            await self.scope.changed(delete(PassageRow).where(PassageRow.writing_id.in_(ids)))
            gone += await self.scope.changed(delete(WritingRow).where(WritingRow.id.in_(ids)))
        return gone

    async def rename(self, key: str, title: str, audience: Audience) -> None:
        """It was moved: every version of it is called so now, and is for these."""
        wanted = update(WritingRow).where(WritingRow.key == key)
        await self.scope.changed(wanted.values(title=title, audience=audience.value))

    async def current(self, audiences: Collection[Audience]) -> Sequence[Writing]:
        """What somebody of these audiences may read, by title; writings without a word in them too."""
        wanted = select(WritingRow).where(WritingRow.current.is_(True), *_for(audiences))
        return [
            writing_of(row) for row in await self.scope.all(wanted.order_by(WritingRow.title, WritingRow.id))
        ]

    async def versions(self, key: str, audiences: Collection[Audience]) -> Sequence[Writing]:
        """Every version of a writing, the newest first."""
        wanted = select(WritingRow).where(WritingRow.key == key, *_for(audiences))
        return [writing_of(row) for row in await self.scope.all(wanted.order_by(WritingRow.version.desc()))]

    async def by_id(self, writing_id: int, audiences: Collection[Audience]) -> Writing | None:
        """One version; None where there is none, or it is not for these."""
        row = await self.scope.first(select(WritingRow).where(WritingRow.id == writing_id, *_for(audiences)))
        return None if row is None else writing_of(row)

    async def passages(self, writing_id: int, audiences: Collection[Audience]) -> Sequence[Passage]:
        """The whole of one version in its order; nothing where it is not for these."""
        if await self.by_id(writing_id, audiences) is None:
            return []
        wanted = select(PassageRow).where(PassageRow.writing_id == writing_id).order_by(PassageRow.number)
        return [passage_of(row) for row in await self.scope.all(wanted)]


def _for(audiences: Collection[Audience]) -> tuple[ColumnElement[bool], ...]:
    return (WritingRow.audience.in_([one.value for one in audiences]),)


def writing_of(row: WritingRow | None) -> Writing:
    """The writing that a row tells of."""
    if row is None:
        raise LookupError("no such writing")
    return Writing(
        key=row.key,
        title=row.title,
        source=Source(row.source),
        audience=Audience(row.audience),
        digest=row.digest,
        dated=row.dated,
        read_at=row.read_at,
        version=row.version,
        form=row.form,
        size=row.size,
        withheld=row.withheld,
        problem=row.problem,
        current=row.current,
        id=row.id,
    )


def passage_of(row: PassageRow) -> Passage:
    """The passage that a row tells of."""
    return Passage(row.number, Place(row.page, row.heading), row.text)
