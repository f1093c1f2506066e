"""What is budgeted, what costs come back, which taxes apply, and what do the books of a snapshot hold?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, func, or_, select

from domain.consent.actions import Spend, from_json
from domain.consent.proposal import OPEN, UNDER_WAY
from domain.money.books import Books
from domain.money.costs import BudgetLine, RecurringCost
from domain.money.forecast import FRESH, NightForecast
from domain.money.ledger import Entry
from domain.money.pickup import NIGHTS, Held, Pickup, pickup_of
from domain.money.rooms import RoomsDay
from domain.money.taxes import Tax, Taxes
from domain.phrase import Name
from domain.prices.foresight import WHOLE_HOUSE
from domain.result.entries import entries_of
from store.models.accounts import BudgetRow, NightForecastRow, RecurringCostRow, TaxRow
from store.models.proposals import ProposalRow
from store.models.reservations import StayRoomRow
from store.money.ledger import Ledger
from store.scope import Scope

GOP_FLOOR, SPLIT_FROM = "gop_floor", "split_from"
_COST = (
    "code", "line", "name", "currency", "per_month", "per_room", "per_stay", "first", "last", "provision", "sample",
)  # fmt: skip
_TAX = (
    "code", "first", "amount", "exempt_below", "included", "due_days", "classification", "source", "confirmed",
    "sample",
)  # fmt: skip
# A house may well stand empty for so long; beyond that its bookings were not read.
QUIET = timedelta(days=7)
_ESTIMATE = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Reach:
    """Which books are wanted: from `since` on, as known now or before `known_at`, expecting `ahead` days, where the
    longest stay is `longest`.

    `asked`: somebody asks for the money itself, so that it is worked out even where no cost is told.
    """

    since: date
    today: date
    now: datetime
    ahead: int = 31
    longest: timedelta = timedelta(0)
    known_at: datetime | None = None
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Accounts:
    """Budget, costs, taxes and forecasts of one property; beside the ledger they make the books."""

    scope: Scope
    ledger: Ledger

    async def budget(self, first: date, last: date) -> Sequence[BudgetLine]:
        """What was budgeted for the months that begin from `first` to `last`."""
        rows = await self.scope.all(select(BudgetRow).where(BudgetRow.month.between(first, last)))
        return [BudgetLine(row.month, row.line, row.amount, row.currency, row.sample) for row in rows]

    async def set_budget(self, lines: Iterable[BudgetLine]) -> None:
        """Write these months and lines; others stay."""
        rows = [
            {"month": b.month, "line": b.line, "amount": b.amount, "currency": b.currency, "sample": b.sample}
            for b in lines
        ]
        await self.scope.put(BudgetRow, rows, ["month", "line"])

    async def costs(self) -> Sequence[RecurringCost]:
        """The recurring costs, past ones too, by code."""
        rows = await self.scope.all(select(RecurringCostRow).order_by(RecurringCostRow.code))
        return [
            RecurringCost(**{n: getattr(row, n) for n in _COST}, unknown=tuple(row.unknown)) for row in rows
        ]

    async def set_costs(self, costs: Iterable[RecurringCost]) -> None:
        """Replace the recurring costs by exactly these."""
        await self.scope.changed(delete(RecurringCostRow))
        rows = [{n: getattr(c, n) for n in _COST} | {"unknown": list(c.unknown)} for c in costs]
        await self.scope.append(RecurringCostRow, rows)

    async def taxes(self) -> Taxes:
        """The dated rules."""
        rows = await self.scope.all(select(TaxRow).order_by(TaxRow.code, TaxRow.first))
        return Taxes(tuple(_tax(row) for row in rows))

    async def set_taxes(self, taxes: Taxes) -> None:
        """Replace the rules by exactly these."""
        await self.scope.changed(delete(TaxRow))
        rows = [
            {n: getattr(tax, n) for n in _TAX}
            | {
                "name": dict(tax.name.by_language),
                "rate": None if tax.rate is None else f"{tax.rate:f}",
            }
            for tax in taxes.rules
        ]
        await self.scope.append(TaxRow, rows)

    async def forecast(self, known_at: datetime) -> Sequence[NightForecast]:
        """The newest forecast that was made by then, by night and type; the whole house's is not among them."""
        newest = select(func.max(NightForecastRow.as_of)).where(NightForecastRow.as_of <= known_at)
        as_of = await self.scope.first(newest)
        if as_of is None:
            return ()
        rows = await self.scope.all(
            select(NightForecastRow)
            .where(NightForecastRow.as_of == as_of, NightForecastRow.room_type != WHOLE_HOUSE)
            .order_by(NightForecastRow.stay_date, NightForecastRow.room_type)
        )
        return [
            NightForecast(row.as_of, row.stay_date, row.room_type, row.on_books, *_estimates(row))
            for row in rows
        ]

    async def add_forecast(self, rows: Iterable[NightForecast]) -> None:
        """Keep what was expected; the same instant, night and type again is overwritten."""
        values = [
            {
                "as_of": row.as_of,
                "stay_date": row.night,
                "room_type": row.room_type,
                "on_books": row.on_books,
                "mean": float(row.mean),
                "p10": float(row.p10),
                "p90": float(row.p90),
            }
            for row in rows
        ]
        await self.scope.put(NightForecastRow, values, ["as_of", "stay_date", "room_type"])

    async def books(self, reach: Reach, settings: Mapping[str, Any], rooms: Mapping[date, RoomsDay]) -> Books:
        """The books of a snapshot; `rooms` are the nights before its own. The usual pickup is worked out only
        without a fresh forecast, and where costs are told or the books are asked for."""
        costs = tuple(await self.costs())
        forecast = tuple(await self.forecast(reach.known_at or reach.now))
        fresh = bool(forecast) and reach.now - forecast[0].as_of <= FRESH
        wanted = (reach.asked or bool(costs)) and not fresh
        since = _known_from(reach.since, rooms)
        years = date(reach.since.year, 1, 1), date(reach.today.year + 1, 12, 31)
        return Books(
            since=since,
            entries=tuple(await self.ledger.between(since, date.max, reach.known_at)),
            rooms=rooms,
            costs=costs,
            budget=tuple(await self.budget(*years)),
            taxes=await self.taxes(),
            gop_floor=_exact(settings.get(GOP_FLOOR)),
            split_from=_exact(settings.get(SPLIT_FROM)),
            forecast=forecast,
            pickup=await self._pickup(reach) if wanted else Pickup(),
            asked=tuple(await self._asked()),
        )

    async def _pickup(self, reach: Reach) -> Pickup:
        first = reach.today - timedelta(days=NIGHTS + reach.ahead)
        rows = await self.scope.rows(
            select(
                StayRoomRow.check_in, StayRoomRow.nights, StayRoomRow.known_from, StayRoomRow.released_at
            ).where(
                StayRoomRow.check_in.between(first - reach.longest, reach.today - timedelta(days=1)),
                StayRoomRow.check_out > first,
                StayRoomRow.room_type.is_not(None),
                or_(StayRoomRow.released_at.is_(None), StayRoomRow.released_at > StayRoomRow.known_from),
            )
        )
        known_at = reach.known_at
        held = (
            Held(check_in, nights, known, None if known_at and gone and gone >= known_at else gone)
            for check_in, nights, known, gone in rows
            if known_at is None or known < known_at
        )
        return pickup_of(held, reach.today, reach.now, reach.ahead)

    async def _asked(self) -> Sequence[Entry]:
        waiting = [state.value for state in (*OPEN, *UNDER_WAY)]
        wanted = select(ProposalRow.id, ProposalRow.action).where(ProposalRow.state.in_(waiting))
        found: list[Entry] = []
        for number, stored in await self.scope.rows(wanted):
            action = from_json(stored) if stored["kind"] == "spend" else None
            if isinstance(action, Spend):
                found += entries_of(action, f"proposal:{number}")
        return found


def _known_from(since: date, rooms: Mapping[date, RoomsDay]) -> date:
    """Where bookings begin later than the books were asked for, the nights before are unknown, not empty."""
    first = min((night for night, day in rooms.items() if day.sold), default=None)
    return first if first is not None and first > since + QUIET else since


def _tax(row: TaxRow) -> Tax:
    return Tax(name=Name(row.name), rate=_exact(row.rate), **{name: getattr(row, name) for name in _TAX})


def _estimates(row: NightForecastRow) -> tuple[Decimal, ...]:
    return tuple(Decimal(str(value)).quantize(_ESTIMATE) for value in (row.mean, row.p10, row.p90))


def _exact(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)
