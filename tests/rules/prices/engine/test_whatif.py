"""Does a simulation say of other prices what the engine believes, and nothing of the same ones?"""

from datetime import timedelta
from decimal import Decimal

import pytest

from directors.revenue.foreseeing import forecasts
from directors.revenue.whatif import simulate
from domain.prices.foresight import HORIZONS, WHOLE_HOUSE, ToForesee
from domain.prices.simulation import Range, Simulated, Simulation
from tests.makers import TODAY
from tests.rules.prices.engine.studied import ZONE, study

NIGHTS = [TODAY + timedelta(days=n) for n in range(30, 44)]


def tried(price: str) -> Simulated:
    return simulate(Simulation(study(), {("triple", night): Decimal(price) for night in NIGHTS}))


def test_the_same_prices_change_nothing() -> None:
    found = tried("1700")
    assert len(found.nights) == len(NIGHTS)
    assert found.total(lambda one: one.revenue) == Range()
    assert found.total(lambda one: one.contribution) == Range()


@pytest.mark.parametrize(("price", "sign"), [("1530", 1), ("1870", -1)])
def test_a_lower_price_sells_more_rooms(price: str, sign: int) -> None:
    found = tried(price)
    assert {one.after for one in found.nights} == {Decimal(price)}
    assert all((one.rooms_after - one.rooms_before) * sign >= 0 for one in found.nights)
    assert any((one.rooms_after - one.rooms_before) * sign > 0 for one in found.nights)
    for of in (found.total(lambda one: one.revenue), found.total(lambda one: one.contribution)):
        assert of.low <= of.mid <= of.high


def test_too_few_bookings_are_no_ground() -> None:
    few = study()
    few = type(few)(few.today, few.kinds, few.nights, few.bookings[:20], few.owner, few.rules)
    assert simulate(Simulation(few, {("triple", NIGHTS[0]): Decimal(1500)})) == Simulated(enough=False)
    assert forecasts(ToForesee(few, ZONE)) == ()


def test_every_coming_night_is_foreseen_for_the_house_and_its_types() -> None:
    rows = forecasts(ToForesee(study(), ZONE, replay=3))
    live = [row for row in rows if row.as_of == max(one.as_of for one in rows)]
    house = [row for row in live if row.room_type == WHOLE_HOUSE]
    assert [row.night for row in house][:2] == [TODAY, TODAY + timedelta(days=1)]
    assert {row.room_type for row in live} == {WHOLE_HOUSE, *(kind.code for kind in study().kinds)}
    assert all(Decimal(0) <= row.p10 <= row.mean <= row.p90 for row in rows)
    replayed = [row for row in rows if row not in live]
    assert len(replayed) == 3 * len(HORIZONS)
