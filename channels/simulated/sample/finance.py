"""What does the sample house cost, what is it meant to earn, and what does its owner want left?

Every amount is invented, so that a demonstration can show a GOP; the tax rates are those of `data/specs`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from channels.simulated.sample.clerk import can_be_sold
from channels.simulated.sample.seasons import asking_price, demand
from domain.money import to_cents
from domain.money.costs import BudgetLine, RecurringCost
from domain.money.finance import Finance
from domain.money.taxes import Tax, Taxes
from domain.nights import Span, month_of
from domain.property import Property

VAT = Decimal("1.10")
COMMISSION = Decimal("0.12")  # of what guests pay, over all channels
MEAN_LENGTH = Decimal("3.2")

# code, line, name, per month, per occupied room, per stay
_COSTS: tuple[tuple[str, str, str, int | None, int | None, int | None], ...] = (
    ("wages-rooms", "rooms_payroll", "Salaires hébergement (exemple)", 96_000, None, None),
    ("laundry", "rooms_laundry", "Blanchisserie (exemple)", None, 70, None),
    ("supplies", "rooms_supplies", "Produits et petit-déjeuner (exemple)", None, 140, 60),
    ("wages-office", "admin_general", "Direction et comptabilité (exemple)", 56_000, None, None),
    ("software", "information_telecom", "Logiciels et télécom (exemple)", 4_500, None, None),
    ("marketing", "sales_marketing", "Ventes et marketing (exemple)", 10_000, None, None),
    ("energy", "energy_water_waste", "Eau et électricité (exemple)", 19_000, 55, None),
    ("rent", "non_operating", "Loyer et assurances (exemple)", 45_000, None, None),
)
_PER_PERSON = {"sejour": Decimal(25), "tpt": Decimal(11)}
_PROVISION = ("upkeep", "maintenance", "Entretien courant (exemple)", 9_000)


def sample_finance(hotel: Property, today: date, taxes: Taxes) -> Finance:
    """The same for the same house and day; the budget covers last year, this one and the next.

    Of `taxes`, the rules whose amount nobody has told get an invented one.
    """
    costs = tuple(_costs(hotel.currency))
    months = [date(year, n, 1) for year in range(today.year - 1, today.year + 2) for n in range(1, 13)]
    return Finance(
        costs,
        tuple(line for m in months for line in _budget(hotel, m, costs)),
        Taxes(tuple(_told(rule) for rule in taxes.rules)),
        gop_floor=Decimal("0.35"),
        split_from=Decimal(10_000),
    )


def _told(rule: Tax) -> Tax:
    amount = _PER_PERSON.get(rule.code)
    return rule if rule.amount is not None or amount is None else replace(rule, amount=amount, sample=True)


def _costs(currency: str) -> Iterator[RecurringCost]:
    for code, line, name, *amounts in _COSTS:
        month, room, stay = (None if amount is None else Decimal(amount) for amount in amounts)
        yield RecurringCost(code, line, name, currency, month, room, stay, sample=True)
    code, line, name, amount = _PROVISION
    yield RecurringCost(code, line, name, currency, Decimal(amount), provision=True, sample=True)


def _budget(hotel: Property, month: date, costs: tuple[RecurringCost, ...]) -> Iterator[BudgetLine]:
    """What the season usually brings, to the nearest hundred."""
    span = month_of(month)
    gross, rooms = _season(hotel, span)
    amounts = {"rooms_revenue": gross / VAT, "rooms_commissions": gross * COMMISSION}
    for cost in costs:
        monthly = (cost.per_month or Decimal(0)) + cost.of_rooms(rooms, rooms / MEAN_LENGTH)
        amounts[cost.line] = amounts.get(cost.line, Decimal(0)) + monthly
    for line, amount in amounts.items():
        yield BudgetLine(month, line, to_cents(amount.quantize(Decimal("1e2"))), hotel.currency, sample=True)


def _season(hotel: Property, span: Span) -> tuple[Decimal, Decimal]:
    """Gross revenue and occupied rooms of an average month like this."""
    gross = rooms = Decimal(0)
    for kind in hotel.room_types:
        if can_be_sold(kind):
            for night in span:
                sold = Decimal(str(round(demand(night), 4))) * len(kind.rooms)
                rooms += sold
                gross += sold * asking_price(kind, night)
    return gross, rooms
