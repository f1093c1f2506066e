"""What does a simulation say on a phone, and how does it become a proposal once somebody asks?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from domain.consent.actions import ChangeRate, MoneyRange
from domain.consent.objective import METRIC_NAMES, Metric, Objective
from domain.house.snapshot import House
from domain.money import Money
from domain.money.lines import COMMISSIONS, ROOMS_REVENUE
from domain.money.taxes import net_of_vat
from domain.nights import spans
from domain.phrase import Percent, Phrase, say
from domain.prices.simulation import Range, Simulated, TriedNight
from domain.result.consequence import consequences
from governance.consent.kinds.price.batch import move_words, range_words
from governance.post.replies import Block, Button, Line, Reply, Tone, reply

SCHEMA = "simulate/1"
POINT = Decimal("0.1")


def whatif_reply(action: ChangeRate, found: Simulated, house: House, token: str | None) -> Reply:
    """Occupancy, revenue, contribution and GOP with ranges, then the objectives; a button files it, if asked."""
    title = Line(say("whatif.title"), bold=True)
    if not found.enough or not found.nights:
        return reply(title, say("whatif.not_enough"))
    head = Block((title, Line(_subject(action, house)), Line(_move(action))))
    blocks = [head, Block(tuple(_effects(found, house)))]
    aims = tuple(Line(phrase) for one in house.objectives for phrase in _towards(one, found, house))
    if aims:
        blocks.append(Block(aims))
    blocks.append(Block((Line(say("whatif.method"), quiet=True),)))
    buttons = ((Button(say("whatif.file"), f"w:{token}:file", Tone.PRIMARY),),) if token else ()
    return Reply(tuple(blocks), buttons)


def _subject(action: ChangeRate, house: House) -> Phrase:
    kinds = {kind.code: kind.name for kind in house.hotel.room_types}
    return say(
        "whatif.subject",
        room_types=tuple(kinds.get(code, code) for code in action.room_types),
        spans=spans(action.nights),
        nights=say("count.nights", n=len(action.nights)),
    )


def _move(action: ChangeRate) -> Phrase:
    before = [Money(c.before.price, action.currency) for c in action.changes if c.before and c.before.price]
    after = [Money(c.after.price, action.currency) for c in action.changes if c.after.price]
    return say(
        "whatif.move", before=range_words(before), after=range_words(after), change=move_words(action.changes)
    )


def _effects(found: Simulated, house: House) -> Iterator[Line]:
    rooms = len({one.room_type for one in found.nights})
    before, after = _occupancy(found, house)
    if before is not None and after is not None:
        yield Line(say("whatif.occupancy", before=Percent(before), after=Percent(after), n=rooms))
    yield Line(say("whatif.revenue", **_amounts(found.total(lambda one: one.revenue), house)))
    yield Line(say("whatif.contribution", **_amounts(found.total(lambda one: one.contribution), house)))
    for month in found.months:
        yield Line(_gop(found.of_month(month), month, house))


def _occupancy(found: Simulated, house: House) -> tuple[Decimal | None, Decimal | None]:
    """Rooms expected over rooms that can be sold, of the tried types on the tried nights."""
    cells = [house.night(one.room_type, one.night) for one in found.nights]
    there = sum((cell.units or 0) - cell.blocked for cell in cells)
    if there <= 0:
        return None, None
    return _rooms(found, "rooms_before") / there, _rooms(found, "rooms_after") / there


def _rooms(found: Simulated, name: str) -> Decimal:
    return sum((getattr(one, name) for one in found.nights), Decimal(0))


def _amounts(of: Range, house: House) -> dict[str, Money]:
    return {name: _whole(getattr(of, name), house) for name in ("low", "mid", "high")}


def _whole(amount: Decimal, house: House) -> Money:
    """An expectation is not known to the cent."""
    return Money(amount.quantize(Decimal(1), ROUND_HALF_EVEN), house.hotel.currency)


def _gop(found: Simulated, month: date, house: House) -> Phrase:
    """The month's GOP before and after, by the books; what keeps it from being stated says so."""
    money = gop_money(found, house)
    views = consequences(_nothing(house), house, money) if money else ()
    for view in views:
        before, after = view.before.mid, view.after
        if not before.blind and before.margin is not None and after.margin is not None:
            return say(
                "whatif.gop",
                month=month,
                change=_whole(view.change, house),
                low=_whole(view.worst.gop - before.gop, house),
                high=_whole(view.best.gop - before.gop, house),
                before=Percent(before.margin),
                after=Percent(after.margin),
            )
    return say("whatif.gop_unknown", month=month)


