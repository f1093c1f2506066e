"""Which figures does the result of a span open to, each with its formula, operands and source rows?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from domain.day.figures.formula import Operands
from domain.day.figures.opened import cells, opened
from domain.figure import Figure, Source
from domain.house.snapshot import House
from domain.money.lines import BY_CODE, COMMISSIONS, ROOMS_REVENUE, Section
from domain.nights import Span
from domain.result.result import Result, result

_WITH_COSTS = frozenset({"departmental", "undistributed", "gop", "margin", "goppar", "cpor"})
GOP = "sum(revenue) - sum(departmental) - sum(undistributed)"


@dataclass(frozen=True, slots=True)
class Statement:
    """The standard figures of some days. Costs are positive amounts; what is missing is missing, never 0.

    TRevPAR and GOPPAR per available room, CPOR = departmental expense of Rooms ÷ rooms sold, direct share in room
    nights (USALI, 12th ed.). ADR here is net of VAT; « net » also takes commissions off.
    """

    result: Result
    revenue: Figure
    departmental: Figure
    undistributed: Figure
    gop: Figure
    margin: Figure
    goppar: Figure
    trevpar: Figure
    cpor: Figure
    adr: Figure
    adr_net: Figure
    commission: Figure
    direct_share: Figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        names = self.__slots__
        return tuple(getattr(self, name) for name in names if name != "result")


def statement(house: House, span: Span, name: str, found: Result | None = None) -> Statement:
    """Figures called « name.gop » and so on; `found` is the result of the span where it is there already."""
    of = found or result(house, span)
    parts = {section: tuple(_lines(of, section)) for section in Section}
    revenue, departmental, undistributed, _ = (parts[section] for section in Section)
    gop = (*revenue, *departmental, *undistributed)
    sold, available = ("sold", of.sold), ("available", of.available or None)
    rooms = (("rooms_revenue", _line(of, ROOMS_REVENUE)),)
    kept = _line(of, COMMISSIONS)
    commission = (("commission", None if kept is None else -kept),)
    priced = ("priced", of.priced)
    expense = tuple((f"expense[{n}]", v) for n, v in _rooms_expense(of))
    sources = tuple(sources_of(house, span))

    def made(part: str, unit: str, formula: str, operands: Operands) -> Figure:
        gaps = of.missing if part in _WITH_COSTS else _without_costs(of.missing)
        return opened(house, f"{name}.{part}", unit, formula, operands, sources=sources, missing=gaps)

    money = of.currency
    return Statement(
        of,
        revenue=made("revenue", money, "sum(revenue)", revenue),
        departmental=made("departmental", money, "sum(departmental)", departmental),
        undistributed=made("undistributed", money, "sum(undistributed)", undistributed),
        gop=made("gop", money, GOP, gop),
        margin=made("margin", "ratio", f"({GOP}) / sum(revenue)", gop),
        goppar=made("goppar", money, f"({GOP}) / available", (*gop, available)),
        trevpar=made("trevpar", money, "sum(revenue) / available", (*revenue, available)),
        cpor=made("cpor", money, "sum(expense) / sold", (*expense, sold)),
        adr=made("adr", money, "rooms_revenue / priced", (*rooms, priced)),
        adr_net=made(
            "adr_net", money, "(rooms_revenue - commission) / priced", (*rooms, *commission, priced)
        ),
        commission=made("commission", money, "commission", commission),
        direct_share=made("direct_share", "ratio", "direct / sold", (("direct", of.direct), sold)),
    )


def sources_of(house: House, span: Span) -> Iterator[Source]:
    """Nights of the snapshot, entries of the ledger, recurring costs."""
    own = [night for night in span if house.first <= night <= house.last]
    yield cells((kind.code, night) for night in own for kind in house.sellable)
    yield Source("ledger", tuple(entry.source for entry in house.books.entries if entry.day in span))
    running = (cost.code for cost in house.books.costs if cost.runs(span.first) or cost.runs(span.last))
    yield Source("recurring_costs", tuple(running))


def _lines(of: Result, section: Section) -> Iterator[tuple[str, Decimal | None]]:
    """Each line of a section that has an amount; costs positive. One missing operand where nothing can be said."""
    revenue = section is Section.REVENUE
    if rooms_unsaid(of.missing) if revenue else of.blind:
        yield f"{section}[unknown]", None
        return
    for code, amount in of.lines.items():
        if BY_CODE[code].section is section:
            yield f"{section}[{code}]", amount if revenue else -amount


def _line(of: Result, code: str) -> Decimal | None:
    """The amount of a line as it changes the result; None where the rooms themselves cannot be counted."""
    rooms = code in {ROOMS_REVENUE, COMMISSIONS}
    return None if rooms and rooms_unsaid(of.missing) else of.lines.get(code, Decimal(0))


def rooms_unsaid(missing: Iterable[str]) -> bool:
    """Whether the rooms' revenue cannot be stated; unknown costs do not hinder that."""
    return any(name.partition("[")[0] in {"vat", "nights", "prices"} for name in missing)


def _without_costs(missing: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in missing if name.partition("[")[0] not in {"costs", "cost"})


def _rooms_expense(of: Result) -> Iterator[tuple[str, Decimal | None]]:
    if of.blind:
        yield "rooms", None
        return
    for code, amount in of.lines.items():
        if BY_CODE[code].section is Section.DEPARTMENTAL and code.startswith("rooms_"):
            yield code, -amount
