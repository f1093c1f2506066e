"""Which texts have been drafted for the package, and what has somebody decided about each?"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from domain.website.text import Draft, Sentence, TextState
from store.models.website import WebsiteTextRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class WebsiteTexts:
    """The drafts of one property; at most one of them is open for a place."""

    scope: Scope

    async def add(self, path: str, sentences: Sequence[Sentence], *, by_model: bool, at: datetime) -> Draft:
        """A new draft for a place; the open one before it is replaced."""
        await self._end(WebsiteTextRow.path == path, TextState.REPLACED, None, at)
        token = secrets.token_urlsafe(12)
        written = [[one.words, list(one.places)] for one in sentences]
        await self.scope.add(
            WebsiteTextRow,
            token=token,
            path=path,
            sentences=written,
            by_model=by_model,
            state=TextState.OPEN.value,
            drafted_at=at,
        )
        return Draft(token, path, tuple(sentences), by_model, TextState.OPEN)

    async def open(self) -> Sequence[Draft]:
        """Every draft that awaits somebody's word, as they were drafted."""
        return await self._found(WebsiteTextRow.state == TextState.OPEN.value)

    async def by_token(self, token: str) -> Draft | None:
        """The draft behind a button."""
        return next(iter(await self._found(WebsiteTextRow.token == token)), None)

    async def settle(self, token: str, state: TextState, *, by: str, at: datetime) -> bool:
        """Approve or refuse an open draft; False when somebody has answered already."""
        return bool(await self._end(WebsiteTextRow.token == token, state, by, at))

    async def _end(self, condition: Any, state: TextState, by: str | None, at: datetime) -> int:
        wanted = update(WebsiteTextRow).where(condition, WebsiteTextRow.state == TextState.OPEN.value)
        return await self.scope.changed(wanted.values(state=state.value, decided_at=at, decided_by=by))

    async def _found(self, condition: Any) -> list[Draft]:
        rows = await self.scope.all(select(WebsiteTextRow).where(condition).order_by(WebsiteTextRow.id))
        return [
            Draft(
                row.token,
                row.path,
                tuple(Sentence(words, tuple(places)) for words, places in row.sentences),
                row.by_model,
                TextState(row.state),
            )
            for row in rows
        ]
