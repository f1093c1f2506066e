"""Are periods, amounts and shares read as people mean them?"""

from datetime import date
from decimal import Decimal

import pytest

from domain.conversation.amounts import read_amount, read_percent, typed_amount
from domain.conversation.periods import read_period
from domain.conversation.sentence import read, read_short
from domain.errors import Refusal
from tests.makers import TODAY
from tests.rules.tables import rows


def period_in(text: str, today: date) -> str:
    """The first period in a sentence, « nothing », or « refused » and the key."""
    sentence = read(text)
    try:
        found = next(filter(None, (read_period(sentence, i, today) for i in range(len(sentence)))), None)
    except Refusal as refusal:
        return f"refused {refusal.phrase.key}"
    return f"{found[0].first:%d/%m/%y}-{found[0].last:%d/%m/%y}" if found else "nothing"


@pytest.mark.parametrize(("text", "meaning"), rows("periods"))
def test_periods(text: str, meaning: str) -> None:
    assert period_in(text, TODAY) == meaning


@pytest.mark.parametrize(
    ("today", "text", "meaning"),
    [
        (date(2027, 7, 14), "cet été", "01/06/27-31/08/27"),
        (date(2027, 7, 14), "l'été prochain", "01/06/28-31/08/28"),
        (date(2027, 7, 14), "jusqu'à l'été", "14/07/27-31/08/27"),
        (date(2027, 1, 10), "cet hiver", "01/12/26-28/02/27"),
        (date(2027, 2, 20), "jusqu'à la fin du Ramadan", "20/02/27-08/03/27"),
        (date(2027, 2, 20), "jusqu'au Ramadan", "20/02/27-08/03/27"),
        (date(2026, 12, 31), "le mois prochain", "01/01/27-31/01/27"),
        (date(2026, 12, 31), "les 2 prochains mois", "31/12/26-27/02/27"),
        (date(2026, 12, 31), "le trimestre prochain", "01/01/27-31/03/27"),
        (date(2026, 12, 31), "jusqu'à la fin du mois", "31/12/26-31/12/26"),
        (date(2027, 1, 31), "jusqu'au 30", "31/01/27-30/03/27"),
        (date(2028, 1, 1), "février", "01/02/28-29/02/28"),
        (date(2026, 11, 29), "jusqu'à dimanche", "refused spoken.which_week"),
        (date(2026, 11, 29), "jusqu'à dimanche prochain", "29/11/26-06/12/26"),
    ],
)
def test_the_calendar_turns(today: date, text: str, meaning: str) -> None:
    assert period_in(text, today) == meaning


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1 200 dh", "1200"),
        ("1.200,50 MAD", "1200.50"),
        ("1,200.50 MAD", "1200.50"),
        ("1200 dirhams", "1200"),
        ("1,2k", "1200"),
        ("1.25 k MAD", "1250"),
        ("2kdh", "2000"),
        ("MAD 1 200", "1200"),
        ("1'200", "1200"),
        ("1\u202f200\u00a0MAD", "1200"),
        ("1.200", "1200"),
        ("1,200", "1200"),
        ("12,5", "12.5"),
        ("1.234.567,80", "1234567.80"),
        ("0,50 dh", "0.50"),
    ],
)
def test_amounts(text: str, amount: str) -> None:
    found = read_amount(read(text), 0, "MAD")
    assert found is not None
    assert found[0] == Decimal(amount)
    assert found[2] == len(read(text))


@pytest.mark.parametrize(
    "text", ["1.2.3", "1,200,50", "1.200.50", "0,500", "1,200k", "12,3456", "1.20,300", "1.2345"]
)
def test_a_number_that_can_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as no:
        read_amount(read(text), 0, "MAD")
    assert no.value.phrase.key == "spoken.which_amount"


@pytest.mark.parametrize(
    "text", ["140 €", "$140", "140 euros", "GBP 100", "20 francs", "5000 rials", "1,2k eur"]
)
def test_another_currency_is_refused_and_never_converted(text: str) -> None:
    with pytest.raises(Refusal) as no:
        read_amount(read(text), 0, "MAD")
    assert no.value.phrase.key == "spoken.other_currency"


@pytest.mark.parametrize(
    ("text", "ratio"),
    [("38 %", "0.38"), ("5 pour cent", "0.05"), ("7,5%", "0.075"), ("12.25 percent", "0.1225")],
)
def test_shares(text: str, ratio: str) -> None:
    found = read_percent(read(text), 0)
    assert found is not None
    assert found[0] == Decimal(ratio)
    assert read_amount(read(text), 0, "MAD") is None


@pytest.mark.parametrize("reason", ["12.5.2026 c'est validé", "2 000 € de caution déjà versés", "9" * 40])
def test_a_typed_reason_that_starts_with_a_number_is_no_amount(reason: str) -> None:
    assert typed_amount(reason, "MAD") is None


def test_a_letter_is_not_a_sentence() -> None:
    with pytest.raises(Refusal):
        read_short("un mot " * 60)
