"""Which words say how somebody wants to be spoken to, and which only sound like it?"""

from __future__ import annotations

from datetime import time

import pytest

from domain.conversation.preferences import Length, Preference, preference_in, together

SHORT, LONG = Preference(length=Length.SHORT), Preference(length=Length.LONG)
ENGLISH, FRENCH = Preference(language="en"), Preference(language="fr")


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        ("réponds plus court", SHORT),
        ("Réponds-moi plus court stp.", SHORT),
        ("sois bref", SHORT),
        ("keep it short please", SHORT),
        ("plus de détails", LONG),
        ("answer in more detail", LONG),
        ("in English please", ENGLISH),
        ("réponds en anglais", ENGLISH),
        ("En français, s'il vous plaît", FRENCH),
        ("brief à 8 h", Preference(hour=time(8))),
        ("envoie-moi le brief à 9h30", Preference(hour=time(9, 30))),
        ("my brief at 7", Preference(hour=time(7))),
        ("réponds plus court et baisse les suites", None),
        ("la cliente écrit en anglais", None),
        ("brief", None),
        ("brief à 27 h", None),
        ("plus court le séjour de la 7", None),
        ("ne réponds pas en anglais", None),
    ],
)
def test_the_whole_sentence_counts(words: str, stated: Preference | None) -> None:
    assert preference_in(words) == stated


def test_the_last_of_each_kind_counts() -> None:
    said = ("plus court", "le jardinier vient le mardi", "en anglais", "plus de détails", "brief à 8 h")
    assert together(said) == Preference(Length.LONG, "en", time(8))
