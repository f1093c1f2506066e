"""How far has an objective come, what is still needed, and where does the present pace lead?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from domain.bookings.night import Night
from domain.consent.objective import Metric, Objective
from domain.figure import ratio
from domain.house.snapshot import House
from domain.money import to_cents
from domain.nights import ONE_DAY, Span
from domain.result.result import Result, result

PACE_NIGHTS = 28  # four whole weeks: each weekday counts alike


@dataclass(frozen=True, slots=True)
class Tally:
    """What some nights add up to, over the types whose rooms are known: without any, `available` is None.

    `revenue` None: rooms are sold and not one of their prices is known. Blocked rooms are not available (USALI,
    12th ed.).
    """

    nights: int
    sold: int
    available: int | None
    priced: int
    revenue: Decimal | None
    direct: int

    def value(self, metric: Metric) -> Decimal | None:
        """Occupancy = sold ÷ available; ADR = rooms revenue ÷ rooms sold with a known price; RevPAR = rooms
        revenue ÷ available; direct share = rooms sold without an intermediary ÷ rooms sold."""
        match metric:
            case Metric.OCCUPANCY:
                return None if self.available is None else ratio(self.sold, self.available)
            case Metric.ADR:
                return None if self.revenue is None else ratio(self.revenue, self.priced)
            case Metric.REVPAR:
                known = self.revenue is not None and self.available is not None
                return ratio(self.revenue or 0, self.available or 0) if known else None
            case Metric.DIRECT_SHARE:
                return ratio(self.direct, self.sold)
            case Metric.GOP_MARGIN:
                return None


@dataclass(frozen=True, slots=True)
class Progress:
    """An objective on the books of today, over its whole period.

    `now` is its value so far, `expected` where the pace of the last four weeks leads; None where nobody can tell.
    `missing` is what is needed on top: room nights for an occupancy or a direct share, an amount of rooms revenue
    for an ADR or a RevPAR, of GOP on the revenue so far for a margin; 0 once it is reached. `left` counts the
    nights from tonight on, `unknown` those that the House does not know: then all this is of the others.
    """

    objective: Objective
    tally: Tally
    now: Decimal | None
    expected: Decimal | None
    missing: Decimal | None
    left: int
    unknown: int

    @property
    def per_night(self) -> Decimal | None:
        """What is missing for each night that is left, to the tenth of a room or the hundredth of an amount."""
        if self.missing is None or not self.left:
            return None
        step = Decimal("0.1") if self.in_rooms else Decimal("0.01")
        return (self.missing / self.left).quantize(step, ROUND_CEILING)

    @property
    def in_rooms(self) -> bool:
        """Whether `missing` counts room nights."""
        return self.objective.metric in {Metric.OCCUPANCY, Metric.DIRECT_SHARE}

    @property
    def reached(self) -> bool:
        return self.missing == 0


def progress(objective: Objective, house: House) -> Progress:
    """The objective as the House knows it."""
    known = _known(objective.period, house)
    cells = _cells(objective, house, known) if known else []
    tally = _tally(cells, len(known) if known else 0)
    margin = objective.metric is Metric.GOP_MARGIN
    now = gop_margin(house, objective.period) if margin else tally.value(objective.metric)
    unknown = len(objective.period) - (len(known) if known else 0)
    return Progress(
        objective,
        tally,
        now,
        expected=None if unknown else _expected(objective, house, cells),
        missing=None if unknown else _missing(objective, tally, now, _to_date(house, objective.period)),
        left=max(0, (objective.period.last - max(objective.period.first, house.today)).days + 1),
        unknown=unknown,
    )


def gop_margin(house: House, span: Span) -> Decimal | None:
    """GOP ÷ revenue of the period's days up to yesterday; None while so much is missing that none can be stated."""
    found = _to_date(house, span)
    return None if found is None else found.margin


def _to_date(house: House, span: Span) -> Result | None:
    last = min(span.last, house.today - ONE_DAY)
    found = result(house, Span(span.first, last)) if span.first <= last else None
    return None if found is None or found.blind else found


def by_night(objective: Objective, house: House) -> list[tuple[date, Tally]]:
    """Each night of the period that the House knows, for a picture."""
    known = _known(objective.period, house)
    return [(night, _tally(_cells(objective, house, Span(night, night)), 1)) for night in (known or ())]


def _known(period: Span, house: House) -> Span | None:
    first, last = max(period.first, house.first), min(period.last, house.last)
    return Span(first, last) if first <= last else None


def _cells(objective: Objective, house: House, span: Span) -> list[Night]:
    wanted = house.between(span.first, span.last)
    return [
        cell for cell in wanted if cell.units is not None and objective.room_type in (None, cell.room_type)
    ]


def _tally(cells: Sequence[Night], nights: int) -> Tally:
    sold, priced = sum(cell.sold for cell in cells), sum(cell.priced for cell in cells)
    blind = bool(sold) and not priced
    return Tally(
        nights,
        sold,
        available=sum((cell.units or 0) - cell.blocked for cell in cells) if cells else None,
        priced=priced,
        revenue=None if blind else sum((cell.revenue for cell in cells), Decimal(0)),
        direct=sum(cell.direct for cell in cells),
    )


def _missing(objective: Objective, tally: Tally, now: Decimal | None, books: Result | None) -> Decimal | None:
    """The way to the target, counted on top of what is on the books.

    A direct share s of D direct and S sold room nights needs x more direct ones: (D + x) ÷ (S + x) = s, so
    x = (sS − D) ÷ (1 − s).
    """
    target = objective.target
    if target is None or now is None:
        return None
    match objective.metric:
        case Metric.OCCUPANCY:
            return _whole(target * (tally.available or 0) - tally.sold)
        case Metric.DIRECT_SHARE:
            short = target * tally.sold - tally.direct
            return None if target == 1 and short > 0 else _whole(short / (1 - target) if short > 0 else short)
        case Metric.ADR:
            return max(Decimal(0), to_cents(target * tally.priced - (tally.revenue or 0)))
        case Metric.REVPAR:
            return max(Decimal(0), to_cents(target * (tally.available or 0) - (tally.revenue or 0)))
        case Metric.GOP_MARGIN:
            return None if books is None else max(Decimal(0), to_cents(target * books.revenue - books.gop))


def _whole(rooms: Decimal) -> Decimal:
    return max(Decimal(0), rooms.to_integral_value(ROUND_CEILING))


def _expected(objective: Objective, house: House, cells: Iterable[Night]) -> Decimal | None:
    """Nights gone by as they were; each night to come as it is on the books, or as the average night of the last
    four weeks where that was fuller. An ADR and a direct share are not carried forward."""
    if objective.metric not in {Metric.OCCUPANCY, Metric.REVPAR}:
        return None
    back = Span(house.today - timedelta(days=PACE_NIGHTS), house.today - ONE_DAY)
    if back.first < house.first:
        return None
    usual = _tally(_cells(objective, house, back), PACE_NIGHTS).value(objective.metric)
    total, rooms = Decimal(0), 0
    by_date: dict[date, list[Night]] = {}
    for cell in cells:
        by_date.setdefault(cell.night, []).append(cell)
    for night, of_night in by_date.items():
        one = _tally(of_night, 1)
        value = one.value(objective.metric)
        if value is None or usual is None or one.available is None:
            return None
        total += (value if night < house.today else max(value, usual)) * one.available
        rooms += one.available
    return ratio(total, rooms)
