"""Are the houses that every test starts from valid themselves?"""

from __future__ import annotations

from datetime import timedelta

from domain.consent.actions import from_json, to_json
from tests.makers import TODAY, change_rate, house_of, proposal, reservation, stay, villa


def test_the_villa_has_seven_types_and_twelve_rooms() -> None:
    house = villa()
    assert len(house.room_types) == 7
    assert house.units == 12


def test_a_house_counts_the_stays_it_is_given() -> None:
    house = house_of(stays=[stay(), stay("triple", TODAY - timedelta(days=1), 1)])
    assert house.night("junior-suite", TODAY).sold == 1
    assert house.night("junior-suite", TODAY).left == 0
    assert house.night("junior-suite", TODAY).revenue == 2600
    assert house.night("triple", TODAY).sold == 0
    assert len(house.arrivals) == 1
    assert len(house.departures) == 1


def test_the_action_of_a_made_proposal_survives_storage() -> None:
    made = proposal(change_rate(nights=3))
    assert from_json(to_json(made.action)) == made.action
    assert len(reservation().holding) == 1
