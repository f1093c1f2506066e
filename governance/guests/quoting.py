"""How does a guest's request for a room become a draft with approved rates?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.guests.answer import Said
from domain.guests.offer import Offered, offered
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

    In the body `stale` says that the bookings are older than a quarter of an hour, or were never read.
    """

    said: tuple[Said, ...]
    body: dict[str, Any]


async def quoted_stay(office: Office, unit: Unit, text: str, language: str) -> Quote | None:
    """What may be said to a request for a room; None where none is made, or where nobody may guess a date."""
    hotel = await unit.property.get()
    today = office.clock().astimezone(hotel.zone).date()
    request = request_in(text, language, today)
    if request is None or request.doubtful:
        return None
    if not request.whole or request.people is None or request.last is None or request.first is None:
        lacks = Said("ask_stay", {}, (GUEST,)) if not request.whole else Said("ask_party", {}, (GUEST,))
        return Quote((lacks,), {"asks": True})
    house = await snapshot(office, unit, until=request.last)
    found = offered(request, house, await unit.guest_holds.held(house.now))
    taxes = (await unit.accounts.taxes()).per_person(request.first)
    said, amounts = said_of(request, found, taxes, house)
    offers = [
        {
            "room_type": one.kind.code,
            "total": str(one.total.amount),
            "first": request.first.isoformat(),
            "last": request.last.isoformat(),
        }
        for one in found.offers
    ]
    body = {"offers": offers, "amounts": [str(one.amount) for one in amounts], "stale": not found.fresh}
    return Quote(said, body)


def said_of(
    request: Request, found: Offered, taxes: Sequence[Tax], house: House
) -> tuple[tuple[Said, ...], tuple[Money, ...]]:
    """The request repeated, what fits at its approved rates, the taxes by name, what comes next; every amount."""
    asked = {
        "first": request.first,
        "last": request.last,
        "nights": len(list(each_night(request))),
        "people": request.people,
    }
    repeated = Said("asked_stay", asked, (GUEST,))
    if not found.offers:
        return (repeated, Said("offer_none", {}, (HOUSE,))), ()
    told: dict[str, object] = {"one": found.offers[0].kind.name, "one_total": found.offers[0].total}
    key = "offer_one"
    if len(found.offers) > 1:
        key, two = "offer_two", found.offers[1]
        told |= {"two": two.kind.name, "two_total": two.total}
    beside, amounts = _taxes(taxes, house.hotel.currency)
    lines = (repeated, Said(key, told, (HOUSE, CALENDAR)), beside, Said("offer_next", {}))
    return lines, (*(one.total for one in found.offers), *amounts)


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
