"""Which rooms has the house taken out of sale, night by night?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import select

from domain.consent.actions import BlockRoom, from_json
from domain.consent.actions.block_room import block_key
from domain.consent.proposal import State
from domain.nights import Span
from store.models.proposals import ProposalRow
from store.scope import Scope

# From the tap on: whoever decided it counts with one room less, while somebody enters it in the panel.
_STANDS = (State.APPROVED.value, State.APPLYING.value, State.APPLIED.value)


async def blocked_rooms(
    scope: Scope, window: Span, known_before: datetime | None
) -> Mapping[tuple[str, date], int]:
    """How many rooms of each type are out of sale on each night of the window."""
    out = await rooms_out(scope, window, known_before)
    return Counter((kind, night) for (_, night), kind in out.items())


async def rooms_out(
    scope: Scope, window: Span, known_before: datetime | None = None
) -> Mapping[tuple[str, date], str]:
    """The type of each room that is out of sale on a night of the window; the latest word on a room holds."""
    decided = [] if known_before is None else [ProposalRow.decided_at < known_before]
    rows = await scope.all(
        select(ProposalRow.action)
        .where(
            ProposalRow.key.startswith(block_key(""), autoescape=True),
            ProposalRow.state.in_(_STANDS),
            *decided,
        )
        .order_by(ProposalRow.decided_at, ProposalRow.id)
    )
    out: dict[tuple[str, date], str] = {}
    for stored in rows:
        action = from_json(stored)
        if not isinstance(action, BlockRoom):
            continue
        for night in action.during:
            if night not in window:
                continue
            if action.blocked:
                out[action.room, night] = action.room_type
            else:
                out.pop((action.room, night), None)
    return out
