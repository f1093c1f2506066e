"""Does the channel manager accept what the draft would write?"""

from __future__ import annotations

from directors.revenue.limits.cells import name_of, ruling
from domain.consent.actions import Action, Effect
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import Phrase, say
from domain.prices.rates import CellValue

RESTRICTIONS = ("min_stay", "max_stay", "stop_sell", "closed_to_arrival", "closed_to_departure")


def writable(action: Action, house: House) -> Ruling | None:
    """Blocks a derived or locked rate; while nothing was read from the channel manager it has no opinion.

    HotelRunner flags each rate with price_update, restrictions_update and availability_update
    (developers.hotelrunner.com, inventory, "Get Room List"): a rate without the flag ignores the value. A type that
    it does not list blocks only where we write ourselves.
    """
    if not house.rates:
        return None
    refusals = dict.fromkeys(
        phrase for effect in action.effects.cells if (phrase := _refused(effect, house)) is not None
    )
    if not refusals:
        return None
    return ruling("writable", Level.BLOCK, say("limit.writable", what=tuple(refusals)))


def _refused(effect: Effect, house: House) -> Phrase | None:
    code, after = effect.cell.room_type, effect.after
    rate = house.rates.get(code)
    if rate is None:
        return say("limit.not_connected", room_type=name_of(house, code)) if house.push else None
    if after.price is not None and not rate.price:
        return say("limit.price_derived", room_type=name_of(house, code))
    if _restricts(after) and not rate.restrictions:
        return say("limit.restrictions_derived", room_type=name_of(house, code))
    if after.availability is not None and not rate.availability:
        return say("limit.availability_derived", room_type=name_of(house, code))
    return None


def _restricts(after: CellValue) -> bool:
    return any(name in RESTRICTIONS for name in after.stated())
