"""Where does each channel stand on the board, and which way did it come?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update

from domain.activation.board import ChannelState, Move, Opening
from store.missions.evidence_json import kept, read
from store.models.activation import ChannelMoveRow, ChannelOpeningRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Openings:
    """The board of one property: one row for each channel that was moved or ordered."""

    scope: Scope

    async def all(self) -> Sequence[Opening]:
        """Every channel that has a row, in the owner's order, then as they came."""
        order = (ChannelOpeningRow.place.is_(None), ChannelOpeningRow.place, ChannelOpeningRow.id)
        return [_opening(row) for row in await self.scope.all(select(ChannelOpeningRow).order_by(*order))]

    async def get(self, channel: str) -> Opening | None:
        """One channel's row; None while nobody has moved it."""
        wanted = select(ChannelOpeningRow).where(ChannelOpeningRow.channel == channel)
        row = await self.scope.first(wanted)
        return None if row is None else _opening(row)

    async def move(self, move: Move, *, reference: str | None = None, next_look: date | None = None) -> bool:
        """Take the step and keep it; False when the channel stood elsewhere by then. A wait starts anew."""
        await self._have_row(move.channel, move.before)
        values = {
            "state": move.to.value,
            "since": move.at,
            "by": move.by,
            "words": move.words,
            "next_look": next_look,
            "reminded_at": None,
            "evidence": kept(move.evidence),
        }
        if reference is not None:
            values["reference"] = reference
        here = update(ChannelOpeningRow).where(
            ChannelOpeningRow.channel == move.channel, ChannelOpeningRow.state == move.before.value
        )
        if not await self.scope.changed(here.values(**values)):
            return False
        await self.scope.add(
            ChannelMoveRow,
            channel=move.channel,
            before=move.before.value,
            after=move.to.value,
            by=move.by,
            at=move.at,
            words=move.words,
            evidence=kept(move.evidence),
            proposal_id=move.proposal,
        )
        return True

    async def history(self, channel: str) -> Sequence[Move]:
        """Every step of a channel, the first one first."""
        wanted = select(ChannelMoveRow).where(ChannelMoveRow.channel == channel)
        return [_move(row) for row in await self.scope.all(wanted.order_by(ChannelMoveRow.id))]

    async def order(self, channels: Sequence[str]) -> None:
        """The owner's order: these first, in this order; the others stand behind."""
        await self.scope.changed(update(ChannelOpeningRow).values(place=None))
        for place, channel in enumerate(channels, 1):
            await self._have_row(channel, ChannelState.NOT_STARTED)
            row = update(ChannelOpeningRow).where(ChannelOpeningRow.channel == channel)
            await self.scope.changed(row.values(place=place))

    async def reminded(self, opening: Opening, at: datetime) -> bool:
        """Somebody is reminded of the wait; False when another process has just done so."""
        row = update(ChannelOpeningRow).where(
            ChannelOpeningRow.channel == opening.channel, ChannelOpeningRow.reminded_at == opening.reminded_at
        )
        return bool(await self.scope.changed(row.values(reminded_at=at)))

    async def _have_row(self, channel: str, state: ChannelState) -> None:
        fresh: dict[str, Any] = {
            "channel": channel,
            "state": state.value,
            "since": None,
            "by": None,
            "words": "",
            "reference": None,
            "next_look": None,
            "place": None,
            "reminded_at": None,
            "evidence": [],
        }
        await self.scope.add_new(ChannelOpeningRow, [fresh], ["channel"])


def _opening(row: ChannelOpeningRow) -> Opening:
    return Opening(
        channel=row.channel,
        state=ChannelState(row.state),
        since=row.since,
        by=row.by,
        words=row.words,
        reference=row.reference,
        next_look=row.next_look,
        place=row.place,
        reminded_at=row.reminded_at,
        evidence=read(row.evidence),
    )


def _move(row: ChannelMoveRow) -> Move:
    return Move(
        row.channel,
        ChannelState(row.before),
        ChannelState(row.after),
        row.by,
        row.at,
        row.words,
        read(row.evidence),
        row.proposal_id,
    )
