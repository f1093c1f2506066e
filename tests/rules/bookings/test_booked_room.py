"""Do room nights add up, each sum over what is known?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from domain.bookings.booked_room import BookedRoom, room_nights, totals
from domain.nights import Span
from tests.makers import NOW, TODAY

ROOM = BookedRoom(
    number="R1",
    source="bookingcom",
    room_type="triple",
    check_in=TODAY,
    check_out=TODAY + timedelta(days=3),
    booked_at=NOW,
    released_at=None,
    prices=(Decimal(100), Decimal(200), None),
    fees=(Decimal(15), Decimal(30), Decimal(15)),
)


def test_only_the_nights_asked_for_count() -> None:
    sums = totals(room_nights([ROOM], Span(TODAY + timedelta(days=1), TODAY + timedelta(days=9))))
    assert (sums.bookings, sums.nights, sums.priced, sums.revenue) == (1, 2, 1, Decimal(200))


def test_an_unknown_price_is_left_out_of_the_adr() -> None:
    sums = totals(room_nights([ROOM]))
    assert (sums.nights, sums.priced, sums.adr) == (3, 2, Decimal(150))
    assert (sums.netted, sums.commission, sums.adr_net) == (2, Decimal(45), Decimal("127.5"))


@pytest.mark.parametrize(
    ("source", "fees", "known"),
    [
        ("bookingcom", None, False),
        ("bookingcom", (Decimal(0), Decimal(0), Decimal(0)), False),
        ("bookingcom", (Decimal(0), Decimal(0), Decimal("0.01")), True),
        ("direct", None, True),
        ("direct", (Decimal(0), Decimal(0), Decimal(0)), True),
    ],
)
def test_a_commission_of_nothing_is_known_only_where_nobody_takes_one(
    source: str, fees: tuple[Decimal, ...] | None, known: bool
) -> None:
    sums = totals(room_nights([replace(ROOM, source=source, fees=fees)]))
    assert sums.netted == (2 if known else 0)
    assert (sums.adr_net is not None) is known


def test_nothing_has_no_adr() -> None:
    sums = totals(room_nights([], Span(date(2026, 1, 1), date(2026, 1, 2))))
    assert (sums.nights, sums.adr, sums.adr_net) == (0, None, None)
