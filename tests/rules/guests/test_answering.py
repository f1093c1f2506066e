"""Is « réponds-lui que oui » heard as such, with whom and what, and nothing else?"""

from __future__ import annotations

import pytest

from bot.orders.guests import answering
from governance.guests.replying import written_in


@pytest.mark.parametrize(
    ("words", "room", "name", "said"),
    [
        ("réponds-lui que oui", None, None, "oui"),
        ("Réponds lui : Oui, avec plaisir", None, None, "Oui, avec plaisir"),
        ("dis-lui que non", None, None, "non"),
        ("dis à la cliente de la 7 que oui", "7", None, "oui"),
        ("réponds au client de la chambre 12 que le hammam ouvre à 9h", "12", None, "le hammam ouvre à 9h"),
        ("réponds à Mme Weber que oui", None, "weber", "oui"),
        ("tell her that yes", None, None, "yes"),
        ("tell the guest in 7 no", "7", None, "no"),
        ("reply to Mr Finch: gladly", None, "finch", "gladly"),
        ("dis à la cliente que oui", None, None, "oui"),
        ("dis à Mme Weber que non", None, "weber", "non"),
        ("réponds oui à Mme Weber", None, "weber", "oui"),
        ("say no to Mrs Weber", None, "weber", "no"),
        ("dis oui à la 7", "7", None, "oui"),
    ],
)
def test_who_and_what(words: str, room: str | None, name: str | None, said: str) -> None:
    wish = answering(words)
    assert wish is not None
    assert (wish.room, wish.name, wish.said) == (room, name, said)


@pytest.mark.parametrize(
    "words",
    [
        "oui",
        "dis à Fatima de nettoyer la 7",
        "réponds",
        "que veut la cliente de la 7 ?",
        "baisse les suites de 5 %",
        "dis à Fatima que la 7 est prête",
        "dis à la dame de ménage que la 7 est libre",
    ],
)
def test_nothing_else(words: str) -> None:
    assert answering(words) is None


@pytest.mark.parametrize(
    ("said", "language", "fits"),
    [
        ("Oui à 500 dh", "de", False),
        ("la terrasse est libre demain soir", "de", False),
        ("Die Terrasse ist morgen Abend frei", "de", True),
        ("19:30", "de", True),
    ],
)
def test_words_of_another_language_are_put_into_no_letter(said: str, language: str, fits: bool) -> None:
    assert written_in(said, language) is fits
