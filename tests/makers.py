"""Which small, valid house, booking, change and proposal can a test start from?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from domain.bookings.night import Night
from domain.bookings.reservation import Guest, Reservation, ReservationState, StayRoom
from domain.consent.actions import Action, CellChange, ChangeRate, fingerprint
from domain.consent.proposal import Proposal, State
from domain.consent.verdict import Level
from domain.house.snapshot import House, Stay
from domain.money import Money
from domain.nights import Span, stay_nights
from domain.phrase import Name, say
from domain.prices.rates import CellValue
from domain.property import Property, RoomType

CASABLANCA = ZoneInfo("Africa/Casablanca")
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # 09:00 in Marrakech

# code, French, English, rooms, occupancy, sample price in MAD
_TYPES = (
    ("double-superior", "Chambre Double Supérieure", "Superior Double Room", ("1", "2"), 2, "1500"),
    ("double-standard", "Chambre Double Standard", "Standard Double Room", ("3", "4"), 2, "1200"),
    ("triple", "Chambre Triple", "Triple Room", ("5", "6"), 3, "1700"),
    ("quadruple", "Chambre Quadruple", "Quadruple Room", ("7", "8"), 4, "2000"),
    ("family", "Chambre Familiale", "Family Room", ("9", "10"), 5, "2300"),
    ("junior-suite", "Suite Junior", "Junior Suite", ("11",), 2, "2600"),
    ("presidential-suite", "Suite Présidentielle", "Presidential Suite", ("12",), 2, "4200"),
)


def room_type(code: str = "junior-suite", units: int | None = 1, **fields: Any) -> RoomType:
    """A type with a sample base price, half of it as floor and three times as ceiling."""
    base = fields.pop("base", Decimal(2600))
    given: dict[str, Any] = {
        "name": Name({"fr": "Suite Junior", "en": "Junior Suite"}),
        "occupancy": 2,
        "base": base,
        "floor": base / 2 if base is not None else None,
        "ceiling": base * 3 if base is not None else None,
        "external_code": f"HR:{code}",
        "rate_code": f"BAR:{code}",
        "sample": True,
    }
    return RoomType(code=code, units=units, **{**given, **fields})


def villa(id: str = "villa-thaifa", **fields: Any) -> Property:
    """Villa Thaifa's seven types and twelve rooms, with sample amounts."""
    types = tuple(
        room_type(
            code,
            len(rooms),
            name=Name({"fr": french, "en": english}),
            occupancy=occupancy,
            rooms=rooms,
            base=Decimal(price),
        )
        for code, french, english, rooms, occupancy, price in _TYPES
    )
    given: dict[str, Any] = {
        "name": "Villa Thaifa",
        "city": "Marrakech",
        "zone": CASABLANCA,
        "currency": "MAD",
        "room_types": types,
        "sample": True,
    }
    return Property(id=id, **{**given, **fields})


def stay(code: str | None = "junior-suite", check_in: date = TODAY, nights: int = 3, **fields: Any) -> Stay:
    """One booked room in brief."""
    given: dict[str, Any] = {
        "reservation": 1,
        "number": "R100000001",
        "source": "bookingcom",
        "booked_at": NOW - timedelta(days=20),
        "guest": "Camille Laurent",
        "people": 2,
        "total": Decimal(2600) * nights,
    }
    out = check_in + timedelta(days=nights)
    return Stay(room_type=code, check_in=check_in, check_out=out, **{**given, **fields})


def stay_room(
    code: str | None = "junior-suite", check_in: date = TODAY, nights: int = 3, **fields: Any
) -> StayRoom:
    """One room of a reservation at 2 600 a night."""
    out = check_in + timedelta(days=nights)
    given: dict[str, Any] = {
        "state": ReservationState.CONFIRMED,
        "adults": 2,
        "total": Decimal(2600) * nights,
        "nightly": tuple((night, Decimal(2600)) for night in stay_nights(check_in, out)),
        "external_code": f"HR:{code}",
    }
    return StayRoom(room_type=code, check_in=check_in, check_out=out, **{**given, **fields})


