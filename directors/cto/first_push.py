"""Has a price ever gone through the wire, and how is that tried without any risk?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from domain.bookings.night import Night
from domain.consent.actions import CellChange, ChangeRate
from domain.house.snapshot import House
from domain.phrase import say
from domain.prices.rates import CellValue
from governance.contract import Draft

FAR = timedelta(days=60)


def first_push(house: House) -> Iterable[Draft]:
    """Until the wire is proven: send one far night the price that it has already.

    The night lies far ahead, in the type with the most rooms left, so that even a wrong result harms nobody and
    can be seen on the channels.
    """
    if not house.push or house.wire_proven or house.sample:
        return
    far = [night for night in house.between(house.today + FAR, house.last) if usable(night)]
    if not far:
        return
    chosen = max(far, key=lambda night: (night.left or 0, night.night))
    value = CellValue(price=chosen.price)
    change = CellChange(chosen.room_type, chosen.night, after=value, before=value)
    yield Draft(
        "cto", ChangeRate((change,), house.hotel.currency), (say("cto.first_push"),), key="first-push"
    )


def usable(night: Night) -> bool:
    """A night with a known price, open, and with a room to sell."""
    return night.price is not None and not night.stop_sell and (night.left or 0) > 0
