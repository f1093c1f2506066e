"""Does the simulated HotelRunner, filled with the sample house, tell our adapter that very house?"""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from channels.hotelrunner.account import HotelRunnerAccount
from channels.hotelrunner.client import HotelRunner
from channels.hotelrunner.pace import Pacer
from channels.hotelrunner.parse import envelope
from channels.hotelrunner.transport import http_client
from channels.simulated.hotelrunner import SimulatedHotelRunner, application
from channels.simulated.sample import UNIDENTIFIED, SampleHouse
from channels.simulated.sample.wire import seed_twin
from domain.bookings.reservation import Reservation
from domain.nights import ONE_DAY
from tests.sample_houses import on
from tests.twins.serving import served

TODAY = date(2026, 11, 23)
SUPERIOR = "HR:double-superior"


class Unlimited:
    async def take(self, *, urgent: bool) -> bool:
        return True


class Account:
    """The filled twin, its clock, and who books next."""

    def __init__(self, sample: SampleHouse) -> None:
        self.sample, self.now = sample, sample.as_of
        self.twin = SimulatedHotelRunner(quota_day=None, quota_minute=None, now=lambda: self.now)
        self.newcomers = seed_twin(self.twin, sample)
        self.codes = {kind.external_code or "": kind.code for kind in sample.hotel.room_types}


@pytest.fixture
def account() -> Account:
    return Account(on(TODAY))


@pytest.fixture
async def manager(account: Account) -> AsyncIterator[HotelRunner]:
    with served(application(account.twin)) as url:
        access = HotelRunnerAccount(url, account.twin.token, account.twin.hr_id)
        async with http_client(access) as client:
            yield HotelRunner(
                access,
                client,
                quota=Unlimited(),
                room_types=account.codes,
                pacer=Pacer(10_000, patience=0),
                now=lambda: account.now,
            )


def as_told(booking: Reservation) -> Reservation:
    """Without what HotelRunner does not tell: commission, VIP, room numbers, and that it is all made up."""
    rooms = tuple(replace(room, room_number=None) for room in booking.rooms)
    return replace(booking, rooms=rooms, commission=None, vip=False, sample=False)


@pytest.mark.parametrize("today", [TODAY, date(2026, 12, 31), date(2027, 3, 14)], ids=str)
def test_every_booking_comes_back_as_it_was(today: date) -> None:
    sample, twin = on(today), SimulatedHotelRunner()
    seed_twin(twin, sample)
    codes = {kind.external_code or "": kind.code for kind in sample.hotel.room_types}
    assert set(twin.bookings) == set(sample.latest)
    for number, booking in sample.latest.items():
        told = envelope(twin.bookings[number].body(), codes)
        assert told.problem is None
        assert told.reservation == as_told(booking)


async def test_over_the_wire_nothing_is_new_until_somebody_books(
    account: Account, manager: HotelRunner
) -> None:
    assert not await manager.reservations(changed_since=TODAY - timedelta(days=30), undelivered=True)
    account.now += timedelta(minutes=5)
    number = account.newcomers.deliver_next()
    (new,) = await manager.reservations(changed_since=None, undelivered=True)
    assert new.reservation is not None
    assert new.reservation.number == number
    assert new.reservation.rooms[0].room_type is not None
    assert new.reservation.booked_at == account.now.replace(microsecond=0)
    assert await manager.acknowledge(new.delivery or "", new.reservation.number)
    assert not await manager.reservations(changed_since=None, undelivered=True)


async def test_over_the_wire_since_yesterday_are_one_change_and_one_cancellation(
    account: Account, manager: HotelRunner
) -> None:
    told = await manager.reservations(changed_since=TODAY - ONE_DAY, undelivered=False)
    recent = {one.reservation.number: one.reservation for one in told if one.reservation}
    changed = {number for number, one in recent.items() if one.updated_at != one.booked_at}
    assert changed == {account.sample.scenes.modified, account.sample.scenes.cancelled}


async def test_over_the_wire_rooms_rates_and_counters(account: Account, manager: HotelRunner) -> None:
    rows = await manager.rates()
    master = {row.external_code: row for row in rows if row.price_writable}
    assert set(master) == {*account.codes, UNIDENTIFIED}
    assert {row.currency for row in rows} == {"MAD"}
    assert sum(row.catch_all for row in rows) == 1
    assert tuple(await manager.channels()) == account.sample.channels


def test_what_the_channels_show(account: Account) -> None:
    """Price and rooms left as in the books, but for the New Year that Booking.com missed."""
    sold = Counter(
        (room.external_code, night)
        for one in account.sample.latest.values()
        for room in one.holding
        for night in room.nights
    )
    eve = account.sample.latest["R599233355"].rooms[0].nights
    for cell, value in account.sample.calendar.items():
        kind = account.sample.hotel.room_type(cell.room_type)
        assert kind is not None
        code = kind.external_code or ""
        left = max(0, (kind.units or 0) - sold[code, cell.night])
        for channel in ("*", "online", "bookingcom", "expedia"):
            shown = account.twin.value(code, cell.night, channel)
            assert Decimal(shown["price"]) == value.price
            missed = channel == "bookingcom" and code == SUPERIOR and cell.night in eve
            assert int(shown["availability"]) == left + missed
    assert [account.twin.value(SUPERIOR, night, "bookingcom")["availability"] for night in eve] == ["2"] * 3
    assert [account.twin.value(SUPERIOR, night, "online")["availability"] for night in eve] == ["1"] * 3
    forgotten = account.sample.scenes.forgotten
    assert "price" not in account.twin.value(f"HR:{forgotten.room_type}", forgotten.night)
    assert not account.twin.effects


def test_new_bookings_go_on_until_the_house_is_full_and_never_beyond(account: Account) -> None:
    numbers = []
    while number := account.newcomers.deliver_next():
        numbers.append(number)
    assert len(numbers) == len(set(numbers)) > 100
    assert not set(numbers) & set(account.sample.latest)
    units = {code: account.sample.hotel.room_type(ours) for code, ours in account.codes.items()}
    sold = Counter(
        (room.inv_code, night)
        for booking in account.twin.bookings.values()
        for room in booking.rooms
        if (room.state or booking.state) != "canceled"
        for night in room.nights
    )
    over = [
        cell for cell, n in sold.items() if (kind := units.get(cell[0])) is not None and n > (kind.units or 0)
    ]
    assert over == [
        (f"HR:{account.sample.scenes.overbooked.room_type}", account.sample.scenes.overbooked.night)
    ]
    people = [(one.first, one.last) for n, one in account.twin.bookings.items() if n in numbers]
    assert len(people) == len(set(people))


async def test_expedia_fails_on_only_when_asked_to(account: Account) -> None:
    assert not account.twin.failing
    seed_twin(account.twin, account.sample, still_failing=True)
    assert set(account.twin.failing) == {"expedia"}
