"""Is every word of a decision accounted for, and what is missing asked?"""

from datetime import date

import pytest

from domain.errors import Refusal
from domain.house.deciding import Decided, decided_in

TODAY = date(2026, 11, 29)


def test_each_part_is_read_in_both_languages() -> None:
    said = decided_in(
        "Où vendre ? ; décision : Booking ; pourquoi : le contrat ; options : Expedia ; revoir : le 15/01/2027",
        TODAY,
    )
    assert said == Decided("Où vendre ?", "Booking", "le contrat", "Expedia", date(2027, 1, 15))
    said = decided_in("Where to sell?\ndecision: Booking\nwhy: contract\nreview: 2027-01-15", TODAY)
    assert said == Decided("Where to sell?", "Booking", "contract", None, date(2027, 1, 15))


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Où vendre ?", "decision.how"),
        ("décision : Booking", "decision.how"),
        ("Où ? ; décision : x ; peut-être", "decision.part_unknown"),
        ("Où ? ; décision : x ; décision : y", "decision.part_unknown"),
        ("Où ? ; décision : x ; revoir : bientôt", "decision.day"),
        ("Où ? ; décision : x ; revoir : 31/02/2027", "decision.day"),
        ("Où ? ; décision : x ; revoir : 28/11/2026", "decision.day"),
        ("a" * 1001, "decision.too_long"),
    ],
)
def test_what_cannot_be_read_is_said(words: str, key: str) -> None:
    with pytest.raises(Refusal) as no:
        decided_in(words, TODAY)
    assert no.value.phrase.key == key
