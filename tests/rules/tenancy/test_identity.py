"""Which house do words found, and which do they not?"""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refusal
from domain.house.facts.asks import asks
from domain.tenancy.identity import free_id, identity_from


@pytest.mark.parametrize(
    ("words", "id_", "city", "currency", "zone"),
    [
        ("Riad Yasmine, Marrakech, Maroc", "riad-yasmine", "Marrakech", "MAD", "Africa/Casablanca"),
        ("  Dar Zaïtoun ,Fès,  MA ", "dar-zaitoun", "Fès", "MAD", "Africa/Casablanca"),
        ("L'Étoile d'Or, Lyon, France", "l-etoile-d-or", "Lyon", "EUR", "Europe/Paris"),
        ("Casa Azul, Madrid, Spain", "casa-azul", "Madrid", "EUR", "Europe/Madrid"),
        ("Casa Azul, Sevilla, Espagne, Madrid", "casa-azul", "Sevilla", "EUR", "Europe/Madrid"),
        ("Dar Ben, Tunis, Tunisie", "dar-ben", "Tunis", "TND", "Africa/Tunis"),
    ],
)
def test_name_town_and_country_are_enough(words: str, id_: str, city: str, currency: str, zone: str) -> None:
    house, dossier = identity_from(words)
    assert (house.id, house.city, house.currency, house.zone) == (id_, city, currency, ZoneInfo(zone))
    assert house.room_types == ()
    assert set(dossier.master_data.values()) == {None}, "nothing is known, and nothing is made up"
    assert asks(house, dossier)[0].key == "rooms"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "founding.what"),
        (" , ", "founding.what"),
        ("Riad Yasmine", "founding.parts"),
        ("Riad Yasmine, Marrakech", "founding.parts"),
        ("Riad, a, b, c, d", "founding.parts"),
        ("Riad Yasmine, Marrakech, Narnia", "founding.no_country"),
        ("Casa Azul, Sevilla, Espagne", "founding.which_zone"),
        ("Riad Yasmine, Marrakech, Maroc, Paris", "founding.which_zone"),
        ("رياض, Marrakech, Maroc", "founding.name_letters"),
        ("R" * 61 + ", Marrakech, Maroc", "founding.name_long"),
    ],
)
def test_what_is_missing_or_unclear_is_asked(words: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        identity_from(words)
    assert refused.value.phrase.key == why


def test_an_id_is_never_used_twice() -> None:
    assert free_id("Riad Yasmine", ["riad-yasmine", "riad-yasmine-2"]) == "riad-yasmine-3"


@given(st.text(max_size=120))
def test_any_words_found_a_house_or_are_refused(words: str) -> None:
    try:
        house, _ = identity_from(words)
    except Refusal:
        return
    assert house.id == house.id.lower()
    assert 0 < len(house.id) <= 44
