"""Which transfers are there?"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from domain.service.transfer import Transfer, TransferState, TransferWish, Way
from store.models.service_guests import TransferRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Transfers:
    """The transfers of one property."""

    scope: Scope

    async def of(self, reservations: Collection[int]) -> Sequence[Transfer]:
        """Those of these bookings, by their hour."""
        wanted = select(TransferRow).where(TransferRow.reservation_id.in_(reservations))
        order = (TransferRow.at.is_(None), TransferRow.at, TransferRow.id)
        return [read_transfer(row) for row in await self.scope.all(wanted.order_by(*order))]

    async def get(self, number: int) -> Transfer | None:
        """The transfer with this number."""
        row = await self.scope.first(select(TransferRow).where(TransferRow.id == number))
        return None if row is None else read_transfer(row)

    async def by_token(self, token: str) -> Transfer | None:
        """The transfer behind a button."""
        row = await self.scope.first(select(TransferRow).where(TransferRow.token == token))
        return None if row is None else read_transfer(row)

    async def put(
        self, reservation: int, wish: TransferWish, state: TransferState, by: str, at: datetime
    ) -> Transfer:
        """Write a new transfer."""
        token = secrets.token_urlsafe(12)
        await self.scope.add(
            TransferRow,
            token=token,
            reservation_id=reservation,
            state=state.value,
            by=by,
            changed_at=at,
            **_columns(wish),
        )
        found = await self.by_token(token)
        if found is None:
            raise LookupError(f"a transfer of booking {reservation} was written and is not there")
        return found

    async def change(
        self, transfer: Transfer, wish: TransferWish, state: TransferState, by: str, at: datetime
    ) -> bool:
        """Other words, another state; False when somebody else was faster."""
        its = update(TransferRow).where(
            TransferRow.id == transfer.id, TransferRow.state == transfer.state.value
        )
        values = {**_columns(wish), "state": state.value, "by": by, "changed_at": at}
        return bool(await self.scope.changed(its.values(values)))


def read_transfer(row: TransferRow) -> Transfer:
    """The transfer of a row."""
    wish = TransferWish(Way(row.way), row.at, row.flight, row.pick_up, row.driver)
    state = TransferState(row.state)
    return Transfer(row.id, row.token, row.reservation_id, wish, state, row.by, row.changed_at)


def _columns(wish: TransferWish) -> dict[str, object]:
    return {
        "way": wish.way.value,
        "at": wish.at,
        "flight": wish.flight,
        "pick_up": wish.pick_up,
        "driver": wish.driver,
    }
