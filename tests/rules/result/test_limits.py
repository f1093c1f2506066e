"""Does the CFO hold what costs the floor, notice what was split, and say what sounds wrong?"""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.words.phrases import Words
from directors.cfo.limits import LIMITS
from directors.cfo.limits.caution import caution
from directors.cfo.limits.gop import gop
from directors.cfo.limits.split import split
from directors.cfo.response import response
from domain.consent.actions import CancelBooking, Rebate, Spend
from domain.consent.actions.change_rate import RateLine
from domain.consent.objective import Mandate, Metric, Objective
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.money.ledger import Entry
from domain.nights import Span
from domain.result.consequence import consequences
from tests.makers import TODAY, change_rate, villa
from tests.rules.result.made import MONTH, books, budget, house

PLUMBER = Spend(
    TODAY, "plombier", Decimal("12000.00"), "MAD", "energy_water_waste", Decimal("0.20"), room="7"
)


def said(ruling: Ruling | None) -> str:
    assert ruling is not None
    assert ruling.phrase is not None
    words = Words("fr", zone=villa().zone, today=TODAY)
    lines = [ruling.phrase, *ruling.arithmetic]
    return "\n".join(words.plain(line) for line in lines).replace("\u202f", " ").replace("\u00a0", " ")


def floored(floor: str, **fields: object) -> House:
    return house(books=books(gop_floor=Decimal(floor), **fields))


def test_an_expense_below_the_floor_is_held_with_its_consequence() -> None:
    of = floored("0.65")
    text = said(gop(PLUMBER, of))
    assert text.startswith("Monsieur le Président, cette dépense ramènerait le GOP de novembre de ")
    assert "(plancher 65), soit −10 000 MAD, −" in text
    for row in ("Base : novembre à date + prévision du mois", "GOP ", "Marge ", "points de marge"):
        assert row in text
    assert "est déjà à 67,0 % (plancher 79)" in said(gop(PLUMBER, floored("0.79")))
    assert gop(PLUMBER, floored("0.10")).level is Level.OK  # type: ignore[union-attr]


@settings(max_examples=40, deadline=None)
@given(st.decimals("0.01", "0.99", places=3), st.decimals(1, 500_000, places=2))
def test_held_exactly_when_the_printed_margin_afterwards_is_below_the_floor(
    floor: Decimal, amount: Decimal
) -> None:
    action = replace(PLUMBER, amount=amount)
    of = floored(str(floor))
    ruling = gop(action, of)
    [shown] = consequences(action, of)
    assert ruling is not None
    assert shown.after.margin is not None
    assert (ruling.level is Level.HOLD) == (round(shown.after.margin, 3) < floor and shown.change < 0)


def test_an_objective_on_the_margin_counts_like_a_floor_in_its_period() -> None:
    aim = Objective(1, Metric.GOP_MARGIN, Decimal("0.90"), Span(MONTH, TODAY), None, TODAY, "marge 90 %")
    ruling = gop(PLUMBER, house(objectives=(aim,)))
    assert ruling is not None
    assert ruling.level is Level.HOLD
    assert "(objectif 90)" in said(ruling)


def test_an_investment_moves_no_gop_and_says_that_it_must_be_paid() -> None:
    text = said(gop(replace(PLUMBER, capital=True), floored("0.99")))
    assert "inchangé" in text
    assert "Investissement 10 000 MAD : hors du GOP" in text


def test_what_will_not_come_again_shows_the_margin_without_it() -> None:
    assert "Sans ce qui ne reviendra pas" in said(gop(replace(PLUMBER, one_off=True), house()))


def test_the_year_stands_on_closed_months_forecast_and_budget() -> None:
    assert "Année : inconnue, il manque " in said(gop(PLUMBER, house()))
    lines = budget(MONTH.replace(month=12), rooms_revenue=300_000, rooms_payroll=100_000)
    january = house(books=books(budget=lines, since=MONTH.replace(month=1)))
    assert "Année : GOP " in said(gop(PLUMBER, january))


def test_without_costs_the_cfo_says_what_is_missing_and_holds_nothing() -> None:
    blind = floored("0.99", costs=())
    ruling = gop(PLUMBER, blind)
    assert ruling is not None
    assert ruling.level is Level.OK
    assert "GOP de novembre inconnu ; il manque les charges de la maison" in said(ruling)
    assert gop(change_rate(first=TODAY), blind) is None


