"""A house with costs, taxes, a floor and sold rooms, all of it small enough to check by hand."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from domain.bookings.night import Night
from domain.consent.actions import Action
from domain.house.snapshot import RESERVATIONS, House
from domain.money.books import Books
from domain.money.costs import BudgetLine, RecurringCost
from domain.money.ledger import Entry
from domain.money.pickup import Pickup
from domain.money.taxes import LODGING_VAT, Tax, Taxes
from domain.phrase import Name
from domain.result.consequence import with_entries
from tests.makers import NOW, TODAY, house_of

MONTH = TODAY.replace(day=1)
VAT = Tax(LODGING_VAT, Name({"fr": "TVA"}), date(2024, 1, 1), rate=Decimal("0.10"), source="test")
WAGES = RecurringCost("wages", "rooms_payroll", "Salaires", "MAD", per_month=Decimal(30_000))
LAUNDRY = RecurringCost("laundry", "rooms_laundry", "Blanchisserie", "MAD", per_room=Decimal(80))
ENERGY = RecurringCost(
    "energy", "energy_water_waste", "Énergie", "MAD", per_month=Decimal(6_000), per_room=Decimal(40)
)
UPKEEP = RecurringCost("upkeep", "maintenance", "Entretien", "MAD", per_month=Decimal(5_000), provision=True)
COSTS = (WAGES, LAUNDRY, ENERGY, UPKEEP)
STEADY = Pickup(
    tuple(TODAY - timedelta(days=n) for n in range(86, 0, -1)), tuple((1,) * 31 for _ in range(86))
)


def sold_nights(count: int = 4, price: int = 2200, commission: int = 220) -> list[Night]:
    """Some of the twelve rooms sold on every night of the month, half of them arriving that day."""
    codes = ("double-superior", "triple", "family", "quadruple")
    last = (MONTH + timedelta(days=31)).replace(day=1)
    return [
        Night(
            code,
            MONTH + timedelta(days=n),
            2,
            sold=1,
            price=Decimal(price),
            revenue=Decimal(price),
            priced=1,
            commission=Decimal(commission),
            arrivals=n % 2,
            adults=2,
        )
        for n in range((last - MONTH).days)
        for code in codes[:count]
    ]


def books(**fields: Any) -> Books:
    """Complete books without an entry."""
    given: dict[str, Any] = {
        "since": MONTH,
        "costs": COSTS,
        "taxes": Taxes((VAT,)),
        "gop_floor": Decimal("0.35"),
        "pickup": STEADY,
    }
    return Books(**{**given, **fields})


def house(entries: Iterable[Entry] = (), nights: Iterable[Night] | None = None, **fields: Any) -> House:
    """A month with four rooms sold a night, unless told otherwise."""
    return house_of(
        nights=sold_nights() if nights is None else nights,
        source_ages={RESERVATIONS: NOW - timedelta(minutes=6)},
        books=fields.pop("books", None) or books(entries=tuple(entries)),
        **fields,
    )


def budget(month: date, **lines: int) -> tuple[BudgetLine, ...]:
    return tuple(BudgetLine(month, line, Decimal(amount), "MAD") for line, amount in lines.items())


def booked(of: House, action: Action) -> House:
    """The house after the action was carried out."""
    return with_entries(of, action)  # type: ignore[arg-type]
