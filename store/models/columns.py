"""How do instants, amounts, phrases and identifiers sit in a column, the same on both databases?"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import ROUND_UP, Decimal
from typing import Annotated, Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, String, TypeDecorator
from sqlalchemy.orm import mapped_column

from domain.money import to_cents


class Instant(TypeDecorator[datetime]):
    """An aware datetime, kept and given back in UTC. A naive one is a bug and raises ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant without a zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value if value is None else value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC)


class Cents(TypeDecorator[Decimal]):
    """An amount as an integer number of hundredths; its currency stands in a column beside it."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int(to_cents(value).scaleb(2))

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(int(value)).scaleb(-2)


class Nanodollars(TypeDecorator[Decimal]):
    """US dollars as an integer number of thousand-millionths: a single cached token costs ten of them, exactly."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value.scaleb(9).to_integral_value(ROUND_UP))

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(int(value)).scaleb(-9)


Id = Annotated[
    int,
    mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True, sort_order=-20
    ),
]
Ref = Annotated[int, mapped_column(BigInteger)]
Big = Annotated[int, mapped_column(BigInteger)]
Code = Annotated[str, mapped_column(String(120))]
At = Annotated[datetime, mapped_column(Instant)]
Amount = Annotated[Decimal, mapped_column(Cents)]
Dollars = Annotated[Decimal, mapped_column(Nanodollars)]
Json = Annotated[Any, mapped_column(JSON(none_as_null=True))]
