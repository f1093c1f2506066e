"""Which rule counts, what loosens one, and how is one typed?"""

from datetime import date
from decimal import Decimal

import pytest

from directors.revenue.command.setting import is_setting, parse_setting
from directors.revenue.ruled import ruled
from domain.bookings.night import Night
from domain.errors import Refusal
from domain.nights import Span
from domain.prices.advice import Study
from domain.prices.rules import PricingRule, PricingRules, RuleKind
from tests.makers import TODAY, villa

DECEMBER = Span(date(2026, 12, 1), date(2026, 12, 31))
SUITE = "junior-suite"


def one(text: str) -> PricingRule:
    [rule] = parse_setting(text, villa(), TODAY)
    return rule


def test_the_particular_rule_wins_and_the_newer_of_two_alike() -> None:
    rules = PricingRules(
        (
            PricingRule(RuleKind.FLOOR, amount=Decimal(1000)),
            PricingRule(RuleKind.FLOOR, room_type=SUITE, amount=Decimal(1500)),
            PricingRule(RuleKind.FLOOR, span=DECEMBER, amount=Decimal(1900)),
            PricingRule(RuleKind.FLOOR, span=DECEMBER, amount=Decimal(1950)),
        )
    )
    assert rules.amount(RuleKind.FLOOR, SUITE, date(2026, 12, 5)) == 1950
    assert rules.amount(RuleKind.FLOOR, SUITE, date(2027, 2, 5)) == 1500
    assert rules.amount(RuleKind.FLOOR, "triple", date(2027, 2, 5)) == 1000
    assert rules.amount(RuleKind.CEILING, SUITE, TODAY) is None


def test_typed_settings() -> None:
    floors = parse_setting("plancher suites 1 900 en décembre", villa(), TODAY)
    assert [(r.room_type, r.amount, r.span) for r in floors] == [
        (SUITE, Decimal(1900), DECEMBER),
        ("presidential-suite", Decimal(1900), DECEMBER),
    ]
    lock = one("verrouiller suite junior 20/12-03/01")
    assert (lock.kind, lock.room_type, lock.span) == (
        RuleKind.LOCK, SUITE, Span(date(2026, 12, 20), date(2027, 1, 3)),
    )  # fmt: skip
    late = one("dernière minute -10 % 3 jours")
    assert (late.ratio, late.count) == (Decimal("-0.10"), 3)
    assert one("dernière minute 10 % 3 jours").ratio == Decimal("-0.10")
    far = one("lointain +6 % 90 jours")
    assert (far.ratio, far.count) == (Decimal("0.06"), 90)
    follows = one("dériver familiale de triple +15 %")
    assert (follows.room_type, follows.of, follows.ratio) == ("family", "triple", Decimal("0.15"))
    assert one("pas de baisse le week-end").weekdays == (4, 5)
    assert one("écart max 10 %").ratio == Decimal("0.10")
    assert one("proche 5 jours").count == 5
    assert (one("lignes 3").count, one("lines 10").count) == (3, 10)
    stay = one("séjour minimum 3 nuits 30/12-01/01")
    assert (stay.count, stay.span) == (3, Span(date(2026, 12, 30), date(2027, 1, 1)))


@pytest.mark.parametrize(
    "text",
    [
        "plancher suites",
        "verrouiller suite junior",
        "bonjour",
        "dériver triple +5 %",
        "lignes",
        "lignes 0",
        "lignes 11",
        "lignes 3 suites",
        "lignes 3 en décembre",
        "lignes 3 le week-end",
    ],
)
def test_a_setting_that_lacks_something_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        parse_setting(text, villa(), TODAY)


def test_free_words_are_no_setting() -> None:
    assert is_setting("plancher suites 1 900 en décembre")
    assert not is_setting("plancher des suites ?")
    assert not is_setting("Combien de chambres le 24/12 ?")


def test_what_loosens() -> None:
    rules = PricingRules((PricingRule(RuleKind.NEAR, count=5),))

    def loosens(rule: PricingRule) -> bool:
        return rules.loosened_by(rule, Decimal(1000), Decimal(4000), TODAY)

    assert loosens(PricingRule(RuleKind.FLOOR, SUITE, amount=Decimal(900)))
    assert not loosens(PricingRule(RuleKind.FLOOR, SUITE, amount=Decimal(1100)))
    assert loosens(PricingRule(RuleKind.CEILING, SUITE, amount=Decimal(4100)))
    assert loosens(PricingRule(RuleKind.NEAR, count=2))
    assert loosens(PricingRule(RuleKind.LARGEST_MOVE, ratio=Decimal("0.2")))
    assert not loosens(PricingRule(RuleKind.LOCK, span=DECEMBER))


def allowed(price: int, *rules: PricingRule, days: int = 10, sold: int = 0, full: bool = False) -> Decimal:
    night = date.fromordinal(TODAY.toordinal() + days)
    beside = [
        Night(
            "triple", date.fromordinal(night.toordinal() + n), 2, sold=2 if full else 0, price=Decimal(1700)
        )
        for n in (-1, 1)
    ]
    cells = (Night("triple", night, 2, sold=sold, price=Decimal(1700)), *beside)
    owner = {("triple", cell.night): Decimal(1700) for cell in cells}
    study = Study(TODAY, villa().room_types, cells, (), owner, PricingRules(rules))
    return ruled({("triple", night): Decimal(price)}, study)["triple", night].price


def test_habits_floors_and_locks_in_that_order() -> None:
    late = PricingRule(RuleKind.LAST_MINUTE, ratio=Decimal("-0.10"), count=12)
    assert allowed(1800, late) == 1530
    assert allowed(1800, late, sold=1) == 1800
    assert allowed(1800, late, PricingRule(RuleKind.FLOOR, amount=Decimal(1650))) == 1650
    span = Span(TODAY, date.fromordinal(TODAY.toordinal() + 30))
    assert allowed(1800, late, PricingRule(RuleKind.LOCK, span=span)) == 1700
    gap = PricingRule(RuleKind.GAP, ratio=Decimal("-0.05"))
    assert allowed(1800, gap, full=True) == 1620 or allowed(1800, gap, full=True) == 1610
    assert allowed(1800, gap) == 1800
    far = PricingRule(RuleKind.FAR_OUT, ratio=Decimal("0.06"), count=5)
    assert allowed(1500, far) == 1800