def reservation(
    number: str = "R100000001", rooms: Iterable[StayRoom] | None = None, **fields: Any
) -> Reservation:
    """A confirmed booking of one Junior Suite for three nights from TODAY, unless told otherwise."""
    held = tuple(rooms) if rooms is not None else (stay_room(),)
    given: dict[str, Any] = {
        "provider": "hotelrunner",
        "source": "bookingcom",
        "state": ReservationState.CONFIRMED,
        "booked_at": NOW - timedelta(days=20),
        "updated_at": NOW - timedelta(days=20),
        "total": Money(sum((room.total or Decimal(0) for room in held), Decimal(0)), "MAD"),
        "guest": Guest(name="Camille Laurent", country="FR", email="camille@example.org"),
    }
    return Reservation(number=number, rooms=held, **{**given, **fields})


def house_of(
    hotel: Property | None = None,
    *,
    today: date = TODAY,
    stays: Iterable[Stay] = (),
    nights: Iterable[Night] = (),
    back: int = 23,
    ahead: int = 120,
    **fields: Any,
) -> House:
    """A House whose cells carry the types' base prices and whose sold rooms are those of `stays`.

    `nights` replaces whole cells. Any other field of House may be given by name.
    """
    house = hotel or villa()
    window = Span(today - timedelta(days=back), today + timedelta(days=ahead))
    held = tuple(stays)
    cells = {
        (kind.code, night): Night(kind.code, night, kind.units, price=kind.base)
        for kind in house.room_types
        if kind.sellable
        for night in window
    }
    for one in held:
        _occupy(cells, one)
    cells |= {(cell.room_type, cell.night): cell for cell in nights}
    given: dict[str, Any] = {
        "now": datetime(today.year, today.month, today.day, 9, tzinfo=house.zone).astimezone(UTC),
        "sample": house.sample,
    }
    given["since"] = given["now"] - timedelta(days=1)
    return House(
        hotel=house,
        today=today,
        first=window.first,
        last=window.last,
        nights=cells,
        stays=held,
        **{**given, **fields},
    )


def _occupy(cells: dict[tuple[str, date], Night], one: Stay) -> None:
    slept = stay_nights(one.check_in, one.check_out)
    for night in slept:
        cell = cells.get((one.room_type or "", night))
        if cell is None or one.released_at is not None:
            continue
        known = one.total is not None
        cells[cell.room_type, night] = replace(
            cell,
            sold=cell.sold + 1,
            revenue=cell.revenue + ((one.total or Decimal(0)) / len(slept)).quantize(Decimal("0.01")),
            priced=cell.priced + known,
            direct=cell.direct + (one.source in {"online", "direct"}),
        )


def change_rate(
    code: str = "junior-suite",
    first: date = TODAY + timedelta(days=30),
    nights: int = 1,
    *,
    before: Decimal | int | None = 2600,
    after: Decimal | int = 2990,
    currency: str = "MAD",
) -> ChangeRate:
    """New prices for consecutive nights of one type."""
    return ChangeRate(
        tuple(
            CellChange(
                code,
                first + timedelta(days=n),
                after=CellValue(price=Decimal(after)),
                before=None if before is None else CellValue(price=Decimal(before)),
            )
            for n in range(nights)
        ),
        currency,
    )


def proposal(action: Action | None = None, **fields: Any) -> Proposal:
    """A pending proposal that Revenue filed an hour ago and that expires in a day."""
    drafted = action or change_rate()
    given: dict[str, Any] = {
        "id": 1,
        "number": 1,
        "property_id": "villa-thaifa",
        "director": "revenue",
        "fingerprint": fingerprint(drafted),
        "token": "tokentokentoken1",
        "state": State.PENDING,
        "level": Level.OK,
        "rulings": (),
        "reasons": (say("reason.sample"),),
        "filed_at": NOW - timedelta(hours=1),
        "filed_by": "director:revenue",
        "expires_at": NOW + timedelta(days=1),
    }
    return Proposal(action=drafted, **{**given, **fields})
