"""What does a unit leave behind of what it wrote, so that the clock knows whose work follows from it?"""

from __future__ import annotations

from sqlalchemy import select

from store.models.due import ChangeRow, DueRow
from store.models.property import PropertyRow
from store.scope import Scope

# What is sent, heard, counted or kept for a moment: no work of the clock follows from it.
_SILENT = frozenset(
    {
        *("outbox", "shown_messages", "quota_calls", "cursors", "usage", "service_rings", "threads"),
        *("page_links", "page_sessions", "passkeys", "agent_keys", "card_ticks", "kept_advice"),
        *(DueRow.__tablename__, ChangeRow.__tablename__),
    }
)


async def note_changes(scope: Scope) -> None:
    """Leave the names of the tables that this unit wrote to, in this unit; a house that is gone leaves nothing."""
    what = scope.touched - _SILENT
    if not what:
        return
    erased = PropertyRow.__tablename__ in what and not await scope.first(select(PropertyRow.property_id))
    if not erased:
        await scope.add_new(ChangeRow, [{"what": one} for one in sorted(what)], ["what"])
