"""By whose clock does a guest wait: the house's, by where he stands with it, and his channel's?"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from domain.guests.clocks import Stage, Stayed, due_by, is_night, score_by, stage_of
from tests.makers import TODAY, villa

HOTEL = villa()
DAY = timedelta(days=1)


def local(hour: int, minute: int = 0) -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, hour, minute, tzinfo=HOTEL.zone)


@pytest.mark.parametrize(
    ("begins", "ends", "stage", "minutes"),
    [
        (-1, 2, Stage.IN_HOUSE, 10),
        (-2, 0, Stage.IN_HOUSE, 10),
        (0, 2, Stage.ARRIVES_TODAY, 15),
        (3, 5, Stage.BEFORE, 120),
        (-5, -2, Stage.AFTER, 120),
    ],
)
def test_each_stage_has_its_minutes(begins: int, ends: int, stage: Stage, minutes: int) -> None:
    stay = Stayed("R1", TODAY + begins * DAY, TODAY + ends * DAY)
    assert stage_of(stay, TODAY) is stage
    assert due_by(local(11), stage, HOTEL) == local(11) + timedelta(minutes=minutes)


def test_who_has_no_stay_or_lost_it_enquires_and_has_an_hour_by_day() -> None:
    cancelled = Stayed("R1", TODAY, TODAY + DAY, held=False)
    assert {stage_of(None, TODAY), stage_of(cancelled, TODAY)} == {Stage.ENQUIRY}
    assert due_by(local(11), Stage.ENQUIRY, HOTEL) == local(11) + timedelta(hours=1)


def test_the_night_counts_for_who_sleeps_in_the_house_or_arrives_and_for_nobody_else() -> None:
    asked = local(23, 30)
    morning = HOTEL.after_quiet_hours(asked)
    assert is_night(asked, HOTEL)
    assert due_by(asked, Stage.IN_HOUSE, HOTEL) == asked + timedelta(minutes=10)
    assert due_by(asked, Stage.ARRIVES_TODAY, HOTEL) == asked + timedelta(minutes=15)
    for stage, after in ((Stage.ENQUIRY, 1), (Stage.BEFORE, 2), (Stage.AFTER, 2)):
        assert due_by(asked, stage, HOTEL) == morning + timedelta(hours=after)


def test_a_channels_own_clock_runs_a_day_whatever_the_hour() -> None:
    for channel in ("bookingcom", "airbnb", "expedia", "agoda"):
        assert score_by(local(23, 30), channel) == local(23, 30) + timedelta(hours=24)
    assert score_by(local(23, 30), "direct") is None
