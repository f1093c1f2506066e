"""Does the catalogue promise nothing that nobody checked, and show both orders without choosing one?"""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from domain.errors import Refusal
from domain.opening.catalogue import catalogue, disagreement, named, priorities
from domain.opening.profile import profiles
from governance.opening.catalogue import catalogue_told

SCHEMA = json.loads(Path("data/schemas/catalogue.json").read_text("utf-8"))


def test_no_channel_counts_as_reachable_before_somebody_looked() -> None:
    assert {one.active for one in catalogue().values()} == {"unknown", "dead", "profiled"}
    assert {one.code for one in catalogue().values() if one.active == "profiled"} == set(profiles())
    assert catalogue()["wimdu"].active == catalogue()["hoteltonight"].active == "dead"


def test_codes_keep_their_case_and_old_connections_say_so() -> None:
    assert {"primeV3", "Bedsxml", "SoHolidays"} <= set(catalogue())
    for code in ("airbnb", "ctrip"):
        assert catalogue()[code].remark is not None


def test_both_orders_are_shown_with_what_they_disagree_on() -> None:
    founding, study = priorities()
    assert founding.codes[:4] == study.codes[:4] == ("bookingcom", "expedia", "airbnb-api", "tripcom")
    assert set(disagreement(priorities())) == {"ostrovok", "hotelbeds", "odigeo"}
    assert all(code in catalogue() for one in priorities() for code in one.codes)
    assert named("tripcom") == "Trip.com"


@pytest.mark.parametrize("words", ["", "expedia", "hotels.com", "wimdu"])
def test_what_a_program_reads_has_the_published_form(words: str) -> None:
    told, _ = catalogue_told(words)
    Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(told)))
    assert told["channels"]


def test_a_name_that_no_list_knows_is_said() -> None:
    with pytest.raises(Refusal):
        catalogue_told("Zyxwv")
