"""Does every usual way to state an expense become the right entry, and the rest a sentence?"""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from directors.cfo.expense import Expense, expense_from
from directors.cfo.expense.vat import VatKind, vat_guess
from domain.consent.actions import from_json, to_json
from domain.errors import Refusal
from domain.money.lines import BY_CODE, Section
from tests.makers import TODAY, villa
from tests.rules.conversation.spoken_pieces import SENTENCES
from tests.rules.tables import rows

TABLE = rows("expenses")
HOTEL = villa()


def told(sentence: str) -> str:
    """The expense in a line, or « refused » and the key."""
    try:
        return shown(expense_from(sentence, HOTEL, TODAY))
    except Refusal as refusal:
        return f"refused {refusal.phrase.key}"


def shown(expense: Expense) -> str:
    spend, notes = expense.action, {note.key for note in expense.notes}
    vat = "vat ?" if spend.vat_rate is None else f"vat {spend.vat_rate.normalize() + 0:f}"
    parts = [f"{spend.day:%d/%m/%y}", f"{spend.amount.normalize() + 0:f}", spend.line, vat]
    parts += ["guessed"] if "spend.note_vat" in notes else []
    parts += [f"room {spend.room}"] if spend.room else []
    parts += [f"from {spend.supplier}"] if spend.supplier else []
    parts += ["capital"] if spend.capital else []
    parts += ["one-off"] if spend.one_off else []
    parts += ["capital?"] if "spend.note_capital" in notes else []
    return " ".join([*parts, f"« {spend.words} »"])


@pytest.mark.parametrize(("sentence", "meaning"), TABLE)
def test_the_table(sentence: str, meaning: str) -> None:
    assert told(sentence) == meaning


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(TABLE) >= 50
    assert sum(meaning.startswith("refused") for _, meaning in TABLE) >= 15


def test_the_line_is_said_with_the_word_that_chose_it_unless_it_was_stated() -> None:
    [line, _] = expense_from("plombier 1 200 dh", HOTEL, TODAY).notes
    assert (line.key, line.args["said"]) == ("spend.note_line", "plombier")
    assert expense_from("taxi 40 dh ligne autres", HOTEL, TODAY).notes == ()


def test_vat_is_guessed_for_morocco_only_and_from_the_day_of_its_source() -> None:
    assert vat_guess(VatKind.NORMAL, TODAY, "MAD") is not None
    assert vat_guess(VatKind.NORMAL, date(2023, 12, 31), "MAD") is None
    assert vat_guess(VatKind.NORMAL, TODAY, "EUR") is None
    assert vat_guess(None, TODAY, "MAD") is None
    euros = expense_from("plombier 120 €", villa(currency="EUR"), TODAY)
    assert euros.action.vat_rate is None


@given(SENTENCES, st.dates(date(2024, 1, 1), date(2034, 12, 31)))
@example("plombier 100 dh 29/02", date(2027, 3, 1))
@example("plombier 100 dh le 31", date(2027, 3, 1))
@example("plombier 9 999 999 999 999 dh", TODAY)
@example("plombier 0,001 dh", TODAY)
def test_any_text_is_an_expense_that_makes_sense_or_is_refused(text: str, today: date) -> None:
    try:
        spend = expense_from(text, HOTEL, today).action
    except Refusal:
        return
    assert 0 < spend.amount <= 10_000_000
    assert spend.amount == spend.amount.quantize(Decimal("0.01"))
    assert BY_CODE[spend.line].section is not Section.REVENUE
    assert abs(spend.day - today) <= timedelta(days=366)
    assert spend.vat_rate is None or 0 <= spend.vat_rate <= Decimal("0.5")
    assert spend.words
    assert from_json(to_json(spend)) == spend
