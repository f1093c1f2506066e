"""What did the channels' own calendars show when they were last looked at?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import delete, select

from domain.house.witnessed import Witnessed
from store.models.channels import CursorRow
from store.scope import Scope

PREFIX = "feed:"
_SEEN: TypeAdapter[Witnessed] = TypeAdapter(Witnessed)


@dataclass(frozen=True, slots=True)
class Feeds:
    """The last look at each feed, so that a restart neither forgets nor rings again; kept where reading goes on."""

    scope: Scope

    async def last(self) -> tuple[Witnessed, ...]:
        """Every feed as last seen, by channel and type."""
        stored = select(CursorRow.value).where(CursorRow.name.startswith(PREFIX)).order_by(CursorRow.name)
        return tuple(_SEEN.validate_json(value) for value in await self.scope.all(stored))

    async def replace(self, seen: Iterable[Witnessed]) -> None:
        """Exactly these from now on."""
        rows = {f"{PREFIX}{one.channel}:{one.room_type}": _SEEN.dump_json(one).decode() for one in seen}
        gone = delete(CursorRow).where(CursorRow.name.startswith(PREFIX), CursorRow.name.not_in(list(rows)))
        await self.scope.changed(gone)
        await self.scope.put(CursorRow, [{"name": n, "value": v} for n, v in rows.items()], ["name"])
