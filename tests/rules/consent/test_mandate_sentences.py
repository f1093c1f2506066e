"""Does every usual way to grant or withdraw a mandate become the right structure, and the rest a sentence?"""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.consent.actions import GrantMandate, RevokeMandate
from domain.consent.objective import Mandate
from domain.errors import Refusal
from governance.consent.mandates.sentence import mandate_from
from tests.makers import TODAY, villa
from tests.rules.conversation.spoken_pieces import SENTENCES
from tests.rules.tables import rows

TABLE = rows("mandates")
HOTEL = villa()
PEOPLE = {
    "revenue": ("Revenue", "Directeur revenue"),
    "cfo": ("CFO", "Directeur financier"),
    "gm": ("GM", "Directeur général"),
    "person:1": ("Said Thaifa",),
    "person:2": ("Omar Alaoui",),
    "person:3": ("Sara Alami",),
    "person:4": ("Sara Benali",),
}
IN_FORCE = (
    Mandate(1, "revenue", "change_rate", Decimal("0.05"), None, None, None, TODAY),
    Mandate(2, "person:2", "spend", None, None, Decimal(500), None, TODAY),
)


def told(sentence: str) -> str:
    """The mandate in a line, or « refused » and the key."""
    try:
        found = mandate_from(sentence, HOTEL, TODAY, PEOPLE, IN_FORCE)
    except Refusal as refusal:
        return f"refused {refusal.phrase.key}"
    if isinstance(found, RevokeMandate):
        return f"revoke {found.mandate}"
    limits = {
        "change": found.largest_change,
        "each": found.largest_amount,
        "daily": found.sum_per_day,
        "times": None if found.per_day is None else Decimal(found.per_day),
        "floor": found.price_floor,
    }
    stated = [f"{name} {value.normalize() + 0:f}" for name, value in limits.items() if value is not None]
    return " ".join([found.grantee, found.covers, f"until {found.until:%d/%m/%y}", *stated])


@pytest.mark.parametrize(("sentence", "meaning"), TABLE)
def test_the_table(sentence: str, meaning: str) -> None:
    assert told(sentence) == meaning


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(TABLE) >= 30
    assert sum(meaning.startswith("refused") for _, meaning in TABLE) >= 10


@given(SENTENCES, st.dates(date(2024, 1, 1), date(2034, 12, 31)))
@example("Omar peut approuver 5 % avant 01/01/0001", TODAY)
@example("Omar peut approuver 5 % jusqu'au 31/12/9999", TODAY)
@example("mandat 9999999999999999999999", TODAY)
def test_any_text_is_limited_in_amount_and_time_or_refused(text: str, today: date) -> None:
    try:
        found = mandate_from(text, HOTEL, today, PEOPLE, IN_FORCE)
    except Refusal:
        return
    if isinstance(found, GrantMandate):
        assert found.grantee in PEOPLE
        assert today <= found.until <= today + timedelta(days=366)
        if found.covers == "change_rate":
            assert found.largest_change is not None
            assert 0 < found.largest_change < 1
        else:
            assert (found.largest_amount, found.sum_per_day) != (None, None)
    else:
        assert found.mandate in {mandate.id for mandate in IN_FORCE}
