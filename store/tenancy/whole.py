"""What is everything that is remembered of one house, and how is it forgotten without a remainder?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select

from store.models.whole import Owned, PropertyRow, Row
from store.scope import Scope
from store.tenancy.forgetting import Forgotten, forget_guest

# Digests of ways in, and sealed accounts: of no use to anybody, and nobody else's business.
WAYS_IN = frozenset(
    {"agent_keys", "invitations", "page_links", "page_sessions", "passkeys", "sealed_accounts"}
)


@dataclass(frozen=True, slots=True)
class Whole:
    """Every row of one property, whatever table it stands in; whoever adds a table need not think of it."""

    scope: Scope

    async def rows(self, table: str) -> Sequence[Mapping[str, Any]]:
        """All rows of a table of this property, by column, oldest first."""
        model = _MODELS[table]
        columns = [column for column in model.__mapper__.column_attrs]
        found = await self.scope.all(select(model).order_by(*model.__mapper__.primary_key))
        return [{column.key: getattr(row, column.key) for column in columns} for row in found]

    async def digests(self) -> frozenset[str]:
        """Every digest that a row names: those of its files are among them."""
        found: set[str] = set()
        for model in _MODELS.values():
            if "digest" in model.__mapper__.column_attrs:
                found.update(one for one in await self.scope.all(select(model.digest)) if one)  # type: ignore[attr-defined]
        return frozenset(found)

    async def people(self) -> frozenset[int]:
        """Who has or had a place here."""
        return frozenset([int(one["person_id"]) for one in await self.rows("memberships")])

    async def forget_guest(self, provider: str, number: str) -> Forgotten:
        """Forget who the guest of one booking is. Dates, amounts and journal stay."""
        return await forget_guest(self.scope, provider, number)

    async def erase(self) -> int:
        """Delete every row of this property, its own last; how many."""
        gone = 0
        for model in reversed(_MODELS.values()):
            gone += await self.scope.changed(delete(model))
        return gone


def tables() -> tuple[str, ...]:
    """Every table that holds rows of a house and is given out, parents before children."""
    return tuple(name for name in _MODELS if name not in WAYS_IN)


def _in_order() -> dict[str, type[Row]]:
    models = {
        model.__tablename__: model for model in Row.__subclasses__() if issubclass(model, Owned | PropertyRow)
    }
    return {table.name: models[table.name] for table in Row.metadata.sorted_tables if table.name in models}


_MODELS = _in_order()
