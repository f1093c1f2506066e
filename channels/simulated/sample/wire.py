"""How does the simulated HotelRunner come to hold the sample house, and its next bookings?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from channels.simulated.hotelrunner import BookedRoom, Rate, SimulatedHotelRunner
from channels.simulated.hotelrunner.calendar import Detail, Transaction
from channels.simulated.hotelrunner.reservations import Booking
from channels.simulated.hotelrunner.rooms import DEFAULT_ROOM
from channels.simulated.sample.house import SampleHouse
from channels.simulated.sample.link import UNIDENTIFIED
from channels.simulated.sample.newcomers import Newcomers, address
from domain.bookings.reservation import Reservation, StayRoom
from domain.prices.rates import Cell
from domain.property import RoomType

FIRST_ID = 500_000
REFUSAL = "Channel is not reachable"


def seed_twin(twin: SimulatedHotelRunner, sample: SampleHouse, *, still_failing: bool = False) -> Newcomers:
    """Fill the account with rooms, calendar, channels and bookings, all delivered long ago; nothing is an effect.

    `still_failing`: channels whose updates have failed since this morning go on failing; else that has passed and
    only their counters show it. The result delivers new bookings, one at a call.
    """
    twin.connected = {channel.code: channel.name for channel in sample.channels}
    twin.currency = sample.hotel.currency
    twin.rates = list(_rates(sample, tuple(twin.connected)))
    for number, booking in enumerate(sample.latest.values(), FIRST_ID):
        twin.bookings[booking.number] = _held(number, booking)
    _fill_calendar(twin, sample)
    _count_updates(twin, sample)
    twin.failing = dict.fromkeys(sample.failing_since, REFUSAL) if still_failing else {}
    return Newcomers(twin, sample)


def _rates(sample: SampleHouse, channels: tuple[str, ...]) -> Iterator[Rate]:
    """A master and a derived rate per type, the type that nobody has identified, and the catch-all room."""
    currency = sample.hotel.currency
    for kind in sample.hotel.room_types:
        code, name, units = _code(kind), str(kind.name), kind.units or 0
        capacity = kind.occupancy or 2
        yield Rate(code, name, units, kind.rate_code or code, currency, capacity, channel_codes=channels)
        yield Rate(
            code,
            f"{name} NR",
            units,
            f"NR:{code}",
            currency,
            capacity,
            writable=False,
            channel_codes=channels,
        )
    yield Rate(UNIDENTIFIED, UNIDENTIFIED, 1, currency=currency, channel_codes=channels)
    yield Rate(DEFAULT_ROOM, "Default Room", 0, currency=currency, is_master=True, channel_codes=channels)


def _code(kind: RoomType) -> str:
    return kind.external_code or kind.code


def _fill_calendar(twin: SimulatedHotelRunner, sample: SampleHouse) -> None:
    """Each night's price, minimum stay and rooms left, as each channel shows them."""
    sold, missed = _sold(sample)
    for kind in sample.hotel.room_types:
        code = _code(kind)
        for night in sorted({cell.night for cell in sample.calendar}):
            shown = _restrictions(sample, kind, night)
            left = (kind.units or 0) - sold[code, night]
            for channel in twin.connected:
                offered = max(0, left + missed[channel, code, night])
                twin.calendar.seed(code, night, [channel], {**shown, "availability": str(offered)})
            twin.calendar.seed(code, night, [], {**shown, "availability": str(max(0, left))})


def _sold(sample: SampleHouse) -> tuple[Counter[tuple[str, date]], Counter[tuple[str, str, date]]]:
    """Rooms sold by code and night; and those of them that a channel did not see."""
    blind = dict(sample.unnoticed)
    sold: Counter[tuple[str, date]] = Counter()
    missed: Counter[tuple[str, str, date]] = Counter()
    for booking in sample.latest.values():
        for room in booking.holding:
            code = room.external_code or ""
            sold.update((code, night) for night in room.nights)
            if booking.number in blind:
                missed.update((blind[booking.number], code, night) for night in room.nights)
    return sold, missed


def _restrictions(sample: SampleHouse, kind: RoomType, night: date) -> dict[str, str]:
    value = sample.calendar.get(Cell(kind.code, night))
    if value is None:
        return {}
    return {
        name: str(stated)
        for name, stated in (("price", value.price), ("min_stay", value.min_stay))
        if stated is not None
    }


def _count_updates(twin: SimulatedHotelRunner, sample: SampleHouse) -> None:
    """One transaction of old, whose details add up to the channels' counters."""
    code = _code(sample.hotel.room_types[0])
    details = [
        Detail(channel.code, code, state, REFUSAL if state == "failed" else None)
        for channel in sample.channels
        for state in ("in_progress", "succeeded", "failed")
        for _ in range(getattr(channel, state))
    ]
    twin.transactions["sample"] = Transaction("sample", 0, sample.as_of, details)


def _held(number: int, booking: Reservation) -> Booking:
    """The booking as HotelRunner keeps it, acknowledged in its newest revision."""
    first, _, last = (booking.guest.name or "").partition(" ")
    delivery = booking.delivery or ""
    return Booking(
        id=number,
        number=booking.number,
        channel=booking.source,
        rooms=_rooms(booking.rooms),
        currency=booking.total.currency if booking.total else "",
        completed_at=booking.booked_at,
        updated_at=booking.updated_at,
        uid=delivery,
        uids=[delivery],
        first=first,
        last=last,
        country=booking.guest.country or "",
        state="confirmed" if booking.state.holds_a_room else "canceled",
        undelivered=False,
        cancel_reason=None if booking.state.holds_a_room else "customer",
        provider_number=booking.channel_number,
        note=booking.guest.note or "",
        extra={
            "address": address(booking.guest),
            "total": float(booking.total.amount) if booking.total else None,
        },
    )


def _rooms(rooms: Sequence[StayRoom]) -> list[BookedRoom]:
    """Rooms at one price a night, as every stay of the sample house has. Children are given an age."""
    return [
        BookedRoom(
            inv_code=room.external_code or "",
            check_in=room.check_in,
            check_out=room.check_out,
            nightly=room.nightly[0][1],
            adults=room.adults or 0,
            child_ages=(9, 6, 4, 2)[: room.children or 0],
            state="" if room.state.holds_a_room else "canceled",
        )
        for room in rooms
    ]
