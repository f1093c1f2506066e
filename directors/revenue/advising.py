"""What does the engine say of every coming night, for the books and rules of one house?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

import numpy as np

from directors.revenue.engine import Engine, Policy, Recommendation, Room
from directors.revenue.ruled import ruled
from domain.bookings.night import Night
from domain.money import to_cents
from domain.prices.advice import Advice, Factor, NightOf, Study
from domain.prices.events import DemandCalendar, marrakech
from domain.prices.rules import RuleKind
from domain.property import RoomType

WEEKS = timedelta(days=364)  # the same weekday a year on
LOWEST_OF_CARD = Decimal("0.80")
HIGHEST_OF_CARD = Decimal("1.50")
DIRECT = frozenset({"online", "direct", "phone", "walk_in", "website"})


def priced_kinds(study: Study) -> list[RoomType]:
    """The types that have rooms and prices."""
    return [kind for kind in study.kinds if kind.units and _card_of(kind, study)]


def advice(study: Study) -> tuple[Advice, ...]:
    """One advice for each priced night and type; nothing where there is not enough to stand on.

    The engine is asked twice: first freely, then for what its wishes are worth once the owner's rules have had
    their say, so that the contribution belongs to the price that is shown.
    """

    kinds = priced_kinds(study)
    if not study.enough or not kinds:
        return ()
    ready = prepared(study, kinds, costs_of(study))
    engine, policy, cells = ready.engine, ready.policy, ready.cells
    wished = ready.recommend()
    allowed = ruled(wished_prices(wished), study)
    engine.policy = replace(
        policy, pins=tuple((night, code, float(cell.price)) for (code, night), cell in allowed.items())
    )
    told = ready.recommend()
    return tuple(
        _advice(one, study, (*_own(first), *allowed[first.room, first.night].rails), cells)
        for first, one in zip(wished, told, strict=True)
        if cells[first.room, first.night].price is not None
    )


@dataclass(frozen=True, slots=True)
class Prepared:
    """An engine that has seen the books and knows which prices stood until yesterday.

    `policy` are the house's own rules, whatever `engine.policy` is set to.
    """

    engine: Engine
    policy: Policy
    study: Study
    cells: Mapping[NightOf, Night]

    def recommend(self) -> list[Recommendation]:
        """What the engine says of every coming night under its present policy."""
        sold = {(night, code): float(cell.sold) for (code, night), cell in self.cells.items()}
        blocked = {(night, code): float(cell.blocked) for (code, night), cell in self.cells.items()}
        return self.engine.recommend(self.study.today, nights_in(self.cells), sold, blocked)


def prepared(study: Study, kinds: Sequence[RoomType], costs: object) -> Prepared:
    """An engine for these types, at these costs."""
    cells = {(night.room_type, night.night): night for night in study.nights}
    nights = nights_in(cells)
    present = tuple(
        (night, kind.code, float(price))
        for kind in kinds
        for night in nights
        if (price := cells[kind.code, night].price) is not None
    )
    rooms = tuple(_room(kind, study) for kind in kinds)
    engine = Engine(rooms, _rate_card(kinds, study), labels_of(study), costs)
    policy = _policy(engine.policy, study)
    _tell(engine, study, {kind.code: place for place, kind in enumerate(kinds)})
    engine.policy = policy
    engine.observe(study.today, records_of(study))
    engine.policy = replace(policy, pins=present)
    engine.price_matrix(study.today - timedelta(days=1), nights)  # what stood until yesterday
    engine.policy = policy
    return Prepared(engine, policy, study, cells)


def _tell(engine: Engine, study: Study, places: Mapping[str, int]) -> None:
    """The prices that the house's changes left behind, day by day."""
    days: dict[date, dict[date, dict[int, float]]] = {}
    for one in study.asked:
        if one.room_type in places:
            prices = days.setdefault(one.since, {}).setdefault(one.night, {})
            prices[places[one.room_type]] = float(one.price)
    for day in sorted(days):
        table = np.full((len(days[day]), len(places)), np.nan)
        for row, prices in enumerate(days[day].values()):
            for place, price in prices.items():
                table[row, place] = price
        engine.asked(day, list(days[day]), table)


def nights_in(cells: Iterable[NightOf]) -> list[date]:
    """The nights of these cells in order."""
    return sorted({night for _, night in cells})


def wished_prices(wished: Iterable[Recommendation]) -> dict[tuple[str, date], Decimal]:
    """What the engine would ask, by type and night."""
    return {(one.room, one.night): to_cents(Decimal(str(one.proposed))) for one in wished}


def _own(one: Recommendation) -> tuple[str, ...]:
    return tuple(rail for rail in one.rails if rail not in {"pin", "lock"})


