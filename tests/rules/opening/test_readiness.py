"""Is readiness what a person counts by hand, and does every missing field lower it and name who gives it?"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.opening.profile import Asked, Profile, profiles
from domain.opening.readiness import lacking, readiness
from domain.package.asked import who_knows
from domain.package.field import EACH, sold
from domain.property import Property
from tests.rules.opening.houses import BACKGROUND, DAR, KASBAH, RIAD, from_specs, said, whole

EVERY = list(profiles().values())
SCATTERED = [
    (one, asked, path) for one in EVERY for asked in one.required for path in asked.places
]  # every place that any channel requires


def counted(profile: Profile, types: int) -> int:
    """Required fields by hand: one each, those of the rooms once a type."""
    return sum(types if any(EACH in path for path in asked.places) else 1 for asked in profile.required)


def test_by_hand_a_riad_of_two_types_known_from_its_specs_alone() -> None:
    """Airbnb, counted on paper. Own fields of the house 10: title, description, address, pin, amenities, photos,
    currency, check-in, check-out, cancellation; of the rooms name, units, guests, beds, price, twice. Common ones
    19 beside these. Known from the specs: name, units, guests and price of two types (8) and the currency."""
    found = readiness(profiles()["airbnb-api"], from_specs(RIAD))
    assert (len(found.required), found.satisfied) == (39, 9)
    assert found.share.quantize(Decimal("0.01")) == Decimal("0.23")


def test_by_hand_a_dar_without_a_city_whose_address_is_half_known() -> None:
    """ODIGEO. Own 8: hotel name, address (street and city), country, room name, rooms, persons, rate, currency;
    common 23. Known: name, room name, rooms, persons, rate, currency; the street alone makes no address."""
    street = said("address.street", "7, derb Oued")
    found = readiness(profiles()["odigeo"], from_specs(DAR, street))
    assert (len(found.required), found.satisfied) == (31, 6)
    whole_address = readiness(profiles()["odigeo"], from_specs(DAR, street, said("address.city", "Fès")))
    assert whole_address.satisfied == 7


def test_by_hand_a_kasbah_with_an_arabic_name_and_two_sources_that_differ() -> None:
    """DOTW. Own: hotel name (in Arabic letters: no channel takes it), address, country, price by occupancy, child
    bands, currency; of three types name, rooms, persons, adults, children, rate. Common 23. Known: name, rooms,
    persons and rate of three types (12), currency, city alone is no address; by room is not by occupancy; the ICE
    is said in two ways."""
    leaves = (
        said("rates.pricing_model", "per_room"),
        said("identity.ice", "001234567000089", by="Salma"),
        said("identity.ice", "001234567000088", by="Yassir"),
        said("contacts.general_email", "a@kasbah-example.ma"),
    )
    found = readiness(profiles()["dotw"], from_specs(KASBAH, *leaves))
    assert (len(found.required), found.satisfied) == (47, 14)
    standings = {need.asked.name: need.standing for need in found.required if need.about is None}
    assert (standings["Hotel name"], standings["Price by occupancy"]) == ("unfit", "unfit")
    assert (standings["ICE"], standings["E-mail"]) == ("differs", "there")


@pytest.mark.parametrize("profile", EVERY, ids=lambda one: one.code)
def test_a_house_of_which_all_is_known_is_ready_and_one_of_which_nothing_is_not(profile: Profile) -> None:
    ready = readiness(profile, whole(RIAD))
    assert ready.share == 1, [(need.asked.name, need.standing) for need in ready.open]
    assert len(ready.required) == counted(profile, 2)
    assert lacking(ready) == ()


@given(st.sampled_from(SCATTERED), st.sampled_from([RIAD, DAR, KASBAH]), st.data())
def test_one_missing_place_lowers_it_and_names_the_person(
    case: tuple[Profile, Asked, str], house: Property, data: st.DataObject
) -> None:
    profile, asked, path = case
    about = data.draw(st.sampled_from(sold(house)))
    concrete = path.replace(EACH, about.code)
    full, less = readiness(profile, whole(house)), readiness(profile, whole(house, without=[concrete]))
    assert less.share < full.share == 1
    assert asked.name in {need.asked.name for need in less.open}
    missing = {place.path: place for place in lacking(less)}
    assert set(missing) == {concrete}
    assert who_knows(missing[concrete], BACKGROUND)
    assert missing[concrete].field.question.by_language["fr"].strip()


@pytest.mark.parametrize("profile", EVERY, ids=lambda one: one.code)
def test_every_required_place_of_every_channel_counts(profile: Profile) -> None:
    """Not a sample: each place of each required field taken away, one after the other."""
    for asked in profile.required:
        for path in asked.places:
            concrete = path.replace(EACH, "rose")
            less = readiness(profile, whole(DAR, without=[concrete]))
            assert less.share < 1, concrete
            assert [place.path for place in lacking(less)] == [concrete]
            assert who_knows(lacking(less)[0], BACKGROUND), concrete
