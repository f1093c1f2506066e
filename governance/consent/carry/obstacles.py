"""What does the channel manager's own list say against sending an approved change?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from channels.ports import ExternalRate
from channels.writable import Objection, Obstacle, objections
from domain.consent.actions import Action
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.carry.by_wire import external_codes, push_rows
from store.unit import Unit


async def obstacles(unit: Unit, action: Action) -> tuple[Phrase, ...]:
    """One sentence for each; none while the list was never read, or where a person will enter the change.

    The last guard before the wire, on the list as it was read last: directors' limits judge by our own room types,
    this one by the rows that would leave. HotelRunner takes a price without a currency, a derived rate silently
    ignores it, and its catch-all room belongs to bookings that nobody could match.
    """
    hotel = await unit.property.get()
    rates = [external_rate(row) for row in await unit.channels.rates()]
    if not rates or not set(action.room_types) <= external_codes(hotel).keys():
        return ()
    found = objections(push_rows(action, hotel), rates, action.currency)
    return tuple(dict.fromkeys(sentence(one, action, hotel) for one in found))


def external_rate(row: Mapping[str, Any]) -> ExternalRate:
    """A row of the list as it was stored."""
    return ExternalRate(**{**row, "channels": tuple(row.get("channels") or ())})


def sentence(objection: Objection, action: Action, hotel: Property) -> Phrase:
    """One objection in words."""
    kinds = {kind.external_code: kind for kind in hotel.room_types}
    kind = kinds.get(objection.external_code)
    name = kind.name if kind else objection.external_code
    if objection.obstacle is Obstacle.CURRENCY:
        sold_in = objection.detail or "?"
        return say("limit.currency_rate", room_type=name, sold_in=sold_in, currency=action.currency)
    if objection.obstacle is Obstacle.CATCH_ALL:
        return say("limit.catch_all", room_type=name)
    if objection.obstacle is Obstacle.DERIVED:
        if objection.detail == "price":
            return say("limit.price_derived", room_type=name)
        if objection.detail == "availability":
            return say("limit.availability_derived", room_type=name)
        return say("limit.restrictions_derived", room_type=name)
    return say("limit.not_connected", room_type=name)