def _advice(
    one: Recommendation, study: Study, rails: tuple[str, ...], cells: Mapping[tuple[str, date], object]
) -> Advice:
    def number(value: float) -> Decimal:
        return Decimal(str(round(value, 4)))

    sold = getattr(cells[one.room, one.night], "sold", 0)
    return Advice(
        one.room,
        one.night,
        to_cents(Decimal(str(one.current))),
        to_cents(Decimal(str(one.proposed))),
        number(one.contribution_low),
        number(one.contribution_mid),
        number(one.contribution_high),
        number(one.forecast_with),
        number(one.forecast_without),
        number(max(one.forecast_with, one.forecast_without) - sold),
        tuple(dict.fromkeys(rails)),
        tuple(
            Factor(
                factor.key,
                Decimal(str(round(factor.value, 9))),  # their product is the price to the unit of currency
                {name: n if isinstance(n, str) else number(n) for name, n in factor.numbers.items()},
            )
            for factor in one.factors
        ),
        one.min_stay,
        one.min_stay_reason,
    )


def _card_of(kind: RoomType, study: Study) -> list[Decimal]:
    return [price for (code, _), price in study.owner.items() if code == kind.code and price > 0]


def _room(kind: RoomType, study: Study) -> Room:
    """The widest bounds that any night allows; a type without a floor or a ceiling stays near its own card."""

    card = _card_of(kind, study)
    floors = [rule.amount for rule in study.rules.of(RuleKind.FLOOR) if rule.room_type in {None, kind.code}]
    caps = [rule.amount for rule in study.rules.of(RuleKind.CEILING) if rule.room_type in {None, kind.code}]
    floor = min([*filter(None, [kind.floor]), *filter(None, floors)], default=min(card) * LOWEST_OF_CARD)
    cap = max([*filter(None, [kind.ceiling]), *filter(None, caps)], default=max(card) * HIGHEST_OF_CARD)
    cost = study.rules.amount(RuleKind.COST, kind.code, study.today) or Decimal(0)
    return Room(
        kind.code,
        kind.units or 0,
        float(kind.base or median(card)),
        float(floor),
        float(max(cap, floor)),
        kind.occupancy or 2,
        float(cost),
    )


def _rate_card(kinds: Sequence[RoomType], study: Study) -> _Card:
    return _Card(tuple(kind.code for kind in kinds), study.owner)


class _Card:
    """The owner's own prices; for a past night that nobody priced, those of the same weekday a year on."""

    def __init__(self, codes: tuple[str, ...], owner: Mapping[tuple[str, date], Decimal]) -> None:
        self._codes, self._owner = codes, owner

    def __call__(self, night: date) -> list[float]:
        return [self._price(code, night) for code in self._codes]

    def _price(self, code: str, night: date) -> float:
        for asked in (night, night + WEEKS, night + 2 * WEEKS, night - WEEKS):
            price = self._owner.get((code, asked))
            if price is not None:
                return float(price)
        return float("nan")


class Labels:
    """The label under which a night's demand is learned; "" outside Marrakech, whose calendar is all we have."""

    def __init__(self, study: Study) -> None:
        years = [booked.arrival.year for booked in study.bookings] + [study.today.year + 1]
        known = study.city == "Marrakech"
        computed = marrakech(min(years), max(years)) if known else DemandCalendar(())
        self._calendar = computed.corrected(study.events)

    def __call__(self, night: date) -> str:
        return self._calendar.label(night)


def labels_of(study: Study) -> Labels:
    """The events of the house's town, the owner's own ones among them."""
    return Labels(study)


def costs_of(study: Study) -> Mapping[str, float]:
    """The share of bookings through channels that cost commission, and what they cost, as the books show them."""
    sold = [booked for booked in study.bookings if booked.cancelled_on is None]
    through = [booked for booked in sold if booked.channel not in DIRECT]
    costs = {"expected_ota_share": len(through) / max(len(sold), 1)}
    paid = [
        float(booked.commission / (booked.price * booked.nights))
        for booked in through
        if booked.commission is not None and booked.price
    ]
    return costs | ({"commission": median(paid)} if paid else {})


def _policy(policy: Policy, study: Study) -> Policy:
    rules = study.rules
    return replace(
        policy,
        dead_band=float(rules.dead_band),
        largest_move=float(rules.largest_move),
        near_arrival=rules.near_days,
        belief=replace(policy.belief, elasticity=study.belief.elasticity, spread=study.belief.spread),
        rounding=10.0,
    )


def records_of(study: Study) -> list[Mapping[str, object]]:
    return [
        {
            "booked_on": booked.booked_on,
            "arrival": booked.arrival,
            "nights": booked.nights,
            "room_type": booked.room_type,
            "channel": booked.channel,
            "party": booked.people,
            "price": None if booked.price is None else float(booked.price),
            "cancelled_on": booked.cancelled_on,
        }
        for booked in study.bookings
    ]
