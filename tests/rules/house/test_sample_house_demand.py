"""Do the guests who come on their own behave as guests were measured to?"""

import statistics
from collections import Counter, defaultdict
from datetime import date, timedelta

from domain.bookings.reservation import Reservation
from tests.sample_houses import DAYS, on


def test_leads_and_cancellations_are_those_of_the_calibration() -> None:
    """Bands of the measured facts, with the room that thirty-eight houses leave to chance."""
    every = [one for day in DAYS for one in on(day).latest.values() if one.check_in <= on(day).today]
    leads = [(one.check_in - one.booked_at.date()).days for one in every]
    assert 42 <= statistics.median(leads) <= 56
    assert 0.09 <= sum(lead > 180 for lead in leads) / len(leads) <= 0.14

    def cancelled(these: list[Reservation]) -> float:
        return sum(not one.holding for one in these) / len(these)

    assert 0.34 <= cancelled([one for one in every if one.source != "online"]) <= 0.39
    assert 0.13 <= cancelled([one for one in every if one.source == "online"]) <= 0.19
    assert 0.05 <= cancelled([o for o, lead in zip(every, leads, strict=True) if lead < 8]) <= 0.13
    stays = [len(room.nights) for one in every for room in one.holding]
    assert 2.9 <= statistics.mean(stays) <= 3.3
    waits = [
        (one.cancelled_at - one.booked_at) / (one.check_in - one.booked_at.date())
        for one, lead in zip(every, leads, strict=True)
        if one.cancelled_at and lead > 0
    ]
    assert 0.22 <= statistics.median(waits) <= 0.34


def test_seasons_show() -> None:
    """Autumn and spring are busier than high summer and January."""
    sold: dict[int, list[int]] = defaultdict(list)
    house = on(date(2026, 11, 23))
    rooms = Counter(n for one in house.latest.values() for room in one.holding for n in room.nights)
    for back in range(1, 400):
        night = house.today - timedelta(days=back)
        sold[night.month].append(rooms[night])
    mean = {month: statistics.mean(counts) for month, counts in sold.items()}
    assert min(mean[m] for m in (3, 4, 5, 10, 11)) > max(mean[m] for m in (1, 7, 8)) + 2


def test_whoever_comes_for_new_year_stays_three_nights() -> None:
    scenes = {number for day in DAYS for number in (on(day).scenes.two_rooms, *on(day).scenes.overbooking)}
    arrivals = [
        len(one.rooms[0].nights)
        for day in DAYS
        for one in on(day).latest.values()
        if one.holding
        and one.number not in scenes
        and (one.check_in.month, one.check_in.day) in {(12, 30), (12, 31), (1, 1)}
    ]
    assert len(arrivals) > 100
    assert min(arrivals) >= 3