def gop_money(found: Simulated, house: House) -> tuple[MoneyRange, ...]:
    """The change of the books' lines, VAT taken out of the revenue; nothing while nobody has told the VAT.

    What is not revenue in the contribution is the cost of the sale, booked where commissions are.
    """
    parts: list[MoneyRange] = []
    for month in found.months:
        vat = house.books.taxes.vat(month)
        if vat is None:
            return ()
        nights = found.of_month(month)
        revenue = nights.total(lambda one: one.revenue)
        costs = nights.total(_cost)
        currency = house.hotel.currency
        earned = (net_of_vat(amount, vat) for amount in (revenue.low, revenue.mid, revenue.high))
        parts.append(MoneyRange(month, ROOMS_REVENUE, currency, *earned))
        parts.append(MoneyRange(month, COMMISSIONS, currency, costs.low, costs.mid, costs.high))
    return tuple(parts)


def _cost(one: TriedNight) -> Range:
    return Range(*(getattr(one.contribution, n) - getattr(one.revenue, n) for n in ("low", "mid", "high")))


def _nothing(house: House) -> ChangeRate:
    return ChangeRate((), house.hotel.currency)


def _towards(aim: Objective, found: Simulated, house: House) -> Iterator[Phrase]:
    """By how much each objective of these nights comes nearer, and whether its own limits are kept."""
    inside = Simulated(
        found.enough,
        tuple(
            one for one in found.nights if one.night in aim.period and aim.room_type in {None, one.room_type}
        ),
    )
    if not inside.nights:
        return
    there = sum(
        (cell.units or 0) - cell.blocked
        for night in aim.period
        for cell in house.on(night)
        if aim.room_type in {None, cell.room_type}
    )
    name = {"metric": METRIC_NAMES[aim.metric], "period": aim.period}
    if there > 0 and aim.metric is Metric.OCCUPANCY:
        gained = (_rooms(inside, "rooms_after") - _rooms(inside, "rooms_before")) / there * 100
        points = gained.quantize(POINT)
        yield say(
            "whatif.towards_occupancy", **name, target=_target(aim, house), points=points, n=int(abs(points))
        )
    elif there > 0 and aim.metric is Metric.REVPAR:
        per_room = inside.total(lambda one: one.revenue).mid / there
        yield say("whatif.towards_revpar", **name, target=_target(aim, house), change=_whole(per_room, house))
    else:
        yield say("whatif.towards_other", **name, target=_target(aim, house))
    lowest = min(one.after for one in inside.nights)
    if aim.price_floor is not None and lowest < aim.price_floor:
        yield say("whatif.under_floor", floor=Money(aim.price_floor, house.hotel.currency))


def _target(aim: Objective, house: House) -> Percent | Money | None:
    if aim.target is None:
        return None
    return Percent(aim.target) if aim.metric.is_ratio else Money(aim.target, house.hotel.currency)


def whatif_json(action: ChangeRate, found: Simulated, house: House) -> dict[str, Any]:
    """As `data/schemas/simulation.json` describes it."""

    def told(of: Range) -> dict[str, str]:
        return {name: f"{getattr(of, name):.2f}" for name in ("low", "mid", "high")}

    before, after = _occupancy(found, house)
    return {
        "schema": SCHEMA,
        "property": house.hotel.id,
        "at": house.now.isoformat(),
        "enough": found.enough,
        "currency": action.currency,
        "room_types": list(action.room_types),
        "occupancy_before": None if before is None else f"{before:.4f}",
        "occupancy_after": None if after is None else f"{after:.4f}",
        "revenue": told(found.total(lambda one: one.revenue)),
        "contribution": told(found.total(lambda one: one.contribution)),
        "nights": [
            {
                "room_type": one.room_type,
                "night": one.night.isoformat(),
                "before": str(one.before),
                "after": str(one.after),
                "rooms_before": str(one.rooms_before),
                "rooms_after": str(one.rooms_after),
                "revenue": told(one.revenue),
                "contribution": told(one.contribution),
            }
            for one in found.nights
        ],
    }
