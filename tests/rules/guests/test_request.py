"""Is a request for a room read in every language and order, and asked about where it can be read in two ways?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.guests.request import request_in

TODAY = date(2026, 11, 29)
MARCH = (date(2027, 3, 12), date(2027, 3, 15))
READ = [
    ("en", "Do you have a room from 12 to 15 March for 2 adults and 2 children (4 and 7)?", 2, (4, 7)),
    ("en", "We'd like to book March 12th to March 15th, 2027, two adults", 2, ()),
    ("en", "Room available March 12-15 for my husband and I?", 2, ()),
    ("en", "A room for 3 nights from 12 March please, 2 guests", 2, ()),
    ("fr", "Bonjour, avez-vous une chambre du 12 au 15 mars pour 2 personnes ?", 2, ()),
    ("fr", "Une chambre du 12/03 au 15/03, 2 adultes et un enfant de 6 ans", 2, (6,)),
    ("fr", "Chambre disponible le 12 mars pour 3 nuits ? Nous sommes 3 personnes", 3, ()),
    ("de", "Haben Sie vom 12. bis 15. März ein Zimmer für zwei Erwachsene frei?", 2, ()),
    ("de", "Ist vom 12.03. bis 15.03. ein Zimmer frei, 2 Personen?", 2, ()),
    ("es", "¿Tienen una habitación del 12 al 15 de marzo para 2 adultos y 1 niño?", 2, (None,)),
    ("it", "Avete una camera dal 12 al 15 marzo per due adulti?", 2, ()),
    ("nl", "Is er een kamer vrij van 12 tot 15 maart voor twee personen?", 2, ()),
    ("ar", "هل لديكم غرفة من 12 إلى 15 مارس؟ 2 بالغين", 2, ()),
    ("ar", "هل لديكم غرفة من ١٢ إلى ١٥ مارس؟ ٢ بالغين", 2, ()),
]


@pytest.mark.parametrize(("language", "text", "adults", "children"), READ)
def test_it_is_read(language: str, text: str, adults: int, children: tuple[int | None, ...]) -> None:
    found = request_in(text, language, TODAY)
    assert found is not None
    assert (found.first, found.last) == MARCH
    assert (found.adults, found.children, found.whole) == (adults, children, True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Is a room available 03/04 to 05/04 for two people?"),
        ("en", "A room on 12 March, 13 March and 20 March for 2 people"),
        ("en", "A room from 12 to 15 March, 5 nights, 2 people"),
        ("fr", "Une chambre du 12 au 15 mars 2020 pour 2 personnes"),
        ("fr", "Une chambre du 30/02 au 03/03 pour 2 personnes"),
        ("en", "A room from 12 March to 30 May for 2 people"),
    ],
)
def test_what_can_be_read_in_two_ways_is_not_guessed(language: str, text: str) -> None:
    found = request_in(text, language, TODAY)
    assert found is not None
    assert found.doubtful
    assert not found.whole


@pytest.mark.parametrize(
    "text",
    [
        "Is there a pool?",
        "Room next weekend?",
        "We have booked a room from 12 to 15 March. Is there a pool?",
        "On 12 March we land.",
    ],
)
def test_no_request_is_none(text: str) -> None:
    assert request_in(text, "en", TODAY) is None


@settings(max_examples=40, deadline=None)
@given(st.dates(TODAY, TODAY + timedelta(days=300)), st.integers(1, 20), st.sampled_from(["en", "fr", "de"]))
def test_any_stay_is_read_back_as_it_was_written(first: date, nights: int, language: str) -> None:
    last = first + timedelta(days=nights)
    asks = {"en": "room", "fr": "chambre", "de": "Zimmer"}[language]
    found = request_in(f"{asks} {first.isoformat()} {last.isoformat()}, 2 adults", language, TODAY)
    assert found is not None
    assert (found.first, found.last, found.doubtful) == (first, last, False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Do you have a room from 12 to 15 Ramadan for 2 adults?"),
        ("en", "A room from 12 Ramadan 1448 to 15 Ramadan 1448 for 2 adults"),
        ("fr", "Une chambre du 12 au 15 ramadan pour 2 personnes ?"),
        ("ar", "هل لديكم غرفة من 12 إلى 15 رمضان؟ 2 بالغين"),
    ],
)
def test_lunar_days_are_turned_into_solar_ones_and_marked(language: str, text: str) -> None:
    found = request_in(text, language, TODAY)
    assert found is not None
    assert (found.first, found.last) == (date(2027, 2, 19), date(2027, 2, 22))
    assert found.lunar


@pytest.mark.parametrize(
    ("text", "most", "a_night"),
    [
        ("A room from 12 to 15 March for 2 adults, under 200 euros a night?", "200 EUR", True),
        ("A room 12 to 15 March for 2 adults, our budget is € 1,200", "1200 EUR", False),
        ("Une chambre du 12 au 15 mars pour 2 personnes, moins de 1 500 dh par nuit", "1500 MAD", True),
        ("Ein Zimmer vom 12. bis 15. März für 2 Personen, maximal 150 € pro Nacht", "150 EUR", True),
        ("غرفة من 12 إلى 15 مارس لشخصين، ميزاني 300 دولار", "300 USD", False),
        ("A room from 12 to 15 March for 2 adults", None, False),
        ("A room from 12 to 15 March for up to 2 adults", None, False),
    ],
)
def test_a_budget_is_read_with_its_money(text: str, most: str | None, a_night: bool) -> None:
    found = request_in(text, "en", TODAY)
    assert found is not None
    if most is None:
        assert found.budget is None
    else:
        assert found.budget is not None
        assert f"{found.budget.most.amount} {found.budget.most.currency}" == most
        assert found.budget.a_night is a_night
