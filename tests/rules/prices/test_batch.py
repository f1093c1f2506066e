"""Does Revenue ask for what the engine wishes, and never for what the owner keeps for himself?"""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from directors.revenue import seat
from directors.revenue.daily import daily
from directors.revenue.stays import stays
from domain.bookings.night import Night
from domain.consent.actions import ChangeRate
from domain.consent.verdict import Level, hardest
from domain.house.snapshot import House
from domain.nights import Span
from domain.prices.advice import Advice, Studied
from domain.prices.declined import Declined, DeclinedCell
from domain.prices.rules import PricingRule, PricingRules, RuleKind
from governance.board import Board
from tests.makers import NOW, TODAY, house_of, villa

CODE = "triple"
ZERO = Decimal(0)


def advice(
    ahead: int = 20, proposed: int = 1900, current: int = 1700, mid: int = 50, code: str = CODE
) -> Advice:
    night = TODAY + timedelta(days=ahead)
    worth = (Decimal(mid - 40), Decimal(mid), Decimal(mid + 40))
    return Advice(code, night, Decimal(current), Decimal(proposed), *worth, ZERO, ZERO, Decimal(1), (), ())


def house(
    *told: Advice, rules: tuple[PricingRule, ...] = (), declined: tuple[Declined, ...] = (), **cell: object
) -> House:
    nights = [
        replace(Night(one.room_type, one.night, 2, price=one.current), **cell)  # type: ignore[arg-type]
        for one in told
    ]
    made = house_of(villa(), nights=nights, ahead=120)
    return replace(made, pricing=PricingRules(rules), study=Studied(TODAY, told, declined))


def asked(house: House) -> ChangeRate | None:
    drafts = daily(house)
    if not drafts or not (house.study and house.study.advice):
        return None
    [draft] = drafts
    assert isinstance(draft.action, ChangeRate)
    return draft.action


def test_a_move_worth_asking_is_one_line_with_its_worth() -> None:
    action = asked(house(advice(20), advice(21)))
    assert action is not None
    assert [(line.cells, line.mid) for line in action.lines] == [(2, Decimal(100))]


def test_the_day_asks_for_five_lines_or_as_many_as_the_owner_said() -> None:
    told = [advice(10 + 12 * n, mid=50 + n) for n in range(8)]  # twelve days apart: each is a line of its own
    for rules, most in (((), 5), ((PricingRule(RuleKind.LINES, count=3),), 3)):
        action = asked(house(*told, rules=rules))
        assert action is not None
        assert sorted(line.mid or ZERO for line in action.lines) == [
            Decimal(58 - n) for n in range(most, 0, -1)
        ]


def test_what_is_small_closed_sold_out_or_brings_nothing_is_not_asked() -> None:
    assert asked(house(advice(proposed=1750))) is None
    assert asked(house(advice(), stop_sell=True)) is None
    assert asked(house(advice(), sold=2)) is None
    assert asked(house(advice(proposed=1500, mid=-1))) is None
    assert asked(house(advice(), price=Decimal(1650))) is None  # somebody changed it since the study
    assert asked(house(advice(mid=-1))) is None  # nobody expects that night to fill


def test_a_lock_a_skipped_date_and_a_taste_win() -> None:
    span = Span(TODAY + timedelta(days=19), TODAY + timedelta(days=21))
    for kind in (RuleKind.LOCK, RuleKind.SKIP):
        assert asked(house(advice(), rules=(PricingRule(kind, span=span),))) is None
        assert asked(house(advice(30), rules=(PricingRule(kind, span=span),))) is not None
    assert asked(house(advice(), rules=(PricingRule(RuleKind.NO_RAISE, room_type=CODE),))) is None
    assert asked(house(advice(), rules=(PricingRule(RuleKind.NO_CUT, room_type=CODE),))) is not None


def test_a_no_counts_until_the_facts_change() -> None:
    cell = DeclinedCell(CODE, advice().night, Decimal(1700), Decimal(1900), sold=0)
    no = Declined(1, 1, NOW, True, (cell,))
    assert asked(house(advice(), declined=(no,))) is None
    assert asked(house(advice(), declined=(no,), sold=1)) is not None
    assert asked(house(advice(current=1640), declined=(no,))) is not None
    down = advice(proposed=1500)
    assert asked(house(down, declined=(no,))) is not None  # the other direction was never refused


def test_yesterdays_study_or_none_falls_back_on_three_lines() -> None:
    made = house(advice())
    for study in (None, replace(made.study, made_on=TODAY - timedelta(days=1)), Studied(TODAY, ())):  # type: ignore[type-var]
        drafts = daily(replace(made, study=study))
        assert all(draft.key.startswith("three-lines") for draft in drafts)


@given(
    cells=st.dictionaries(
        st.tuples(st.sampled_from(["triple", "family", "quadruple"]), st.integers(0, 110)),
        st.tuples(st.integers(1200, 2600), st.integers(1200, 2600)),
        max_size=60,
    ),
    first=st.integers(0, 100),
    length=st.integers(0, 20),
)
def test_locks_always_win(cells: dict[tuple[str, int], tuple[int, int]], first: int, length: int) -> None:
    told = [advice(n, proposed, current, code=code) for (code, n), (current, proposed) in cells.items()]
    span = Span(TODAY + timedelta(days=first), TODAY + timedelta(days=first + length))
    made = house(*told, rules=(PricingRule(RuleKind.LOCK, span=span),))
    action = asked(made)
    assert action is None or not {change.night for change in action.changes} & set(span)
    free = asked(replace(made, pricing=PricingRules()))
    if free is not None and any(change.night in span for change in free.changes):
        assert hardest(Board((seat(),)).judge(free, made)) is Level.BLOCK


def test_minimum_stays_follow_the_rule_and_a_short_gap_is_opened() -> None:
    span = Span(TODAY + timedelta(days=20), TODAY + timedelta(days=21))
    three = PricingRule(RuleKind.MIN_STAY, room_type=CODE, span=span, count=3)
    made = house(advice(20), advice(21), rules=(three,))
    [draft] = stays(made)
    assert [(c.night, c.after.min_stay) for c in draft.action.changes] == [(n, 3) for n in span]
    assert stays(house(advice(20), advice(21), rules=(three,), min_stay=3)) == ()
    gap = PricingRule(RuleKind.GAP, ratio=Decimal("-0.1"))
    nights = [
        Night(CODE, TODAY + timedelta(days=n), 2, sold=2 if n != 21 else 0, price=Decimal(1700), min_stay=3)
        for n in (20, 21, 22)
    ]
    alone = replace(house_of(villa(), nights=nights, ahead=60), pricing=PricingRules((gap,)))
    [opened] = stays(alone)
    assert [(c.night, c.after.min_stay) for c in opened.action.changes] == [(TODAY + timedelta(days=21), 1)]
