"""Which drafts does Revenue block, hold or remark on?"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directors.revenue import seat
from directors.revenue.limits.quota import calls_needed
from domain.bookings.night import Night
from domain.consent.actions import Action, CellChange, ChangeRate
from domain.consent.verdict import Level, Ruling, hardest
from domain.house.snapshot import House, WritableRate
from domain.nights import Span
from domain.prices.rates import CellValue
from domain.prices.rules import PricingRule, PricingRules, RuleKind
from governance.board import Board
from tests.makers import TODAY, change_rate, house_of, room_type, villa

BOARD = Board((seat(),))
SOON = TODAY + timedelta(days=30)


def rulings(action: Action, house: House | None = None) -> dict[str, Ruling]:
    return {ruling.limit: ruling for ruling in BOARD.judge(action, house or house_of())}


def level(action: Action, house: House | None = None) -> Level:
    return hardest(rulings(action, house).values())


def test_an_ordinary_change_passes_in_silence() -> None:
    assert rulings(change_rate(after=2800)) == {}


@pytest.mark.parametrize(
    ("after", "limit", "expected"),
    [
        (1299, "floor", Level.BLOCK),  # the sample floor is half the base price
        (7801, "ceiling", Level.BLOCK),
        (0, "sense", Level.BLOCK),
        (-100, "sense", Level.BLOCK),
        (3400, "largest_change", Level.HOLD),
        (1800, "largest_change", Level.HOLD),
        (3000, "largest_change", Level.WARN),
        (2200, "largest_change", Level.WARN),
    ],
)
def test_levels_by_price(after: int, limit: str, expected: Level) -> None:
    assert rulings(change_rate(after=after))[limit].level is expected


@pytest.mark.parametrize(("after", "expected"), [(1300, Level.HOLD), (7800, Level.HOLD)])
def test_floor_and_ceiling_themselves_are_allowed(after: int, expected: Level) -> None:
    assert set(rulings(change_rate(after=after))) == {"largest_change"}
    assert level(change_rate(after=after)) is expected


def test_fifteen_percent_of_1850_rounded_to_ten_is_no_wide_step() -> None:
    house = house_of(nights=[Night("junior-suite", SOON, 1, price=Decimal(1850))])
    assert rulings(change_rate(before=1850, after=2130), house) == {}


def test_the_step_is_measured_from_the_price_of_now_not_of_the_draft() -> None:
    house = house_of(nights=[Night("junior-suite", SOON, 1, price=Decimal(2000))])
    assert rulings(change_rate(before=2600, after=2800), house)["largest_change"].level is Level.HOLD


def test_the_widest_step_is_named() -> None:
    house = house_of(nights=[Night("junior-suite", SOON + timedelta(days=1), 1, price=Decimal(2000))])
    phrase = rulings(change_rate(nights=2, after=2700), house)["largest_change"].phrase
    assert phrase is not None
    assert phrase.args["step"].args["night"].first == SOON + timedelta(days=1)


def test_an_unknown_price_has_no_step() -> None:
    house = house_of(nights=[Night("junior-suite", SOON, 1)])
    assert rulings(change_rate(before=None, after=7000), house) == {}


def test_a_floor_names_type_nights_price_and_floor() -> None:
    phrase = rulings(change_rate(nights=3, after=1000))["floor"].phrase
    assert phrase is not None
    (where,) = phrase.args["where"]
    (span,) = where.args["nights"]
    assert (span.first, len(span)) == (SOON, 3)
    assert (where.args["price"].amount, where.args["floor"].amount) == (1000, 1300)


def test_a_floor_of_several_nights_names_the_lowest_price_and_the_highest_floor() -> None:
    cells = [change_rate(first=SOON + timedelta(days=n), after=1000 + 50 * n).changes[0] for n in range(3)]
    dear = PricingRule(
        RuleKind.FLOOR,
        room_type="junior-suite",
        span=Span(SOON, SOON + timedelta(days=1)),
        amount=Decimal(1900),
    )
    phrase = rulings(ChangeRate(tuple(cells), "MAD"), house_of(pricing=PricingRules((dear,))))["floor"].phrase
    assert phrase is not None
    (where,) = phrase.args["where"]
    assert (where.args["price"].amount, where.args["floor"].amount) == (1000, 1900)


def test_a_type_without_floor_or_ceiling_has_none() -> None:
    hotel = villa(room_types=(room_type(floor=None, ceiling=None),))
    house = house_of(hotel)
    assert "floor" not in rulings(change_rate(after=10), house)
    assert "ceiling" not in rulings(change_rate(after=99999), house)


def test_a_past_night_blocks_and_tonight_does_not() -> None:
    assert rulings(change_rate(first=TODAY - timedelta(days=1), after=2700))["past_date"].level is Level.BLOCK
    assert rulings(change_rate(first=TODAY, after=2700)) == {}


def test_a_closed_night_warns_unless_the_draft_opens_it() -> None:
    house = house_of(nights=[Night("junior-suite", SOON, 1, price=Decimal(2600), stop_sell=True)])
    assert rulings(change_rate(after=2700), house)["closed"].level is Level.WARN
    opening = CellChange("junior-suite", SOON, CellValue(price=Decimal(2700), stop_sell=False))
    assert rulings(ChangeRate((opening,), "MAD"), house) == {}


def test_a_full_night_warns_unless_the_draft_closes_it() -> None:
    house = house_of(nights=[Night("junior-suite", SOON, 1, sold=1, price=Decimal(2600))])
    assert rulings(change_rate(after=2700), house)["sold_out"].level is Level.WARN
    closing = CellChange("junior-suite", SOON, CellValue(stop_sell=True))
    assert rulings(ChangeRate((closing,), "MAD"), house) == {}


def rate(**fields: object) -> WritableRate:
    known = WritableRate("junior-suite", "MAD", price=True, restrictions=True, availability=True)
    return replace(known, **fields)  # type: ignore[arg-type]


def test_a_derived_rate_blocks() -> None:
    house = house_of(rates={"junior-suite": rate(price=False)})
    assert rulings(change_rate(after=2700), house)["writable"].level is Level.BLOCK
    closing = ChangeRate((CellChange("junior-suite", SOON, CellValue(stop_sell=True)),), "MAD")
    assert level(closing, house) is Level.OK
    assert level(closing, house_of(rates={"junior-suite": rate(restrictions=False)})) is Level.BLOCK


def test_a_type_without_a_rate_blocks_only_where_we_write_ourselves() -> None:
    others = {"triple": rate(room_type="triple")}
    assert level(change_rate(after=2700), house_of(rates=others)) is Level.OK
    assert level(change_rate(after=2700), house_of(rates=others, push=True)) is Level.BLOCK


def test_currencies_must_agree() -> None:
    assert rulings(change_rate(after=2700, currency="EUR"))["currency"].level is Level.BLOCK
    euros = house_of(rates={"junior-suite": rate(currency="EUR")})
    assert rulings(change_rate(after=2700), euros)["currency"].level is Level.BLOCK
    closing = ChangeRate((CellChange("junior-suite", SOON, CellValue(stop_sell=True)),), "MAD")
    assert "currency" not in rulings(closing, euros)


@pytest.mark.parametrize(
    ("push", "left", "nights", "blocks"),
    [
        (True, 3, 1, True),
        (True, 4, 1, False),
        (True, 4, 91, True),
        (True, 8, 91, False),
        (True, None, 1, False),
        (False, 0, 1, False),
    ],
)
def test_a_push_needs_calls_to_send_and_check(
    push: bool, left: int | None, nights: int, blocks: bool
) -> None:
    house = house_of(push=push, quota_left=left, rates={"junior-suite": rate()})
    action = change_rate(first=TODAY, nights=nights, after=2700)
    assert ("quota" in rulings(action, house)) is blocks
    assert calls_needed(action) == (8 if nights > 90 else 4)


def test_unknown_types_block_and_uncounted_ones_warn() -> None:
    assert rulings(change_rate("penthouse", after=2700))["known_type"].level is Level.BLOCK
    house = house_of(villa(room_types=(room_type(units=None),)))
    assert rulings(change_rate(after=2700), house)["known_type"].level is Level.WARN


def test_an_empty_draft_blocks() -> None:
    assert level(ChangeRate((), "MAD")) is Level.BLOCK
    assert level(ChangeRate((CellChange("triple", SOON, CellValue()),), "MAD")) is Level.BLOCK


@given(
    prices=st.lists(st.decimals(-100, 20000, places=2), min_size=1, max_size=6),
    kind=st.sampled_from([kind.code for kind in villa().room_types]),
    first=st.dates(date(2026, 11, 1), date(2027, 2, 1)),
)
def test_no_accepted_draft_breaks_floor_ceiling_or_time(
    prices: list[Decimal], kind: str, first: date
) -> None:
    changes = tuple(
        CellChange(kind, first + timedelta(days=n), CellValue(price=price)) for n, price in enumerate(prices)
    )
    house = house_of(back=5, ahead=5)
    if level(ChangeRate(changes, "MAD"), house) is Level.BLOCK:
        return
    room = house.hotel.room_type(kind)
    assert room is not None
    assert room.floor is not None
    assert room.ceiling is not None
    assert all(room.floor <= price <= room.ceiling for price in prices)
    assert first >= house.today
