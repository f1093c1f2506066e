"""What is closed on a channel by hand, for which booking?"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update

from domain.incident.block import BlockState, HandBlock
from domain.incident.closing import Cut, Piece
from domain.nights import Span
from store.models.incident import HandBlockRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class HandBlocks:
    """What people closed by hand in one property."""

    scope: Scope

    async def ask(
        self, booking: str, channel: str, piece: Piece, at: datetime, *, incident: int | None = None
    ) -> HandBlock | None:
        """Ask for it; None when just this is asked for already."""
        token = secrets.token_urlsafe(12)
        nights = piece.nights
        same = (booking, channel, piece.room_type, nights.first, nights.last, piece.before)
        row: dict[str, Any] = {
            "token": token,
            "open_key": hashlib.sha256(repr(same).encode()).hexdigest(),
            "incident_id": incident,
            "booking": booking,
            "channel": channel,
            "state": BlockState.ASKED.value,
            "asked_at": at,
            **_of_piece(piece),
        }
        if not await self.scope.add_new(HandBlockRow, [row], ["open_key"]):
            return None
        return await self.by_token(token)

    async def cut(self, cut: Cut, at: datetime) -> Sequence[HandBlock]:
        """A closing of which a part is to be opened again; those parts, none where somebody was faster."""
        block, pieces = cut.block, [(one, BlockState.CLOSED) for one in cut.kept]
        pieces += [(one, BlockState.TO_OPEN) for one in cut.opened]
        (first, state), *others = pieces
        here = update(HandBlockRow).where(
            HandBlockRow.id == block.id, HandBlockRow.state == block.state.value
        )
        if not await self.scope.changed(here.values(state=state.value, **_of_piece(first))):
            return []
        rows: list[dict[str, Any]] = [
            {
                "token": secrets.token_urlsafe(12),
                "incident_id": block.incident,
                "booking": block.booking,
                "channel": block.channel,
                "state": to.value,
                "asked_at": at,
                "blocked_at": block.closed_at,
                "blocked_by": block.closed_by,
                **_of_piece(piece),
            }
            for piece, to in others
        ]
        await self.scope.append(HandBlockRow, rows)
        opened = [block.token] if state is BlockState.TO_OPEN else []
        opened += [str(row["token"]) for row in rows if row["state"] == BlockState.TO_OPEN]
        wanted = select(HandBlockRow).where(HandBlockRow.token.in_(opened))
        return [_block(row) for row in await self.scope.all(wanted.order_by(HandBlockRow.first))]

    async def by_token(self, token: str) -> HandBlock | None:
        """The block behind a button."""
        row = await self.scope.first(select(HandBlockRow).where(HandBlockRow.token == token))
        return None if row is None else _block(row)

    async def of_booking(self, booking: str) -> Sequence[HandBlock]:
        """Everything that was closed, or is to be, for one booking."""
        wanted = select(HandBlockRow).where(HandBlockRow.booking == booking)
        return [_block(row) for row in await self.scope.all(wanted.order_by(HandBlockRow.id))]

    async def of_incident(self, incident: int) -> Sequence[HandBlock]:
        """Everything that was closed, or is to be, because of one incident."""
        wanted = select(HandBlockRow).where(HandBlockRow.incident_id == incident)
        return [_block(row) for row in await self.scope.all(wanted.order_by(HandBlockRow.id))]

    async def standing(self, since: date) -> Sequence[HandBlock]:
        """What is asked for or stands on nights from `since` on, the earliest first."""
        wanted = select(HandBlockRow).where(
            HandBlockRow.last >= since, HandBlockRow.state != BlockState.OPEN.value
        )
        return [_block(row) for row in await self.scope.all(wanted.order_by(HandBlockRow.first))]

    async def move(self, block: HandBlock, to: BlockState, by: str, at: datetime) -> bool:
        """Take it there, with who did it; False when somebody was faster."""
        values: dict[str, Any] = {"state": to.value, "open_key": None}
        if to is BlockState.CLOSED and block.state is BlockState.ASKED:
            values |= {"blocked_at": at, "blocked_by": by}
        if to is BlockState.OPEN:
            values |= {"opened_at": at, "opened_by": by}
        here = update(HandBlockRow).where(
            HandBlockRow.id == block.id, HandBlockRow.state == block.state.value
        )
        return bool(await self.scope.changed(here.values(**values)))


def _of_piece(piece: Piece) -> dict[str, Any]:
    nights = piece.nights
    return {
        "room_type": piece.room_type,
        "first": nights.first,
        "last": nights.last,
        "rooms": piece.rooms,
    }


def _block(row: HandBlockRow) -> HandBlock:
    return HandBlock(
        row.id,
        row.token,
        row.booking,
        row.channel,
        row.room_type,
        Span(row.first, row.last),
        row.rooms,
        BlockState(row.state),
        row.asked_at,
        row.incident_id,
        row.blocked_at,
        row.blocked_by,
        row.opened_at,
    )
