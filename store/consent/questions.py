"""What was asked of people, and what did they answer?"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from domain.phrase import Phrase
from domain.phrase_json import decode, encode
from store.models.morning import QuestionRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its possible answers; `cell` says which calendar cell it is about."""

    id: int
    token: str
    kind: str
    subject: str
    phrase: Phrase
    options: tuple[str, ...]
    cell: Mapping[str, Any] | None
    asked_at: datetime
    answer: str | None = None
    answered_by: str | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions to people; at most one open question per subject."""

    scope: Scope

    async def ask(
        self,
        kind: str,
        subject: str,
        phrase: Phrase,
        options: Sequence[str],
        cell: Mapping[str, Any] | None,
        at: datetime,
    ) -> Question:
        """Ask; when the subject has an open question already, that one is returned."""
        row = {
            "token": secrets.token_urlsafe(12),
            "kind": kind,
            "subject": subject,
            "open_subject": subject,
            "phrase": encode(phrase),
            "options": list(options),
            "cell": None if cell is None else dict(cell),
            "asked_at": at,
        }
        await self.scope.add_new(QuestionRow, [row], ["open_subject"])
        found = await self.scope.first(select(QuestionRow).where(QuestionRow.open_subject == subject))
        if found is None:
            raise LookupError(f"the question about {subject} was written and is not there")
        return _question(found)

    async def by_token(self, token: str) -> Question | None:
        """The question behind a button."""
        row = await self.scope.first(select(QuestionRow).where(QuestionRow.token == token))
        return None if row is None else _question(row)

    async def revise(self, token: str, cell: Mapping[str, Any]) -> bool:
        """What an open question is about, put otherwise; False once it is answered."""
        return bool(
            await self.scope.changed(
                update(QuestionRow)
                .where(QuestionRow.token == token, QuestionRow.open_subject.is_not(None))
                .values(cell=dict(cell))
            )
        )

    async def answer(
        self, token: str, option: str, by: str, at: datetime, *, offered: bool = True
    ) -> Question | None:
        """The first answer counts: None when there was one before, or when the option was not offered.

        `offered` False: a number out of a picture may be another than those on the buttons.
        """
        asked = await self.by_token(token)
        if asked is None or (offered and option not in asked.options):
            return None
        answered = await self.scope.changed(
            update(QuestionRow)
            .where(QuestionRow.token == token, QuestionRow.open_subject.is_not(None))
            .values(open_subject=None, answer=option, answered_by=by, answered_at=at)
        )
        return await self.by_token(token) if answered else None

    async def open(self) -> Sequence[Question]:
        """Everything that nobody has answered yet, oldest first."""
        wanted = select(QuestionRow).where(QuestionRow.open_subject.is_not(None)).order_by(QuestionRow.id)
        return [_question(row) for row in await self.scope.all(wanted)]


def _question(row: QuestionRow) -> Question:
    return Question(
        row.id,
        row.token,
        row.kind,
        row.subject,
        decode(row.phrase),
        tuple(row.options),
        row.cell,
        row.asked_at,
        row.answer,
        row.answered_by,
        row.answered_at,
    )
