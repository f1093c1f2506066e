"""Where exactly does the CFO begin to hold, which bar does he name, and what does he say of the month?"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from directors.cfo.limits.gop import bar_of, gop
from domain.bookings.night import Night
from domain.consent.actions import Action, CancelBooking, Rebate, Spend
from domain.consent.actions.change_rate import RateLine
from domain.consent.actions.effects import Effects, MoneyRange
from domain.consent.actions.no_cells import NoCells
from domain.consent.objective import Metric, Objective
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.money import Money
from domain.money.costs import RecurringCost
from domain.money.lines import LINE_NAMES
from domain.nights import Span
from domain.phrase import Percent, Phrase, say
from domain.result.consequence import Consequence, consequences
from domain.result.outlook import outlook
from tests.makers import TODAY, change_rate
from tests.rules.result.made import COSTS, MONTH, books, house, sold_nights

# Of 256 000 MAD the house keeps 171 480 (66.984375 %), after this expense 161 480 (63.078125 %).
PLUMBER = Spend(
    TODAY, "plombier", Decimal("12000.00"), "MAD", "energy_water_waste", Decimal("0.20"), room="7"
)
BEFORE, AFTER = Decimal("0.66984375"), Decimal("0.63078125")
AIM = Objective(1, Metric.GOP_MARGIN, Decimal("0.90"), Span(MONTH, TODAY), None, TODAY, "marge 90 %")
CANCELLED = CancelBooking("R1", "bookingcom", "MAD", ((MONTH, Decimal(9000)),), "rooms_revenue")
REBATE = Rebate("R1", ((TODAY, Decimal(9000)),), "MAD", "rooms_revenue", vat_rate=Decimal("0.10"))


@dataclass(frozen=True, slots=True)
class MadeUp(NoCells):
    """A kind that the CFO has never heard of, with an effect on the month."""

    currency: str = "MAD"
    kind: str = "made_up"

    @property
    def effects(self) -> Effects:
        lost = Decimal(-9000)
        return Effects(money=(MoneyRange(MONTH, "rooms_revenue", "MAD", lost, lost, lost),))


def floored(floor: str | Decimal | None, **fields: object) -> House:
    return house(books=books(gop_floor=None if floor is None else Decimal(floor), **fields))


def ruled(action: Action, of: House) -> Ruling:
    found = gop(action, of)
    assert found is not None
    assert (found.limit, found.director) == ("gop", "cfo")
    return found


def told(action: Action, of: House) -> Phrase:
    phrase = ruled(action, of).phrase
    assert phrase is not None
    return phrase


def month_of_it(action: Action = PLUMBER, of: House | None = None) -> Consequence:
    [one] = consequences(action, of or house())
    return one


@pytest.mark.parametrize(
    ("floor", "level"),
    [("0.6309", Level.OK), ("0.631", Level.OK), ("0.6311", Level.HOLD), (None, Level.OK)],
)
def test_a_margin_printed_exactly_as_the_floor_is_not_below_it(floor: str | None, level: Level) -> None:
    assert ruled(PLUMBER, floored(floor)).level is level


def test_a_kind_that_nobody_named_is_warned_of_by_what_it_states() -> None:
    phrase = told(MadeUp(), floored("0.66"))
    assert (phrase.key, phrase.args["what"]) == ("cfo.gop_warned", say("cfo.this_decision"))


def test_a_margin_that_stood_exactly_at_the_bar_falls_below_it_and_was_not_there_before() -> None:
    assert told(PLUMBER, floored(BEFORE)).key == "cfo.gop_held"
    assert told(PLUMBER, floored(BEFORE + Decimal("0.0001"))).key == "cfo.gop_lower"


@pytest.mark.parametrize(
    ("objective", "level"),
    [
        (AIM, Level.HOLD),
        (replace(AIM, metric=Metric.OCCUPANCY), Level.OK),
        (replace(AIM, target=None), Level.OK),
        (replace(AIM, period=Span(MONTH - timedelta(days=30), MONTH - timedelta(days=1))), Level.OK),
        (replace(AIM, period=Span(MONTH, MONTH)), Level.HOLD),
    ],
)
def test_only_a_margin_wanted_in_this_month_is_a_bar(objective: Objective, level: Level) -> None:
    assert ruled(PLUMBER, house(books=books(gop_floor=None), objectives=(objective,))).level is level


def test_the_higher_of_floor_and_objective_is_the_bar() -> None:
    for floor, margin, key in (("0.35", "0.90", "cfo.objective"), ("0.95", "0.95", "cfo.floor")):
        bar = bar_of(month_of_it(), house(books=books(gop_floor=Decimal(floor)), objectives=(AIM,)))
        assert bar is not None
        assert (bar.margin, bar.name.key) == (Decimal(margin), key)
    assert bar_of(month_of_it(), floored(None)) is None


@pytest.mark.parametrize(("floor", "shown"), [("0.35", "35"), ("0.355", "35.5"), ("0.30", "30")])
def test_a_bar_is_named_in_percent_without_idle_decimals(floor: str, shown: str) -> None:
    bar = bar_of(month_of_it(), floored(floor))
    assert bar is not None
    assert str(bar.name.args["margin"]) == shown


def test_what_is_held_is_told_with_both_margins_the_change_the_bar_and_the_points() -> None:
    phrase = told(PLUMBER, floored("0.65"))
    assert phrase == say(
        "cfo.gop_held",
        month=MONTH,
        before=Percent(BEFORE),
        after=Percent(AFTER),
        change=Money(Decimal(-10_000), "MAD"),
        bar=say("cfo.floor", margin=Decimal(65)),
        what=say("cfo.this_spend"),
        relative=Percent(Decimal(-10_000) / Decimal(171_480), signed=True),
        points=say("cfo.points", points=Decimal("-3.9"), n=3),
    )
    assert str(phrase.args["points"].args["points"]) == "-3.9"


@pytest.mark.parametrize(
    ("action", "what"),
    [
        (CANCELLED, "cfo.this_cancellation"),
        (change_rate(first=TODAY + timedelta(days=1), nights=7, before=2600, after=100), "cfo.this_price"),
        (REBATE, "cfo.this_rebate"),
        (replace(REBATE, refund=True), "cfo.this_refund"),
    ],
)
def test_what_costs_the_margin_is_named(action: Action, what: str) -> None:
    assert told(action, floored("0.95")).args["what"] == say(what)


def test_an_estimate_is_warned_of_and_a_booking_held() -> None:
    assert ruled(REBATE, floored("0.95")).level is Level.HOLD
    found = ruled(CANCELLED, floored("0.95"))
    assert found.level is Level.WARN
    assert found.phrase is not None
    assert found.phrase.key == "cfo.gop_warned"
    assert told(CANCELLED, floored("0.10")) == say(
        "cfo.gop_estimate",
        month=MONTH,
        before=Percent(BEFORE),
        after=Percent(Decimal(162_480) / Decimal(247_000)),
        change=Money(Decimal(-9000), "MAD"),
    )


def test_what_is_allowed_is_told_as_a_move_or_as_none() -> None:
    assert told(PLUMBER, floored(None)) == say(
        "cfo.gop_moves",
        month=MONTH,
        before=Percent(BEFORE),
        after=Percent(AFTER),
        change=Money(Decimal(-10_000), "MAD"),
    )
    invested = ruled(replace(PLUMBER, capital=True), floored("0.99"))
    assert invested.level is Level.OK
    assert invested.phrase == say("cfo.gop_same", month=MONTH, margin=Percent(BEFORE))


def test_what_takes_an_entry_back_is_never_held_even_where_it_costs() -> None:
    of = floored("0.99")
    assert ruled(PLUMBER, of).level is Level.HOLD
    assert ruled(replace(PLUMBER, reverses=3), of).level is Level.OK
    assert ruled(replace(REBATE, reverses=3), of).level is Level.OK


def test_what_brings_more_is_not_held_below_the_floor() -> None:
    gain = replace(PLUMBER, amount=Decimal("-120.00"))
    assert ruled(gain, floored("0.99")).level is Level.OK
    assert ruled(replace(PLUMBER, amount=Decimal("0.01"), vat_rate=None), floored("0.99")).level is Level.HOLD


def test_what_a_provision_had_expected_is_told_unless_the_rest_is_held() -> None:
    painter = replace(PLUMBER, line="maintenance")
    absorbed = told(painter, floored("0.10"))
    assert absorbed.key == "cfo.absorbed"
    assert absorbed.args["opinion"].key == "cfo.gop_moves"
    assert absorbed.args["amount"] == Money(Decimal(5000), "MAD")
    assert absorbed.args["line"] == LINE_NAMES["maintenance"]
    assert told(painter, floored("0.66")).key == "cfo.gop_held"


def test_what_is_not_counted_is_said_beside_the_opinion() -> None:
    untold = RecurringCost("spa", "rooms_laundry", "Spa", "MAD", unknown=("per_month",))
    of = floored("0.65", costs=(*COSTS, untold))
    assert not outlook(of, MONTH).mid.blind
    found = told(PLUMBER, of)
    assert found.key == "cfo.partial"
    assert found.args["opinion"].key == "cfo.gop_held"
    assert found.args["missing"] == (say("books.lacks_cost", names=("Spa",)),)


def test_a_gop_that_nobody_can_state_is_told_once_and_of_a_price_not_at_all() -> None:
    blind = floored("0.99", costs=())
    assert told(PLUMBER, blind) == say("cfo.gop_unknown", month=MONTH, missing=(say("books.lacks_costs"),))
    worth = (RateLine(1, *(Decimal(9000),) * 3),)
    batch = replace(change_rate(first=TODAY + timedelta(days=1)), lines=worth)
    assert gop(batch, blind) is None
    assert gop(batch, floored("0.10")) is not None


def test_a_month_without_revenue_has_amounts_and_no_margin() -> None:
    shut = [
        replace(night, units=0, sold=0, revenue=Decimal(0), priced=0, commission=Decimal(0))
        for night in shown()
    ]
    of = house(nights=shut, books=books(gop_floor=Decimal("0.35")))
    assert outlook(of, MONTH).mid.margin is None
    found = ruled(replace(PLUMBER, amount=Decimal("12000.60"), vat_rate=None), of)
    assert found.level is Level.OK
    assert found.phrase == say(
        "cfo.gop_amount",
        month=MONTH,
        before=Money(Decimal(-41_000), "MAD"),
        after=Money(Decimal(-53_001), "MAD"),
        change=Money(Decimal(-12001), "MAD"),
    )


def test_an_estimate_that_takes_all_revenue_leaves_amounts() -> None:
    whole = replace(CANCELLED, lost=((MONTH, Decimal(256_000)),))
    found = ruled(whole, floored("0.35"))
    assert found.level is Level.OK
    assert found.phrase is not None
    assert found.phrase.key == "cfo.gop_amount"


def test_an_estimate_of_nothing_is_not_said() -> None:
    worth = (RateLine(1, *(Decimal(0),) * 3),)
    assert gop(replace(change_rate(first=TODAY + timedelta(days=1)), lines=worth), floored("0.10")) is None


def shown() -> list[Night]:
    """Every night of every type in the month."""
    return [night for night in house().nights.values() if night.night in Span(MONTH, date(2026, 11, 30))]


@pytest.mark.parametrize(("above", "relative"), [(1, -10_000), (0, -1), (-1, -1)])
def test_of_a_gop_of_nothing_or_less_the_change_is_all(above: int, relative: int) -> None:
    kept = outlook(house(), MONTH).mid.gop
    load = RecurringCost("load", "admin_general", "Charge", "MAD", per_month=kept - above)
    of = floored("0.35", costs=(*COSTS, load))
    assert outlook(of, MONTH).mid.gop == above
    assert told(PLUMBER, of).args["relative"] == Percent(Decimal(relative), signed=True)


def test_of_two_months_the_hardest_and_then_the_largest_speaks_and_both_show_their_rows() -> None:
    nights = ((date(2026, 11, 30), Decimal("1100.00")), (date(2026, 12, 1), Decimal("5500.00")))
    two = replace(REBATE, by_night=nights)
    december = AIM.period.last.replace(month=12, day=1)
    of = house(books=books(gop_floor=None), nights=[*sold_nights(), *in_december()])
    found = ruled(two, of)
    assert found.phrase is not None
    assert found.phrase.args["month"] == december
    assert [row.args["month"] for row in found.arithmetic if row.key == "cfo.base"] == [MONTH, december]
    only_november = replace(AIM, period=Span(MONTH, MONTH))
    held = ruled(two, replace(of, objectives=(only_november,)))
    assert held.level is Level.HOLD
    assert held.phrase is not None
    assert held.phrase.args["month"] == MONTH


def in_december() -> list[Night]:
    return [replace(night, night=night.night + timedelta(days=30)) for night in sold_nights()]