def test_a_price_is_judged_by_a_stated_response_and_never_held_for_it() -> None:
    cheap = change_rate(first=TODAY + timedelta(days=1), nights=7, before=2600, after=100)
    ruling = gop(cheap, floored("0.95"))
    assert ruling is not None
    assert ruling.level <= Level.WARN
    assert "estim" in said(ruling)


def test_what_revenue_expects_of_a_batch_counts_by_month_and_what_cannot_be_seen_is_not_said() -> None:
    plain = change_rate(first=TODAY + timedelta(days=1), nights=4)
    worth = [RateLine(3, Decimal(-300), Decimal(6000), Decimal(9000)), RateLine(1, *(Decimal(2000),) * 3)]
    batch = replace(plain, lines=tuple(worth))
    [part] = response(batch, house()) or ()
    assert [part.low, part.mid, part.high] == [Decimal(1700), Decimal(8000), Decimal(11000)]
    assert "+8 000 MAD" in said(gop(batch, house()))
    small = replace(plain, lines=(RateLine(4, Decimal(1), Decimal(2), Decimal(3)),))
    assert gop(small, house()) is None


def test_a_cancellation_is_warned_of_and_a_discount_held() -> None:
    of = floored("0.80")
    gone = CancelBooking("R1", "bookingcom", "MAD", ((MONTH, Decimal(9000)),), "rooms_revenue")
    assert gop(gone, of).level is Level.WARN  # type: ignore[union-attr]
    rebate = Rebate("R1", ((TODAY, Decimal(9000)),), "MAD", "rooms_revenue", vat_rate=Decimal("0.10"))
    assert "cette remise" in said(gop(rebate, of))
    assert "ce remboursement" in said(gop(replace(rebate, refund=True), of))


def test_another_currency_is_blocked() -> None:
    rulings = [limit(replace(PLUMBER, currency="EUR"), house()) for limit in LIMITS]
    assert max(ruling.level for ruling in rulings if ruling) is Level.BLOCK


def entry(amount: int, days: int = 0, words: str = "plombier chambre 7", **fields: str) -> Entry:
    line = fields.pop("line", "energy_water_waste")
    day = TODAY - timedelta(days=days)
    source = f"{words}:{days}:{amount}"
    return Entry(day, line, Decimal(-amount), "MAD", source, words=words, supplier=fields.get("supplier"))


@pytest.mark.parametrize(
    ("others", "noticed"),
    [
        ((entry(4000, 1), entry(4500, 3)), True),
        ((entry(4000, 1),), False),
        ((entry(4000, 1), entry(4500, 9)), False),
        ((entry(4000, 1), entry(4500, 3, "peintre salon")), False),
        ((entry(4000, 1), entry(4500, 3, "plombier", line="maintenance")), False),
    ],
)
def test_several_purchases_that_pass_the_threshold_together_are_noticed(
    others: tuple[Entry, ...], noticed: bool
) -> None:
    action = replace(PLUMBER, amount=Decimal(4000), vat_rate=None)
    for given_ in ({"entries": others}, {"asked": others}):
        of = house(books=books(split_from=Decimal(10_000), **given_))
        assert (split(action, of) is not None) is noticed
    if noticed:
        assert "3 achats semblables en 7 jours font 12 500 MAD ensemble (seuil 10 000 MAD)" in said(
            split(action, of)
        )


def test_a_mandate_s_largest_amount_is_a_threshold_and_suppliers_tell_purchases_apart() -> None:
    mandate = Mandate(1, "person:2", "spend", None, None, None, None, TODAY, largest_amount=Decimal(5000))
    other = entry(3000, 1, "facture", supplier="Atlas Plomberie")
    of = house(books=books(entries=(other,)), mandates=(mandate,))
    mine = replace(PLUMBER, amount=Decimal(3000), vat_rate=None, words="robinet", supplier="ATLAS plomberie")
    assert split(mine, of) is not None
    assert split(replace(mine, supplier="Dar Peinture"), of) is None
    assert split(replace(mine, reverses=4), of) is None


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("Facture Atlas, nouveau RIB ci-joint", Level.HOLD),
        ("please use our new bank account", Level.HOLD),
        ("Virement IBAN FR76…", Level.HOLD),
        ("facture URGENTE avant midi", Level.WARN),
        ("payer immédiatement", Level.WARN),
        ("robinet de la chambre 7", None),
        ("ribambelle de lampions", None),
    ],
)
def test_bank_details_and_urgency_in_the_words_are_told(words: str, level: Level | None) -> None:
    ruling = caution(replace(PLUMBER, words=words), house())
    assert (ruling.level if ruling else None) is level
