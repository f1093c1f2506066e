"""Is every figure of a request a day, a person, an age, a night or a limit, or else a person's to read?"""

from __future__ import annotations

from datetime import date

import pytest

from domain.guests.request import request_in

TODAY = date(2026, 11, 29)
FEBRUARY = (date(2027, 2, 6), date(2027, 2, 9))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La suite junior est-elle libre du samedi 6 au mardi 9 février pour deux ?"),
        ("en", "Room from Saturday 6 to Tuesday 9 February for 2 adults"),
        ("de", "Ist zwischen dem 6. und 9. Februar ein Zimmer für zwei Personen frei?"),
        ("nl", "Is er iets vrij tussen 6 en 9 februari voor 2 volwassenen?"),
        ("it", "Avete disponibilità dal 6 all'9 febbraio per due persone?"),
        ("nl", "Kamer, aankomst 6-2-2027, vertrek 9-2-2027, 2 personen"),
        ("en", "We are looking for a suite from Feb 6th to Feb 9th for two"),
    ],
)
def test_days_of_the_week_and_what_stands_between_are_read(language: str, text: str) -> None:
    found = request_in(text, language, TODAY)
    assert found is not None
    assert (found.first, found.last, found.adults, found.doubtful) == (*FEBRUARY, 2, False)


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("A room from 6 to 9 February, 2 adults and our twins who are 3", True),
        ("A room arriving 6 February and leaving on the 9 for 2 adults", True),
        ("Une chambre du 6 au 9 février, 2 adultes, et peut-être 4", True),
        ("A room with 2 beds from 6 to 9 February for 2 adults, we land at 15:30, at 9 at the latest", False),
        ("A room from 6 to 9 February for 4 people, 2 adults and 2 children of 4 and 7, around 150 €", False),
        ("Une chambre du 6 au 9 février pour 2 personnes, arrivée vers 15 h, vol AT 623", False),
    ],
)
def test_a_figure_that_nobody_has_counted_leaves_it_to_a_person(text: str, doubtful: bool) -> None:
    """Hours, beds and amounts are no part of what is counted."""
    found = request_in(text, "fr" if "chambre" in text else "en", TODAY)
    assert found is not None
    assert found.doubtful is doubtful


@pytest.mark.parametrize(
    ("text", "most", "a_night"),
    [
        ("Chambre du 6 au 9 février, deux personnes, 250 euros la nuit maximum", "250 EUR", True),
        ("Zimmer vom 6. bis 9. Februar für 2 Personen, bis 120 Euro pro Nacht", "120 EUR", True),
        ("Kamer van 6 tot 9 februari voor 2 personen, tot 900 euro", "900 EUR", False),
    ],
)
def test_a_limit_is_read_before_and_behind_its_amount(text: str, most: str, a_night: bool) -> None:
    found = request_in(text, "de", TODAY)
    assert found is not None
    assert found.budget is not None
    assert f"{found.budget.most.amount} {found.budget.most.currency}" == most
    assert found.budget.a_night is a_night
