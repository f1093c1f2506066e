"""How full was the house over some nights, and what did its rooms earn?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.day.figures.days import Day, covered, day
from domain.day.figures.formula import Operands, evaluate
from domain.day.figures.opened import bookings, cells, opened
from domain.figure import Figure, Source
from domain.house.snapshot import House
from domain.nights import ONE_DAY, Span


@dataclass(frozen=True, slots=True)
class Period:
    """The standard figures over a span of nights: one night, or a month to date.

    Occupancy = sold ÷ available; ADR = rooms revenue ÷ rooms sold with a known price; RevPAR = rooms revenue ÷
    available (USALI, 12th ed.). Net of commission covers the rooms whose commission is known. Taxes are no
    part of revenue; a complimentary room counts as sold at nothing.
    """

    span: Span
    sold: Figure
    available: Figure
    occupancy: Figure
    adr: Figure
    adr_net: Figure
    revpar: Figure

    @property
    def counted(self) -> int | None:
        """Rooms sold of the types that `available` counts: the numerator of the occupancy."""
        sold = evaluate("sum(sold)", self.occupancy.operands)
        return None if sold is None or self.occupancy.value is None else int(sold)

    @property
    def priced(self) -> int:
        """Rooms sold whose price is known."""
        return int(evaluate("sum(priced)", self.adr.operands) or 0)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.sold, self.available, self.occupancy, self.adr, self.adr_net, self.revpar)


def period(house: House, span: Span, name: str) -> Period:
    """Figures called « name.occupancy » and so on; every operand is one night's sum, so a month is its days."""
    days = tuple(day(house, night) for night in span)
    sources = _sources(house, span)
    unsized = tuple(m for d in days for m in d.no_units)
    untyped = tuple(m for d in days for m in d.no_type)
    unpriced = tuple(m for d in days for m in d.no_price)
    uncommissioned = tuple(m for d in days for m in d.no_commission)
    sold, available = _each(days, "sold", _counted), _each(days, "available", lambda d: d.available)
    priced = _each(days, "priced", lambda d: d.priced)
    currency = house.hotel.currency

    def made(part: str, unit: str, formula: str, operands: Operands, missing: Iterable[str]) -> Figure:
        return opened(
            house, f"{name}.{part}", unit, formula, operands, sources=sources, missing=(*missing, *untyped)
        )

    return Period(
        span,
        sold=made("sold", "nights", "sum(sold)", _each(days, "sold", lambda d: d.sold), ()),
        available=made("available", "nights", "sum(available)", available, unsized),
        occupancy=made("occupancy", "ratio", "sum(sold) / sum(available)", (*sold, *available), unsized),
        adr=made(
            "adr",
            currency,
            "sum(revenue) / sum(priced)",
            (*_each(days, "revenue", lambda d: d.revenue), *priced),
            unpriced,
        ),
        adr_net=made(
            "adr_net",
            currency,
            "(sum(revenue) - sum(commission)) / sum(priced)",
            (
                *_each(days, "revenue", lambda d: d.net_revenue),
                *_each(days, "commission", lambda d: d.commission),
                *_each(days, "priced", lambda d: d.net_priced),
            ),
            (*unpriced, *uncommissioned),
        ),
        revpar=made(
            "revpar",
            currency,
            "sum(revenue) / sum(available)",
            (*_earned(days), *available),
            (*unsized, *unpriced),
        ),
    )


def month_to_date(house: House) -> Period:
    """From the first of last night's month to last night: on the 1st it is the whole month that ended."""
    last = house.today - ONE_DAY
    return period(house, Span(last.replace(day=1), last), f"month:{last:%Y-%m}")


def of_night(house: House, night: date) -> Period:
    return period(house, Span(night, night), f"night:{night.isoformat()}")


def _each(days: tuple[Day, ...], name: str, of: Callable[[Day], Decimal | int | None]) -> Operands:
    return tuple(
        (f"{name}[{d.night.isoformat()}]", None if (value := of(d)) is None else Decimal(value)) for d in days
    )


def _counted(d: Day) -> int | None:
    return d.counted


def _earned(days: tuple[Day, ...]) -> Operands:
    """Revenue by night; nothing at all when rooms were sold and no price of the whole period is known."""
    blind = any(d.sold for d in days) and not any(d.priced for d in days)
    return _each(days, "revenue", lambda d: None if blind else d.counted_revenue)


def _sources(house: House, span: Span) -> tuple[Source, ...]:
    near = house.today - timedelta(days=1)
    told = span.first >= near and span.last <= house.today  # stays cover last night and tonight
    rows = tuple((kind.code, night) for night in span if covered(house, night) for kind in house.sellable)
    slept = tuple(
        s
        for s in house.stays
        if told and s.released_at is None and s.check_in <= span.last and s.check_out > span.first
    )
    return (cells(rows), bookings(slept))
