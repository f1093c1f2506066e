"""Which files were sent to the house, and what became of each?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from domain.house.documents import Document, DocumentKind, DocumentState
from store.models import DocumentRow
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

    async def settle(self, token: str, state: DocumentState, at: datetime) -> bool:
        """Answer what was asked about a file; False: somebody has answered already."""
        asked = update(DocumentRow).where(
            DocumentRow.token == token, DocumentRow.state == DocumentState.ASKED.value
        )
        return bool(await self.scope.changed(asked.values(state=state.value, settled_at=at)))


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
    )
