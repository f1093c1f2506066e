"""Does the package say what stands, what differs and what is missing, and resolve nothing by itself?"""

import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from domain.house.facts.answers import Answer
from domain.package.field import fields, places
from domain.package.given import of_answers, of_photos, of_specs
from domain.package.leaf import Confidence, Leaf
from domain.package.package import gathered
from domain.package.photo import Photo
from domain.package.tree import schema, tree
from tests.makers import NOW, room_type, villa

SIZE = "rooms.junior-suite.size_m2"
KIND = room_type("junior-suite", rooms=("11",), occupancy=2, base=Decimal(1850), sample=False)
HOUSE = villa(room_types=(KIND,))
SCHEMA = json.loads(Path("data/schemas/package.json").read_text("utf-8"))


def said(value: int, source: str = "rooms.csv", by: str | None = None, how: Confidence = "written") -> Leaf:
    return Leaf(SIZE, value, source, None, by, how)


def answer(key: str, value: str | None, *, decides: bool = False, at: datetime = NOW) -> Answer:
    return Answer(key, value, "person:1", "Said", "chat", at, decides)


def test_two_sources_that_differ_are_shown_side_by_side_and_neither_stands() -> None:
    package = gathered(HOUSE, [said(42), said(45, "booking.xlsx")])
    assert package.settled(SIZE) is None
    assert [leaf.value for leaf in package.differing(SIZE)] == [42, 45]
    assert [place.path for place, _ in package.contradictions] == [SIZE]


def test_a_persons_word_stands_before_files_and_a_decision_before_words() -> None:
    package = gathered(HOUSE, [said(42), said(45, "booking.xlsx"), said(44, "chat", "Said", "stated")])
    assert package.value(SIZE) == 44
    spoken = [said(44, "chat", "Said", "stated"), said(43, "chat", "Omar", "stated")]
    assert gathered(HOUSE, spoken).settled(SIZE) is None
    assert gathered(HOUSE, [*spoken, said(43, "chat", "Said", "decided")]).value(SIZE) == 43


def test_a_source_that_speaks_again_corrects_itself() -> None:
    assert gathered(HOUSE, [said(42), said(45)]).value(SIZE) == 45


def test_the_same_words_in_another_writing_do_not_differ() -> None:
    path = "address.street"
    leaves = [
        Leaf(path, "12  Derb Chtouka", "a", None, None, "written"),
        Leaf(path, "12 derb chtouka", "b", None, None, "written"),
    ]
    assert gathered(HOUSE, leaves).value(path) == "12  Derb Chtouka"


@given(st.permutations([said(42), said(45, "b"), said(44, "chat", "Said", "stated")]))
def test_what_stands_does_not_depend_on_the_order_of_sources(leaves: list[Leaf]) -> None:
    assert gathered(HOUSE, leaves).value(SIZE) == 44


def test_specs_answers_and_photos_fill_it_each_with_its_source() -> None:
    photos = [Photo("a" * 64, "p.jpg", 3000, 2000, 9, "0" * 16, NOW, "person:1", room="11")]
    answers = {"phone": [answer("phone", "0524431234")], SIZE: [answer(SIZE, "quarante")]}
    package = gathered(
        HOUSE,
        [*of_specs(HOUSE, {"identity.stars": 4}), *of_answers(HOUSE, answers), *of_photos(HOUSE, photos)],
        photos,
    )
    phone = package.settled("contacts.general_phone")
    assert phone == Leaf(
        "contacts.general_phone", "+212524431234", "chat", NOW.date().isoformat(), "Said", "stated"
    )
    assert package.value("identity.stars") == 4
    assert package.value("rooms.junior-suite.base_rate") == "1850"
    assert package.value("rooms.junior-suite.photos") == 1
    assert package.settled(SIZE) is None


def test_a_sample_price_is_no_price() -> None:
    sample = villa(room_types=(room_type("junior-suite", base=Decimal(1850), sample=True),))
    assert gathered(sample, of_specs(sample, {})).value("rooms.junior-suite.base_rate") is None


def test_each_part_counts_its_places() -> None:
    package = gathered(HOUSE, of_specs(HOUSE, {}))
    counted = [place for place in places(HOUSE) if not place.field.on_demand]
    assert sum(part.total for part in package.parts) == len(counted)
    assert places(HOUSE, [field for field in fields() if field.on_demand])
    known = {part.code: part.known for part in package.parts}
    assert known["rooms"] == 5  # two names, units, persons, price
    assert known["contacts"] == 0


def test_the_document_has_the_published_form_and_the_form_is_that_of_the_fields() -> None:
    assert schema() == SCHEMA
    Draft202012Validator.check_schema(SCHEMA)
    leaves = [
        *of_specs(HOUSE, {"address.country": "MA", "facilities.house": ["wifi"]}),
        said(42),
        said(45, "b"),
    ]
    photo = Photo("a" * 64, "p.jpg", 3000, 2000, 9, "0" * 16, NOW, "person:1", room="11")
    document = tree(gathered(HOUSE, leaves, [photo]))
    Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(document)))
    assert document["rooms"]["junior-suite"]["size_m2"] is None
    assert [one["value"] for one in document["differing"][SIZE]] == [42, 45]


def test_every_field_says_its_name_and_question_in_both_languages() -> None:
    for field in fields():
        assert set(field.name.by_language) == set(field.question.by_language) == {"fr", "en"}, field.path
        assert field.question.by_language["fr"].endswith((" ?", ".")), field.path
    assert len({field.path for field in fields()}) == len(fields())
