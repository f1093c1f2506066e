"""Which Telegram message shows which subject, and in which version?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from store.models.post import ShownMessageRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A message on somebody's screen; `digest` says which version of its subject it shows, `photo` in what form."""

    chat_id: int
    message_id: int
    digest: str
    photo: bool


@dataclass(frozen=True, slots=True)
class Messages:
    """What is on whose screen."""

    scope: Scope

    async def sent(
        self, subject: str, chat_id: int, message_id: int, digest: str, at: datetime, *, photo: bool = False
    ) -> None:
        """Remember a message; one that is known already now shows this."""
        row = {"subject": subject, "chat_id": chat_id, "message_id": message_id, "digest": digest, "at": at}
        row["photo"] = photo
        await self.scope.put(ShownMessageRow, [row], ["chat_id", "message_id"])

    async def of(self, subject: str) -> Sequence[ShownMessage]:
        """Every message that shows this subject."""
        wanted = select(ShownMessageRow).where(ShownMessageRow.subject == subject)
        rows = await self.scope.all(wanted.order_by(ShownMessageRow.id))
        return [ShownMessage(row.chat_id, row.message_id, row.digest, row.photo) for row in rows]

    async def gone(self, chat_id: int, message_id: int) -> None:
        """The person has deleted the message: it shows nothing any more."""
        await self.scope.changed(
            delete(ShownMessageRow).where(
                ShownMessageRow.chat_id == chat_id, ShownMessageRow.message_id == message_id
            )
        )

    async def forget(self) -> int:
        """Nothing of this house is on a screen that it can still draw on; how many messages were."""
        return await self.scope.changed(delete(ShownMessageRow))

    async def subject_of(self, chat_id: int, message_id: int) -> str | None:
        """What a message shows."""
        return await self.scope.first(
            select(ShownMessageRow.subject).where(
                ShownMessageRow.chat_id == chat_id, ShownMessageRow.message_id == message_id
            )
        )
