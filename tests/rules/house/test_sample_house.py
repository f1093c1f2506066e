"""Does the sample house hold each deliberate case exactly once, on any day, and nothing wrong beside them?"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from channels.simulated.sample import SampleHouse, link, sample_house
from domain.bookings.reservation import Reservation, ReservationState
from domain.nights import ONE_DAY, Span
from domain.prices.rates import Cell
from tests.makers import villa
from tests.sample_houses import DAYS, hotel, on


@pytest.fixture(params=DAYS, ids=str)
def house(request: pytest.FixtureRequest) -> SampleHouse:
    return on(request.param)


def rooms_on(house: SampleHouse, night: date) -> int:
    return sum(night in room.nights for one in house.latest.values() for room in one.holding)


def overbooked_cells(house: SampleHouse) -> list[tuple[str, date]]:
    sold = Counter(
        (room.room_type, night)
        for one in house.latest.values()
        for room in one.holding
        for night in room.nights
    )
    units = {kind.code: kind.units or 0 for kind in house.hotel.room_types}
    return [(code, night) for (code, night), n in sold.items() if code is not None and n > units[code]]


def since_yesterday(house: SampleHouse, at: datetime) -> bool:
    return at >= house.as_of - ONE_DAY


def test_one_night_of_one_type_is_overbooked_by_one(house: SampleHouse) -> None:
    expected = house.scenes.overbooked
    assert overbooked_cells(house) == [(expected.room_type, expected.night)]
    assert expected.night == house.today + timedelta(days=21)
    there = [
        one.number
        for one in house.latest.values()
        for room in one.holding
        if room.room_type == expected.room_type and expected.night in room.nights
    ]
    assert sorted(there) == sorted(house.scenes.overbooking)
    assert len(there) == 3


def test_at_no_instant_of_the_past_was_a_room_sold_twice(house: SampleHouse) -> None:
    moves: dict[tuple[str, date], list[tuple[datetime, int]]] = defaultdict(list)
    for code, night, since, until in lives(house):
        moves[code, night] += [(since, 1), *([(until, -1)] if until else [])]
    units = {kind.code: kind.units or 0 for kind in house.hotel.room_types}
    known = (house.scenes.overbooked.room_type, house.scenes.overbooked.night)
    for cell, steps in moves.items():
        held = most = 0
        for _, step in sorted(steps):
            held += step
            most = max(most, held)
        assert most <= units[cell[0]] + (cell == known), cell


def lives(house: SampleHouse) -> Iterator[tuple[str, date, datetime, datetime | None]]:
    """Every type and night that a booking ever held, since when and until when."""
    revisions: dict[str, list[Reservation]] = defaultdict(list)
    for one in house.reservations:
        revisions[one.number].append(one)
    for history in revisions.values():
        for n, one in enumerate(history):
            since = one.booked_at if n == 0 else one.updated_at
            until = history[n + 1].updated_at if n + 1 < len(history) else None
            for room in one.rooms:
                gone = None if room.state.holds_a_room else one.updated_at
                for night in room.nights if room.room_type else ():
                    yield room.room_type or "", night, since, until or gone


def test_one_vip_arrives_today_for_the_third_time_and_is_prepared_for(house: SampleHouse) -> None:
    (vip,) = [one for one in house.latest.values() if one.vip]
    assert vip.number == house.scenes.vip
    assert vip.check_in == house.today
    assert vip.guest.note is not None
    assert all(word in vip.guest.note for word in ("Vol", "voiture", "thé"))
    assert vip.rooms[0].room_number == "11"


def test_two_guests_come_back_and_nobody_else(house: SampleHouse) -> None:
    met = Counter(one.guest.email for one in house.latest.values() if one.guest.email)
    numbers = {
        one.guest.email: one.number for one in house.latest.values()
    }  # the latest stay was booked last
    back = {numbers[email]: n for email, n in met.items() if n > 1}
    assert back == {house.scenes.vip: 3, house.scenes.returning: 2}


def test_bookings_of_two_rooms(house: SampleHouse) -> None:
    several = {one.number: one for one in house.latest.values() if len(one.rooms) > 1}
    assert set(several) == {house.scenes.two_rooms, house.scenes.partly_cancelled}
    both, part = several[house.scenes.two_rooms], several[house.scenes.partly_cancelled]
    assert (len(both.holding), both.check_in) == (2, house.today)
    assert (len(part.holding), part.state) == (1, ReservationState.CONFIRMED)
    assert part.total is not None
    assert part.total.amount == part.holding[0].total


def test_one_cancellation_and_one_change_since_yesterday(house: SampleHouse) -> None:
    gone = [
        one for one in house.latest.values() if one.cancelled_at and since_yesterday(house, one.cancelled_at)
    ]
    assert [one.number for one in gone] == [house.scenes.cancelled]
    assert gone[0].check_in > house.today
    numbers = Counter(one.number for one in house.reservations)
    assert [number for number, n in numbers.items() if n > 1] == [house.scenes.modified]
    before, after = (one for one in house.reservations if one.number == house.scenes.modified)
    assert (before.check_in, before.check_out) != (after.check_in, after.check_out)
    assert before.guest == after.guest
    assert before.updated_at < after.updated_at
    assert since_yesterday(house, after.updated_at)
    assert before.delivery != after.delivery


def test_one_booking_of_no_known_type(house: SampleHouse) -> None:
    (strange,) = [one for one in house.latest.values() if any(room.room_type is None for room in one.rooms)]
    assert strange.number == house.scenes.unmapped
    assert strange.rooms[0].external_code not in {kind.external_code for kind in house.hotel.room_types}


def test_the_new_year_that_one_channel_missed(house: SampleHouse) -> None:
    case = house.latest["R599233355"]
    assert house.unnoticed == (("R599233355", "bookingcom"),)
    assert (case.source, case.rooms[0].room_type) == ("online", "double-superior")
    assert (case.check_in.month, case.check_in.day, case.check_out.month, case.check_out.day) == (
        12,
        31,
        1,
        3,
    )
    assert ONE_DAY * 0 <= case.check_in - house.today < timedelta(days=366)
    assert case.guest.name is None
    for night in case.rooms[0].nights:
        sold = [
            one.number
            for one in house.latest.values()
            for room in one.holding
            if room.room_type == "double-superior" and night in room.nights
        ]
        assert sold == ["R599233355"], "one of two is left"


def test_one_suite_is_unsold_and_one_night_has_no_price(house: SampleHouse) -> None:
    suites = [kind.code for kind in house.hotel.room_types if "suite" in kind.code]
    ahead = Span(house.today, house.today + timedelta(days=9))
    sold = {
        room.room_type
        for one in house.latest.values()
        for room in one.holding
        if any(night in ahead for night in room.nights)
    }
    assert [code for code in suites if code not in sold] == [house.scenes.unsold_type]
    window = Span(house.today - timedelta(days=30), house.today + timedelta(days=365))
    every = {Cell(kind.code, night) for kind in house.hotel.room_types for night in window}
    assert every - set(house.calendar) == {house.scenes.forgotten}
    assert set(house.calendar) <= every
    assert house.today < house.scenes.forgotten.night <= house.today + timedelta(days=60)


def test_prices_are_round_and_within_limits(house: SampleHouse) -> None:
    for cell, value in house.calendar.items():
        kind = house.hotel.room_type(cell.room_type)
        assert kind is not None
        assert value.price is not None
        assert value.price % 10 == 0
        assert (kind.floor or 0) <= value.price <= (kind.ceiling or 0)
        festive = (cell.night.month, cell.night.day) in {(12, 30), (12, 31), (1, 1)}
        assert value.min_stay == (3 if festive else 1)


def test_the_house_is_neither_empty_nor_beyond_its_rooms(house: SampleHouse) -> None:
    assert 1 <= rooms_on(house, house.today) <= 12
    assert any(room.check_in == house.today for one in house.latest.values() for room in one.holding)
    first = min(one.check_in for one in house.reservations)
    assert first <= house.today - timedelta(days=400)
    assert max(one.check_in for one in house.latest.values() if one.holding) > house.today + timedelta(
        days=90
    )


def test_every_booking_is_a_sample_that_adds_up(house: SampleHouse) -> None:
    for one in house.reservations:
        assert one.sample
        assert one.booked_at <= one.updated_at <= house.as_of
        assert one.total is not None
        assert one.commission is not None
        paid = sum((room.total or Decimal(0) for room in (one.holding or one.rooms)), Decimal(0))
        assert one.total.amount == paid
        rate = one.commission.amount / one.total.amount
        assert (
            rate == 0
            if one.source == "online" or not one.holding
            else Decimal("0.15") <= rate <= Decimal("0.18")
        )
        for room in one.rooms:
            assert tuple(night for night, _ in room.nightly) == room.nights
            assert sum(price for _, price in room.nightly) == room.total
            assert 1 <= len(room.nights) <= 7
            if room.room_number:
                kind = house.hotel.room_type(room.room_type or "")
                assert kind is not None
                assert room.room_number in kind.rooms
                assert (room.adults or 0) + (room.children or 0) <= (kind.occupancy or 0)


def test_a_room_number_sleeps_one_booking_a_night(house: SampleHouse) -> None:
    nights = Counter(
        (room.room_number, night)
        for one in house.latest.values()
        for room in one.holding
        if room.room_number
        for night in room.nights
    )
    assert max(nights.values()) == 1
    tonight = [r for one in house.latest.values() for r in one.holding if house.today in r.nights]
    assert all(room.room_number for room in tonight)


def test_the_same_day_and_seed_give_the_same_house() -> None:
    assert sample_house(hotel(), DAYS[0]) == on(DAYS[0])
    assert sample_house(hotel(), DAYS[0], seed=8).reservations != on(DAYS[0]).reservations


def test_a_property_keeps_the_codes_that_it_has() -> None:
    known = villa()
    assert link(known) == known
    assert all(kind.external_code and kind.rate_code for kind in link(hotel()).room_types)


def test_a_property_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="presidential-suite"):
        sample_house(villa(room_types=villa().room_types[:3]), DAYS[0])
