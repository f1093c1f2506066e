"""Is a request for a room read in every language and order, and asked about where it can be read in two ways?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.guests.fences import fences_in
from domain.guests.named_rooms import meant_by
from domain.guests.request import request_in
from tests.makers import villa

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
    ("de", "Haben Sie vom 12. bis 15. März etwas frei? Wir sind zu zweit.", 2, ()),
    ("de", "Ein Familienzimmer für 2 Erwachsene und ein Kind von 6 Jahren vom 12. bis 15. März", 2, (6,)),
    ("es", "¿Hay algo libre del 12 al 15 de marzo? Somos dos.", 2, ()),
    ("es", "Habitación 12-15 marzo, 4 personas, de las cuales 2 niños de 4 y 7 años", 2, (4, 7)),
    (
        "it",
        "Partenza il 15 marzo, arrivo il 12 marzo, una camera per due adulti e un bambino di 6 anni",
        2,
        (6,),
    ),
    ("nl", "Is er nog plek van 12 tot 15 maart? We zijn met z'n tweeën.", 2, ()),
    ("nl", "Kamer van 12 t/m 15 maart, 4 personen waarvan 2 kinderen van 4 en 7 jaar", 2, (4, 7)),
    ("ar", "أريد حجز غرفة من 12 مارس إلى 15 مارس لشخصين", 2, ()),
    ("ar", "نود حجز غرفة من 12 إلى 15 آذار، شخصان بالغان وطفلان عمرهما 4 و7 سنوات", 2, (4, 7)),
    ("fr", "Chambre du 12 au 15 mars pour 4 personnes dont un bébé", 3, (0,)),
    ("en", "Leaving 15 March, arriving 12 March, a room for 2 adults and kids aged 4 and 7", 2, (4, 7)),
    ("en", "Room 2027/03/12 to 2027/03/15 for two", 2, ()),
    ("en", "Room 12.3.2027 - 15.3.2027 for 2 guests", 2, ()),
    ("en", "Room 03/12 to 03/15, 2 adults and a 6 year old", 2, (6,)),
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
        ("en", "A room from 28 to 2 January for 2 people"),
        ("fr", "Une chambre du 03/14 au 15/03 pour 2 personnes"),
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


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("fr", "Chambre du 30 décembre au 2 janvier", date(2026, 12, 30), date(2027, 1, 2)),
        ("fr", "Chambre du 30 décembre au 2 janvier 2028", date(2027, 12, 30), date(2028, 1, 2)),
        ("en", "Room from 12 March to 15 March 2028", date(2028, 3, 12), date(2028, 3, 15)),
        ("de", "Zimmer vom 3.4. bis 5.4.", date(2027, 4, 3), date(2027, 4, 5)),
    ],
)
def test_a_year_that_is_left_out_is_the_neighbours_or_the_next(
    language: str, text: str, first: date, last: date
) -> None:
    found = request_in(text, language, TODAY)
    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "Room 12 to 15 March, 4 people, 2 children",  # among them, or beside them?
        "Room 12 to 15 March, 6 people, 2 adults and 2 children",
        "Room 12 to 15 March",
    ],
)
def test_a_party_that_can_be_counted_in_two_ways_is_asked_about(text: str) -> None:
    found = request_in(text, "en", TODAY)
    assert found is not None
    assert found.whole
    assert found.people is None


NAMED = [
    ("en", "Is the Presidential Suite free 12-15 March for two?", {"presidential-suite"}),
    ("fr", "La suite junior du 12 au 15 mars, on voudrait une chambre", {"junior-suite"}),
    ("de", "Ist die Präsidentensuite vom 12. bis 15. März frei?", {"presidential-suite"}),
    ("de", "Ein Doppelzimmer Superior vom 12. bis 15. März", {"double-superior"}),
    ("de", "Ein Dreibettzimmer vom 12. bis 15. März", {"triple"}),
    ("es", "Una habitación familiar del 12 al 15 de marzo", {"family"}),
    ("es", "Una habitación doble estándar del 12 al 15 de marzo", {"double-standard"}),
    ("it", "Una camera doppia dal 12 al 15 marzo", {"double-superior", "double-standard"}),
    ("it", "La suite presidenziale è libera dal 12 al 15 marzo?", {"presidential-suite"}),
    ("nl", "De familiekamer van 12 tot 15 maart", {"family"}),
    ("nl", "Een vierpersoonskamer van 12 tot 15 maart", {"quadruple"}),
    ("ar", "هل الجناح الرئاسي متاح من 12 إلى 15 مارس؟", {"presidential-suite"}),
    ("ar", "غرفة عائلية من 12 إلى 15 مارس", {"family"}),
    ("en", "A chalet room from 12 to 15 March", set()),
]


@pytest.mark.parametrize(("language", "text", "codes"), NAMED)
def test_a_room_is_known_by_its_name_in_the_guests_language(
    language: str, text: str, codes: set[str]
) -> None:
    found = request_in(text, language, TODAY)
    assert found is not None
    assert set(meant_by(found.named, villa().room_types)) == codes


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two rooms for 4 adults from 12 to 15 March"),
        ("fr", "2 chambres doubles du 12 au 15 mars pour 4 personnes"),
        ("de", "Zwei Zimmer vom 12. bis 15. März für 4 Erwachsene"),
        ("es", "Dos habitaciones del 12 al 15 de marzo para 4 adultos"),
        ("it", "Due camere dal 12 al 15 marzo per 4 adulti"),
        ("nl", "Twee kamers van 12 tot 15 maart voor 4 volwassenen"),
        ("ar", "غرفتين من 12 إلى 15 مارس ل 4 بالغين"),
    ],
)
def test_several_rooms_are_counted(language: str, text: str) -> None:
    found = request_in(text, language, TODAY)
    assert found is not None
    assert (found.rooms, found.people) == (2, 4)


WHOLE = {
    "en": "Can we rent the whole house from 12 to 15 March? We are 20 people",
    "fr": "Toute la maison est-elle libre du 12 au 15 mars ? Nous sommes 20",
    "de": "Können wir das ganze Haus vom 12. bis 15. März mieten? 20 Personen",
    "es": "¿Se puede alquilar toda la casa del 12 al 15 de marzo? Somos 20 personas",
    "it": "È possibile affittare tutta la casa dal 12 al 15 marzo? Siamo 20 persone",
    "nl": "Kunnen we het hele huis huren van 12 tot 15 maart? We zijn met 20 personen",
    "ar": "هل يمكن استئجار البيت كاملا من 12 إلى 15 مارس؟ نحن 20 شخصا",
}


@pytest.mark.parametrize("language", WHOLE)
def test_the_whole_house_is_a_persons_and_its_nights_are_read(language: str) -> None:
    text = WHOLE[language]
    assert "group" in {fence.code for fence in fences_in(text)}
    found = request_in(text, language, TODAY, asked=True)
    assert found is not None
    assert (found.first, found.last, found.people) == (*MARCH, 20)
