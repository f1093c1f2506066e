"""Which accounts of this house are kept, sealed?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from store.models.tenancy import SealedAccountRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class SealedAccount:
    """One account as it is stored; `key` names the key that opens it."""

    kind: str
    sealed: str
    key: str
    set_by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SealedAccounts:
    """The sealed accounts of one property."""

    scope: Scope

    async def all(self) -> Sequence[SealedAccount]:
        """Every one, by kind."""
        rows = await self.scope.all(select(SealedAccountRow).order_by(SealedAccountRow.kind))
        return [SealedAccount(row.kind, row.sealed, row.key, row.set_by, row.at) for row in rows]

    async def keep(self, account: SealedAccount) -> None:
        """Put it in the place of the one of its kind."""
        row = {name: getattr(account, name) for name in ("kind", "sealed", "key", "set_by", "at")}
        await self.scope.put(SealedAccountRow, [row], ["kind"])

    async def forget(self, kind: str) -> bool:
        """Delete it; False when there was none."""
        return bool(await self.scope.changed(delete(SealedAccountRow).where(SealedAccountRow.kind == kind)))
