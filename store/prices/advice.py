"""What is there to study before prices are proposed, and what did the last study say?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select

from domain.prices.advice import Advice, Factor, NightOf, RoomBooked
from domain.prices.rates import ALL_CHANNELS, MASTER_PLAN, Stage
from store.bookings.foreign import ABROAD, with_house
from store.models.calendar import CellRow
from store.models.reservations import StayRoomRow
from store.models.revenue import AdviceRow, KeptAdviceRow
from store.prices.snapshots import Snapshots
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Studies:
    """The books as a forecast counts them, the owner's own prices, and the newest advice."""

    scope: Scope
    snapshots: Snapshots

    async def bookings(self, zone: ZoneInfo) -> tuple[RoomBooked, ...]:
        """Every room that was ever booked, of a known type; a row that a revision replaced is not counted."""
        rooms = with_house(
            select(
                ABROAD.label("abroad"),
                StayRoomRow.booked_at,
                StayRoomRow.check_in,
                StayRoomRow.nights,
                StayRoomRow.room_type,
                StayRoomRow.source,
                StayRoomRow.revenue,
                StayRoomRow.commission,
                StayRoomRow.nightly,
                StayRoomRow.released_at,
                StayRoomRow.adults,
                StayRoomRow.children,
            )
        ).where(StayRoomRow.room_type.is_not(None), StayRoomRow.superseded.is_(False))
        rows = await self.scope.rows(rooms)
        return tuple(_booked(row, zone, known=not row.abroad) for row in rows if row.nights > 0)

    async def owner_prices(self, today: date) -> dict[NightOf, Decimal]:
        """What the owner himself asks for each night: the target, or what it was before directors changed it."""
        rows = await self.scope.rows(
            select(CellRow.room_type, CellRow.night, CellRow.price).where(
                CellRow.stage == Stage.TARGET.value,
                CellRow.rate_plan == MASTER_PLAN,
                CellRow.channel == ALL_CHANNELS,
                CellRow.price.is_not(None),
            )
        )
        targets: dict[NightOf, Decimal] = {(code, night): price for code, night, price in rows}
        own = await self.snapshots.owner_prices(today, targets)
        return targets | {key: price for key, price in own.items() if price is not None}

    async def save(self, made_on: date, advice: tuple[Advice, ...]) -> None:
        """Keep what was said today in place of what was said before."""
        await self.scope.changed(delete(AdviceRow))
        await self.scope.append(AdviceRow, [_row(made_on, one) for one in advice])

    async def made_on(self) -> date | None:
        """The day of the newest advice."""
        return await self.scope.first(select(func.max(AdviceRow.made_on)))

    async def newest(self) -> tuple[Advice, ...]:
        """The newest advice, night by night."""
        rows = await self.scope.all(select(AdviceRow).order_by(AdviceRow.night, AdviceRow.room_type))
        return tuple(_advice(row) for row in rows)

    async def keep(self, proposal_id: int, advice: tuple[Advice, ...]) -> None:
        """Keep what was said of a proposal's nights as long as the proposal itself."""
        if advice:
            cells = [
                [one.room_type, one.night.isoformat(), str(one.current), str(one.proposed), _body(one)]
                for one in advice
            ]
            row = {"proposal_id": proposal_id, "cells": cells}
            await self.scope.add_new(KeptAdviceRow, [row], ["proposal_id"])

    async def kept(self, proposal_id: int) -> tuple[Advice, ...]:
        """What was said when the proposal was filed; nothing where nothing was."""
        wanted = select(KeptAdviceRow.cells).where(KeptAdviceRow.proposal_id == proposal_id)
        cells = await self.scope.first(wanted)
        return tuple(
            _read(code, date.fromisoformat(night), Decimal(current), Decimal(proposed), body)
            for code, night, current, proposed, body in cells or ()
        )


def _booked(row: Any, zone: ZoneInfo, *, known: bool) -> RoomBooked:
    """`known`: its amounts are of the house's currency."""
    stated = [price for price in row.nightly or () if price is not None and known]
    if stated:
        price: Decimal | None = Decimal(sum(stated)).scaleb(-2) / len(stated)
    else:
        price = None if row.revenue is None or not known else row.revenue / row.nights
    people = [count for count in (row.adults, row.children) if count is not None]
    return RoomBooked(
        booked_on=row.booked_at.astimezone(zone).date(),
        arrival=row.check_in,
        nights=row.nights,
        room_type=row.room_type,
        channel=row.source,
        price=price,
        commission=row.commission if known else None,
        cancelled_on=row.released_at.astimezone(zone).date() if row.released_at else None,
        people=sum(people) if people else None,
    )


_AMOUNTS = ("low", "mid", "high", "rooms_with", "rooms_without", "to_come")


def _row(made_on: date, one: Advice) -> dict[str, Any]:
    return {
        "made_on": made_on,
        "night": one.night,
        "room_type": one.room_type,
        "current": one.current,
        "proposed": one.proposed,
        "body": _body(one),
    }


def _body(one: Advice) -> dict[str, Any]:
    body: dict[str, Any] = {name: str(getattr(one, name)) for name in _AMOUNTS}
    body["rails"] = list(one.rails)
    body["stay"] = [one.min_stay, one.min_stay_reason]
    body["factors"] = [
        [factor.key, str(factor.value), {name: _written(n) for name, n in factor.numbers.items()}]
        for factor in one.factors
    ]
    return body


def _written(number: Decimal | str) -> list[str]:
    return ["n" if isinstance(number, Decimal) else "t", str(number)]


def _advice(row: AdviceRow) -> Advice:
    return _read(row.room_type, row.night, row.current, row.proposed, row.body)


def _read(code: str, night: date, current: Decimal, proposed: Decimal, body: Any) -> Advice:
    amounts = {name: Decimal(body[name]) for name in _AMOUNTS}
    factors = tuple(
        Factor(key, Decimal(value), {n: Decimal(v) if kind == "n" else v for n, (kind, v) in numbers.items()})
        for key, value, numbers in body["factors"]
    )
    return Advice(
        code,
        night,
        current,
        proposed,
        rails=tuple(body["rails"]),
        factors=factors,
        min_stay=body.get("stay", [1, ""])[0],
        min_stay_reason=body.get("stay", [1, ""])[1],
        **amounts,
    )
