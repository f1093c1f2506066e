"""How does a guest's request for a room become a draft with approved rates?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from domain.guests.answer import Said
from domain.guests.budget import RATES, Rate, rates_of
from domain.guests.offer import Offered, needs_several, offered
from domain.guests.request import Request, each_night, request_in
from domain.house.snapshot import House
from domain.money import Money
from domain.money.taxes import Tax
from governance.office import Office, snapshot
from store.unit import Unit

HOUSE, CALENDAR, GUEST = ("availability", "house"), ("rates", "calendar"), ("request", "guest")


@dataclass(frozen=True, slots=True)
class Quote:
    """The sentences of an offer, and what a card and a hold need of it.

    In the body `stale` says that the bookings are older than a quarter of an hour, or were never read: then nothing
    is offered.
    """

    said: tuple[Said, ...]
    body: dict[str, Any]


async def quoted_stay(office: Office, unit: Unit, text: str, language: str) -> Quote | None:
    """What may be said to a request for a room; None where none is made, or where nobody may guess a date.

    Where the bookings were not read within a quarter of an hour nothing is offered: `requoted` tries again. Who
    needs several rooms is answered by a person.
    """
    request = await requested(office, unit, text, language)
    if request is None or request.doubtful:
        return None
    if not request.whole or request.people is None or request.last is None or request.first is None:
        lacks = Said("ask_stay", {}, (GUEST,)) if not request.whole else Said("ask_party", {}, (GUEST,))
        return Quote((lacks,), {"asks": True})
    if request.lunar:
        told = {"first": request.first, "last": request.last}
        return Quote((Said("ask_moon", told, (GUEST,)),), {"asks": True})
    house = await snapshot(office, unit, until=request.last)
    if needs_several(request, house):
        return None
    rates = rates_of(await unit.settings.get(RATES, {}))
    most = most_for(request, house, rates)
    found = offered(request, house, await unit.guest_holds.held(house.now), most)
    if not found.fresh:
        return Quote((_repeated(request), Said("offer_later", {})), {"stale": True})
    taxes = (await unit.accounts.taxes()).per_person(request.first)
    said, amounts = said_of(request, found, taxes, house, rates)
    offers = [
        {
            "room_type": one.kind.code,
            "total": str(one.total.amount),
            "first": request.first.isoformat(),
            "last": request.last.isoformat(),
        }
        for one in found.offers
    ]
    return Quote(said, {"offers": offers, "amounts": [str(one.amount) for one in amounts]})


async def requested(
    office: Office, unit: Unit, text: str, language: str, *, asked: bool = False
) -> Request | None:
    """The request for a room in a guest's words, read on the house's day; see `request_in`."""
    hotel = await unit.property.get()
    return request_in(text, language, office.clock().astimezone(hotel.zone).date(), asked=asked)


def most_for(request: Request, house: House, rates: Mapping[str, Rate]) -> Money | None:
    """What the whole stay may cost in the house's currency; None where the guest names nothing that can be told."""
    if request.budget is None:
        return None
    most, currency = request.budget.most, house.hotel.currency
    if most.currency != currency:
        rate = rates.get(most.currency)
        if rate is None or not rate.good(house.today):
            return None
        most = rate.in_house(most, currency)
    nights = len(list(each_night(request)))
    return Money(most.amount * nights, currency) if request.budget.a_night else most


def _repeated(request: Request) -> Said:
    asked = {
        "first": request.first,
        "last": request.last,
        "nights": len(list(each_night(request))),
        "people": request.people,
    }
    return Said("asked_stay", asked, (GUEST,))


def said_of(
    request: Request, found: Offered, taxes: Sequence[Tax], house: House, rates: Mapping[str, Rate]
) -> tuple[tuple[Said, ...], tuple[Money, ...]]:
    """The request repeated, what fits at its approved rates, the taxes by name, what comes next; every amount."""
    repeated = _repeated(request)
    if not found.offers:
        return (repeated, Said("offer_none", {}, (HOUSE,))), ()
    told: dict[str, object] = {"one": found.offers[0].kind.name, "one_total": found.offers[0].total}
    key = "offer_one"
    if len(found.offers) > 1:
        key, two = "offer_two", found.offers[1]
        told |= {"two": two.kind.name, "two_total": two.total}
    beside, amounts = _taxes(taxes, house.hotel.currency)
    guessed, estimates = _estimate(request, found, house, rates)
    above = (Said("offer_above", {}),) if found.above else ()
    other = () if found.named else (Said("offer_not_named", {}, (HOUSE,)),)
    lines = (
        repeated,
        *other,
        Said(key, told, (HOUSE, CALENDAR)),
        *guessed,
        beside,
        *above,
        Said("offer_next", {}),
    )
    return lines, (*(one.total for one in found.offers), *amounts, *estimates)


def _estimate(
    request: Request, found: Offered, house: House, rates: Mapping[str, Rate]
) -> tuple[tuple[Said, ...], tuple[Money, ...]]:
    """The totals in the guest's own money, called an estimate, with rate and day; nothing without a young rate."""
    rate = rates.get(request.currency or "")
    if rate is None or not rate.good(house.today):
        return (), ()
    told = tuple(rate.estimate(one.total) for one in found.offers)
    worth = Money(rate.worth, house.hotel.currency)
    values: dict[str, object] = {"one": told[0], "unit": rate.currency, "rate": worth, "on": rate.on}
    key = "estimate_one"
    if len(told) > 1:
        key, values["two"] = "estimate_two", told[1]
    return (Said(key, values, (("exchange", f"{rate.on:%Y-%m-%d}"),)),), (
        *told,
        worth,
        Money(Decimal(1), rate.currency),
    )


def _taxes(taxes: Sequence[Tax], currency: str) -> tuple[Said, tuple[Money, ...]]:
    """What guests owe beside the price: by its amount where somebody has confirmed it, else by its name alone."""
    outside = [tax for tax in taxes if not tax.included]
    if taxes and not outside:
        return Said("taxes_inside", {}), ()
    known = [tax.amount for tax in outside if tax.amount is not None and tax.confirmed]
    if not outside or len(known) < len(outside):
        return Said("taxes_unknown", {}), ()
    total = Money(sum(known[1:], known[0]), currency)
    return Said("taxes_beside", {"amount": total}), (total,)
