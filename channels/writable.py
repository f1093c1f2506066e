"""Which of these rows may never be sent, whoever approved them?"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from channels.ports import ExternalRate, PushRow


class Obstacle(enum.StrEnum):
    """Why a row cannot be sent."""

    UNKNOWN_ROOM = "unknown_room"
    CATCH_ALL = "catch_all"
    DERIVED = "derived"
    CURRENCY = "currency"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Objection:
    """One reason for one external room; `detail` is the field, the currency sold in, or the channel."""

    external_code: str
    obstacle: Obstacle
    detail: str = ""


def objections(
    rows: Sequence[PushRow], rates: Sequence[ExternalRate], currency: str, channels: Sequence[str] = ()
) -> tuple[Objection, ...]:
    """What speaks against sending `rows`, priced in `currency`, to `channels` (none: all of them).

    The channel manager's price has no currency of its own: it is read in the room's sales currency, so a price
    meant in another one must not leave. A room without a writable rate for a field is derived or closed.
    """
    found: dict[Objection, None] = {}
    for row in rows:
        known = [rate for rate in rates if rate.external_code == row.external_code]
        for obstacle, detail in _obstacles(row, known, currency, channels):
            found[Objection(row.external_code, obstacle, detail)] = None
    return tuple(found)


def _obstacles(
    row: PushRow, known: Sequence[ExternalRate], currency: str, channels: Sequence[str]
) -> list[tuple[Obstacle, str]]:
    if not known:
        return [(Obstacle.UNKNOWN_ROOM, "")]
    if any(rate.catch_all for rate in known):
        return [(Obstacle.CATCH_ALL, "")]
    stated = row.value.stated()
    found = [(Obstacle.DERIVED, name) for name in stated if not any(_takes(rate, name) for rate in known)]
    if "price" in stated:
        sold_in = {rate.currency for rate in known if rate.price_writable}
        found += [(Obstacle.CURRENCY, other or "") for other in sorted(sold_in, key=str) if other != currency]
    sold_on = {channel for rate in known for channel in rate.channels}
    return found + [(Obstacle.CHANNEL, code) for code in channels if sold_on and code not in sold_on]


def _takes(rate: ExternalRate, field: str) -> bool:
    if field == "price":
        return rate.price_writable
    return rate.availability_writable if field == "availability" else rate.restrictions_writable
