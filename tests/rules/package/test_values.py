"""Is a typed fact read as channels' forms need it, and refused where it is none?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refusal
from domain.package.beds import SLEEPS
from domain.package.field import Field, fields
from domain.package.value import as_text, read_value

BY_PATH = {field.path: field for field in fields()}
READ = [
    ("contacts.general_phone", "0524 43 12 34", "+212524431234"),
    ("contacts.general_phone", "+33 1 42 68 53 00", "+33142685300"),
    ("contacts.general_email", "Contact@Villa-Thaifa.com", "Contact@villa-thaifa.com"),
    ("address.country", "Maroc", "MA"),
    ("address.country", "morocco", "MA"),
    ("address.country", "المغرب", "MA"),
    ("address.door", "31.6295, -7.9811", [31.6295, -7.9811]),
    ("address.postal_code", "40 000", "40000"),
    ("identity.ice", "001 234 567 000 089", "001234567000089"),
    ("identity.licence_expiry", "31/12/2027", "2027-12-31"),
    ("identity.vat_registered", "oui", True),
    ("identity.stars", "4", 4),
    ("policies.check_in", "15h", "15:00"),
    ("policies.check_in", "from 2 pm", "14:00"),
    ("policies.check_in", "3:30 p.m.", "15:30"),
    ("policies.check_in", "ab 15 Uhr", "15:00"),
    ("policies.check_out", "12 pm", "12:00"),
    ("policies.check_out", "avant midi", "12:00"),
    ("taxes.city_tax", "25 DH par personne et par nuit", "25"),
    ("taxes.city_tax", "25 MAD / pers / nuit", "25"),
    ("rooms.*.base_rate", "1 200 MAD la nuit", "1200"),
    ("rooms.*.size_m2", "410 sq ft", 38),
    ("rooms.*.size_m2", "22,5 m²", 22),
    ("rates.currency", "mad", "MAD"),
    ("taxes.city_tax", "30 MAD", "30"),
    (
        "facilities.house",
        "Piscine, wifi gratuit et salle de musique",
        ["swimming_pool", "wifi", "salle de musique"],
    ),
    ("rooms.*.amenities", "clim ; coffre ; sèche-cheveux", ["air_conditioning", "safe", "hairdryer"]),
    ("rooms.*.size_m2", "42 m²", 42),
    ("rooms.*.beds", "1 king", ["king"]),
    ("rooms.*.beds", "2 lits simples + 1 canapé-lit", ["single", "single", "sofa"]),
    ("rooms.*.beds", "one double and two twins", ["double", "single", "single"]),
    ("rooms.*.max_children", "0", 0),
    ("identity.stars", "5 étoiles", 5),
    ("texts.fr", "Un riad.\x07\x0cUn patio\x00.", "Un riad.\nUn patio."),
]
REFUSED = [
    ("contacts.general_phone", "05 24"),
    ("contacts.general_email", "villa@"),
    ("address.country", "Atlantide"),
    ("address.door", "31.6"),
    ("address.door", "131.6295, -7.9811"),
    ("address.postal_code", "4000"),
    ("identity.ice", "12345"),
    ("identity.stars", "0"),
    ("identity.vat_registered", "peut-être"),
    ("policies.check_in", "25:00"),
    ("policies.check_in", "14 pm"),
    ("taxes.city_tax", "25 DH par chambre"),
    ("taxes.city_tax", "2.50 EUR per person per night"),
    ("rooms.*.base_rate", "1 200 MAD par personne et par nuit"),
    ("rooms.*.base_rate", "0"),
    ("rates.pricing_model", "par lit"),
    ("rooms.*.beds", "1 hamac"),
    ("rooms.*.beds", "beaucoup"),
    ("identity.legal_name", "   "),
    ("identity.legal_name", "x" * 251),
]
SECRETS = ["MA64 0115 1900 0001 2050 0053 4921", "011 519 0000012050005349 21", "4539 1488 0343 6467"]


@pytest.mark.parametrize(("path", "words", "value"), READ)
def test_a_fact_is_read(path: str, words: str, value: object) -> None:
    field = BY_PATH[path]
    read = read_value(field, words, "MAD")
    assert read == value
    assert read_value(field, as_text(read), "MAD") == read


@pytest.mark.parametrize(("path", "words"), REFUSED)
def test_words_that_are_no_such_fact_are_refused(path: str, words: str) -> None:
    with pytest.raises(Refusal):
        read_value(BY_PATH[path], words, "MAD")


@pytest.mark.parametrize("words", SECRETS)
@pytest.mark.parametrize("path", ["payment.bank_vault", "identity.rc", "texts.fr"])
def test_an_account_or_card_number_never_enters(path: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_value(BY_PATH[path], f"RIB {words}", "MAD")
    assert refused.value.phrase.key == "package.secret"


@given(beds=st.lists(st.sampled_from(list(SLEEPS)), min_size=1, max_size=6))
def test_beds_written_out_are_read_back(beds: list[str]) -> None:
    wanted = sorted(beds, key=list(SLEEPS).index)
    assert read_value(BY_PATH["rooms.*.beds"], as_text(wanted), "MAD") == wanted


@given(field=st.sampled_from(fields()), words=st.text(max_size=80))
def test_whatever_is_typed_is_read_the_same_twice_or_refused(field: Field, words: str) -> None:
    try:
        value = read_value(field, words, "MAD")
    except Refusal:
        return
    assert read_value(field, as_text(value), "MAD") == value
