"""Which files were sent to the house, and what became of each?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from domain.house.documents import Document, DocumentKind, DocumentState
from store.models.documents import DocumentRow, EvidenceRow
from store.models.package import PackagePhotoRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Documents:
    """The files of one property, each once by what is in it."""

    scope: Scope

    async def keep(self, document: Document) -> None:
        """Remember a file; one with the same contents now has this sender, caption, room and state."""
        row = {
            "token": document.token,
            "digest": document.digest,
            "kind": document.kind.value,
            "name": document.name,
            "caption": document.caption,
            "size": document.size,
            "person_id": document.person_id,
            "forwarded": document.forwarded,
            "at": document.at,
            "room": document.room,
            "state": document.state.value,
            "settled_at": document.settled_at,
            "answers": dict(document.answers),
        }
        await self.scope.put(DocumentRow, [row], ["digest"], keep=["token", "name", "at"])

    async def by_digest(self, digest: str) -> Document | None:
        """The file with exactly these contents."""
        row = await self.scope.first(select(DocumentRow).where(DocumentRow.digest == digest))
        return None if row is None else _document(row)

    async def by_token(self, token: str) -> Document | None:
        """The file that a button means."""
        row = await self.scope.first(select(DocumentRow).where(DocumentRow.token == token))
        return None if row is None else _document(row)

    async def all(self) -> Sequence[Document]:
        """Every file that is kept, first come first."""
        return [_document(row) for row in await self.scope.all(select(DocumentRow).order_by(DocumentRow.id))]

    async def settle(
        self, token: str, state: DocumentState, at: datetime, was: DocumentState = DocumentState.ASKED
    ) -> bool:
        """Answer what was asked about a file; False: somebody has answered already."""
        asked = update(DocumentRow).where(DocumentRow.token == token, DocumentRow.state == was.value)
        return bool(await self.scope.changed(asked.values(state=state.value, settled_at=at)))

    async def forget(self, before: datetime) -> Sequence[str]:
        """Remove what was sent before that and is no photo of the package; the digests of what is gone.

        What it was evidence of keeps its journal entry and loses the file.
        """
        pictured = select(PackagePhotoRow.digest).where(PackagePhotoRow.left_out.is_(False))
        old = (DocumentRow.at < before, DocumentRow.digest.not_in(pictured))
        rows = await self.scope.all(select(DocumentRow).where(*old))
        tokens = [row.token for row in rows]
        if tokens:
            await self.scope.changed(delete(EvidenceRow).where(EvidenceRow.token.in_(tokens)))
            await self.scope.changed(delete(DocumentRow).where(DocumentRow.token.in_(tokens)))
        return [row.digest for row in rows]

    async def attach(self, token: str, subject: str, person_id: int, at: datetime) -> bool:
        """A file is evidence of that subject from now on; False: it is already."""
        row = {"subject": subject, "token": token, "person_id": person_id, "at": at}
        return bool(await self.scope.add_new(EvidenceRow, [row], ["subject", "token"]))

    async def evidence_of(self, subject: str) -> Sequence[Document]:
        """The files that show that something was done, first come first."""
        tokens = await self.scope.all(
            select(EvidenceRow.token).where(EvidenceRow.subject == subject).order_by(EvidenceRow.id)
        )
        if not tokens:
            return []
        rows = await self.scope.all(select(DocumentRow).where(DocumentRow.token.in_(tokens)))
        found = {row.token: _document(row) for row in rows}
        return [found[token] for token in tokens if token in found]


def _document(row: DocumentRow) -> Document:
    return Document(
        token=row.token,
        digest=row.digest,
        kind=DocumentKind(row.kind),
        name=row.name,
        caption=row.caption,
        size=row.size,
        person_id=row.person_id,
        forwarded=row.forwarded,
        at=row.at,
        room=row.room,
        state=DocumentState(row.state),
        settled_at=row.settled_at,
        answers=row.answers or {},  # none in rows of before
    )
