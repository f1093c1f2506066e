"""From which amount, within which week and by which word do several purchases count as one?"""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from directors.cfo.limits.split import alike, split, threshold_of
from domain.consent.actions import Spend
from domain.consent.objective import Mandate
from domain.consent.verdict import Level
from domain.house.snapshot import House
from domain.money import Money
from domain.money.ledger import Entry
from domain.phrase import say
from tests.makers import TODAY, change_rate
from tests.rules.result.made import books, house

MINE = Spend(TODAY, "plombier", Decimal(4000), "MAD", "maintenance")
PURSE = Mandate(1, "person:2", "spend", None, None, None, None, TODAY, largest_amount=Decimal(5000))


def entry(net: int, days: int = 1, words: str = "plombier", vat: int = 0, currency: str = "MAD") -> Entry:
    day = TODAY - timedelta(days=days)
    return Entry(day, "maintenance", -Decimal(net), currency, f"{words}:{days}:{net}", -Decimal(vat), words)


def among(*entries: Entry, limit: int | None = 10_000) -> House:
    return house(books=books(entries=entries, split_from=None if limit is None else Decimal(limit)))


def test_what_is_told_adds_up_with_vat() -> None:
    found = split(MINE, among(entry(5000, 2, vat=1000), entry(3000, 1)))
    assert found is not None
    assert (found.limit, found.director, found.level) == ("split", "cfo", Level.WARN)
    whole, threshold = Money(Decimal(13_000), "MAD"), Money(Decimal(10_000), "MAD")
    assert found.phrase == say("cfo.split", n=3, together=whole, threshold=threshold, days=7)
    assert [row.args["amount"].amount for row in found.arithmetic] == [6000, 3000, 4000]
    assert [row.args["day"] for row in found.arithmetic] == [
        TODAY - timedelta(days=2),
        TODAY - timedelta(days=1),
        TODAY,
    ]


@pytest.mark.parametrize(("other", "noticed"), [(6000, True), (5999, False), (6001, True)])
def test_together_exactly_at_the_threshold_is_enough(other: int, noticed: bool) -> None:
    assert (split(MINE, among(entry(other))) is not None) is noticed


@pytest.mark.parametrize(
    ("amount", "noticed"),
    [("9999.99", True), ("10000", False), ("0.01", True), ("1", True), ("0", False), ("-1", False)],
)
def test_only_what_is_below_the_threshold_alone_can_be_a_part(amount: str, noticed: bool) -> None:
    assert (split(replace(MINE, amount=Decimal(amount)), among(entry(20_000))) is not None) is noticed


@pytest.mark.parametrize(
    ("other", "noticed"),
    [
        (entry(9000, 7), True),
        (entry(9000, 8), False),
        (entry(9000, -7), True),
        (entry(9000, -8), False),
        (entry(9000, currency="EUR"), False),
        (entry(0, vat=9000), False),
        (entry(-9000), False),
    ],
)
def test_costs_of_a_week_in_one_currency_count(other: Entry, noticed: bool) -> None:
    assert (split(MINE, among(other)) is not None) is noticed


def test_a_cost_of_less_than_one_counts_too() -> None:
    small = replace(entry(1), net=Decimal("-0.5"))
    assert split(replace(MINE, amount=Decimal("9999.5")), among(small)) is not None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("bain chaud", "bain froid", True),
        ("gaz rue", "gaz quai", False),
        ("peinture", "plombier", False),
        ("Évier", "evier bouché", True),
    ],
)
def test_a_word_of_four_letters_tells_purchases_alike(one: str, other: str, same: bool) -> None:
    assert alike(entry(1, words=one), entry(1, words=other)) is same


def test_suppliers_decide_where_both_are_known_else_line_and_words_do() -> None:
    plumber = entry(1)
    atlas = replace(plumber, supplier="Atlas")
    assert alike(atlas, replace(atlas, words="autre", supplier=" ATLAS ", line="marketing"))
    assert not alike(atlas, replace(atlas, supplier="Dar"))
    assert alike(atlas, plumber)
    assert alike(plumber, atlas)
    assert not alike(plumber, replace(plumber, line="marketing"))


def test_the_smallest_amount_from_which_somebody_asks_is_the_threshold() -> None:
    def of(*mandates: Mandate, limit: int | None = 10_000) -> Decimal | None:
        return threshold_of(replace(among(limit=limit), mandates=mandates))

    assert of() == 10_000
    assert of(PURSE) == 5000
    assert of(PURSE, replace(PURSE, largest_amount=Decimal(20_000))) == 5000
    assert of(replace(PURSE, largest_amount=None), limit=None) is None
    assert of(replace(PURSE, kind="rebate")) == 10_000


def test_without_a_threshold_a_like_or_a_purchase_nothing_is_split() -> None:
    assert split(MINE, among(entry(9000), limit=None)) is None
    assert split(MINE, among()) is None
    assert split(replace(MINE, reverses=3), among(entry(9000))) is None
    assert split(change_rate(), among(entry(9000))) is None
