"""What is or was wrong in the house?"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update

from domain.service.trouble import Trouble, TroubleKind, TroubleState
from store.models.service_tasks import TroubleRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Troubles:
    """The incidents of one property."""

    scope: Scope

    async def add(self, kind: TroubleKind, room: str | None, words: str, by: str, at: datetime) -> Trouble:
        """Somebody reports it."""
        token = secrets.token_urlsafe(12)
        row: dict[str, Any] = {
            "token": token,
            "kind": kind.value,
            "room": room,
            "words": words,
            "reported_by": by,
            "at": at,
            "owner": None,
            "state": TroubleState.OPEN.value,
        }
        row |= dict.fromkeys(("closed_by", "closed_at", "proof", "cost"))
        number = await self.scope.add(TroubleRow, **row)
        return Trouble(number, token, kind, room, words, by, at)

    async def since(self, at: datetime) -> Sequence[Trouble]:
        """Those that are open, and those reported since then, newest first."""
        wanted = select(TroubleRow).where(
            or_(TroubleRow.at >= at, TroubleRow.state == TroubleState.OPEN.value)
        )
        return [read_trouble(row) for row in await self.scope.all(wanted.order_by(TroubleRow.id.desc()))]

    async def by_token(self, token: str) -> Trouble | None:
        """What stands behind a button."""
        row = await self.scope.first(select(TroubleRow).where(TroubleRow.token == token))
        return None if row is None else read_trouble(row)

    async def give(self, trouble: Trouble, owner: str) -> bool:
        """From now on this person looks after it; False when it is closed."""
        return await self._change(trouble, owner=owner)

    async def costs(self, trouble: Trouble, proposal: str) -> bool:
        """This proposal pays it."""
        return await self._change(trouble, cost=proposal)

    async def close(self, trouble: Trouble, by: str, at: datetime, proof: str | None) -> bool:
        """It is settled; False when somebody else was faster."""
        closed = {"state": TroubleState.CLOSED.value, "closed_by": by, "closed_at": at, "proof": proof}
        return await self._change(trouble, **closed)

    async def _change(self, trouble: Trouble, **values: object) -> bool:
        its = update(TroubleRow).where(
            TroubleRow.id == trouble.id, TroubleRow.state == TroubleState.OPEN.value
        )
        return bool(await self.scope.changed(its.values(**values)))


def read_trouble(row: TroubleRow) -> Trouble:
    """The incident of a row."""
    return Trouble(
        row.id,
        row.token,
        TroubleKind(row.kind),
        row.room,
        row.words,
        row.reported_by,
        row.at,
        row.owner,
        TroubleState(row.state),
        row.closed_by,
        row.closed_at,
        row.proof,
        row.cost,
    )
