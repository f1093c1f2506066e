"""What was expected of the whole house's nights, as of which instants?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from domain.money.forecast import NightForecast
from domain.nights import Span
from domain.prices.foresight import WHOLE_HOUSE
from store.models.accounts import NightForecastRow
from store.scope import Scope

_ESTIMATE = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Foresights:
    """Forecasts of the house beside those of its types, which the books read."""

    scope: Scope

    async def of_house(self, span: Span) -> Sequence[NightForecast]:
        """Everything that was ever expected of these nights, oldest first."""
        rows = await self.scope.rows(
            select(
                NightForecastRow.as_of,
                NightForecastRow.stay_date,
                NightForecastRow.on_books,
                NightForecastRow.mean,
                NightForecastRow.p10,
                NightForecastRow.p90,
            )
            .where(
                NightForecastRow.room_type == WHOLE_HOUSE,
                NightForecastRow.stay_date.between(span.first, span.last),
            )
            .order_by(NightForecastRow.as_of, NightForecastRow.stay_date)
        )
        return [
            NightForecast(
                row.as_of,
                row.stay_date,
                WHOLE_HOUSE,
                row.on_books,
                *(Decimal(str(n)).quantize(_ESTIMATE) for n in (row.mean, row.p10, row.p90)),
            )
            for row in rows
        ]
