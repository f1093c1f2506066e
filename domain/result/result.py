"""What is left of a span of days: which revenue, which costs, which GOP?

Uniform System of Accounts for the Lodging Industry, 12th revised edition: GOP = total operating revenue −
departmental expenses − undistributed operating expenses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from domain.figure import ratio
from domain.house.snapshot import House
from domain.money.ledger import Entry
from domain.money.lines import BY_CODE, COMMISSIONS, ROOMS_REVENUE, Section
from domain.money.rooms import RoomsDay
from domain.nights import Span
from domain.result.days import rooms_on

# Without these no result can be stated at all; anything else that is missing leaves it partial.
_BLINDING = frozenset({"vat", "costs", "ledger", "nights", "prices", "pickup"})


@dataclass(frozen=True, slots=True)
class Result:
    """Sums over the days of `span`. `lines` holds by how much each line changes the result: costs are negative.

    `gross` is what guests pay for the `priced` rooms and `commission` what channels keep of it, both as booked.
    `capital` is what was invested, outside the GOP; `one_off` the part of the lines that will not come again.
    `missing` names what is not in the sums, such as "cost[wages]" or "price[triple@2026-11-03]".
    """

    span: Span
    currency: str
    lines: Mapping[str, Decimal] = field(default_factory=dict)
    sold: Decimal = Decimal(0)
    priced: Decimal = Decimal(0)
    available: Decimal = Decimal(0)
    direct: Decimal = Decimal(0)
    arrivals: Decimal = Decimal(0)
    gross: Decimal = Decimal(0)
    commission: Decimal = Decimal(0)
    capital: Decimal = Decimal(0)
    one_off: Decimal = Decimal(0)
    missing: tuple[str, ...] = ()

    def of(self, section: Section) -> Decimal:
        """The section's sum, costs as positive amounts."""
        total = sum((n for code, n in self.lines.items() if BY_CODE[code].section is section), Decimal(0))
        return total if section is Section.REVENUE else -total

    @property
    def blind(self) -> bool:
        """Whether so much is missing that no result can be stated."""
        return any(name.partition("[")[0] in _BLINDING for name in self.missing)

    @property
    def revenue(self) -> Decimal:
        return self.of(Section.REVENUE)

    @property
    def gop(self) -> Decimal:
        return sum((n for code, n in self.lines.items() if BY_CODE[code].in_gop), Decimal(0))

    @property
    def margin(self) -> Decimal | None:
        """GOP ÷ total operating revenue; None without revenue."""
        return ratio(self.gop, self.revenue) if self.revenue > 0 else None


def add_lines(*parts: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """Line by line; lines of nothing are left out, so that equal results are equal."""
    total: dict[str, Decimal] = {}
    for part in parts:
        for code, amount in part.items():
            total[code] = total.get(code, Decimal(0)) + amount
    return {code: total[code] for code in BY_CODE if total.get(code)}


def result(house: House, span: Span) -> Result:
    """The days of `span` as they stand on the books: rooms sold, costs incurred, entries booked.

    Coming days count with what is booked for them; what is still expected is the outlook's.
    """
    booked: dict[date, list[Entry]] = {}
    for entry in house.books.entries:
        if entry.day in span:
            booked.setdefault(entry.day, []).append(entry)
    return joined(span, house.hotel.currency, [day_result(house, d, booked.get(d, ())) for d in span])


def joined(span: Span, currency: str, days: Iterable[Result]) -> Result:
    """A month is the sum of its days."""
    listed = tuple(days)

    def total(name: str) -> Decimal:
        return sum((getattr(day, name) for day in listed), Decimal(0))

    missing = tuple(dict.fromkeys(name for day in listed for name in day.missing))
    sold, priced = total("sold"), total("priced")
    if sold and not priced:
        missing = (*missing, "prices")
    return Result(
        span,
        currency,
        add_lines(*(day.lines for day in listed)),
        sold,
        priced,
        total("available"),
        total("direct"),
        total("arrivals"),
        total("gross"),
        total("commission"),
        total("capital"),
        total("one_off"),
        missing,
    )


def day_result(house: House, day: date, entries: Iterable[Entry]) -> Result:
    """One day. An entry in another currency is never added: it is named as missing."""
    books, currency = house.books, house.hotel.currency
    rooms = rooms_on(house, day)
    told = rooms or RoomsDay(day)
    lines: dict[str, Decimal] = dict.fromkeys(BY_CODE, Decimal(0))
    missing = list(_missing(house, day, rooms))
    net = told.net(books.taxes)
    lines[ROOMS_REVENUE] += net or Decimal(0)
    lines[COMMISSIONS] -= told.commission
    for cost in books.costs:
        if cost.currency != currency:
            missing.append(f"cost[{cost.code}]")
        elif cost.runs(day):
            taken = cost.of_day(day) + cost.of_rooms(Decimal(told.sold), Decimal(told.arrivals))
            lines[cost.line] -= taken
            missing += [f"cost[{cost.code}]"] if cost.unknown else []
    capital = one_off = Decimal(0)
    for entry in entries:
        if entry.currency != currency:
            missing.append(f"currency[{entry.source}]")
        elif entry.line not in BY_CODE:
            missing.append(f"line[{entry.source}]")
        elif entry.capital:
            capital += entry.net
        else:
            lines[entry.line] += entry.net
            one_off += entry.net if entry.one_off else Decimal(0)
    return Result(
        Span(day, day),
        currency,
        lines,
        Decimal(told.sold),
        Decimal(told.priced),
        Decimal(told.available or 0),
        Decimal(told.direct),
        Decimal(told.arrivals),
        told.gross,
        told.commission,
        capital,
        one_off,
        tuple(missing),
    )


def _missing(house: House, day: date, rooms: RoomsDay | None) -> Iterable[str]:
    books = house.books
    if not any(cost.told for cost in books.costs):
        yield "costs"
    if books.taxes.vat(day) is None:
        yield "vat[lodging]"
    if books.since is None or day < books.since:
        yield "ledger"
    if rooms is None:
        yield f"nights[{day.isoformat()}]"
        return
    yield from (f"price[{code}@{day.isoformat()}]" for code in rooms.unpriced)
    yield from (f"commission[{code}@{day.isoformat()}]" for code in rooms.untold)
