"""How does Revenue's model put a change of prices before a person?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from directors.revenue.command import draft_from_order
from directors.revenue.command.meaning import HORIZON
from directors.revenue.command.order import PriceMove, PrixOrder, Scale, SetTo
from domain.house.snapshot import House
from domain.phrase import say
from governance.contract import Answer, Draft, Ground
from governance.conversation.toolbox import Unanswered, drafting
from governance.conversation.toolbox.asked import span_of, types_of

LONGEST_REASON = 300


@drafting
async def draft_rate_change(
    ground: Ground,
    room_types: list[str],
    first: date,
    last: date,
    reason: str,
    price: Decimal | None = None,
    percent: Decimal | None = None,
    min_stay: int | None = None,
    closed: bool | None = None,
    weekdays: list[int] | None = None,
) -> Answer:
    """Draft one card that changes prices or restrictions; nothing changes until a person taps it.

    room_types: codes or names
    first: first night, not past
    last: last night, included
    reason: why, in the person's language, at most 300 characters, only figures from tools
    price: new price per night, or
    percent: change of the present price, e.g. -8
    min_stay: nights
    closed: true stops sales, false reopens
    weekdays: only these, 0 is Monday
    """
    order = _order(ground, room_types, (first, last), weekdays, _move(price, percent), min_stay, closed)
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise Unanswered(f"reason: 1 to {LONGEST_REASON} characters")
    action = draft_from_order(order, await _reaching(ground, order))
    why = say("board.reason", words=" ".join(reason.split()))
    ground.drafts.append(Draft("revenue", action, (why,)))
    before = [c.before.price for c in action.changes if c.before and c.before.price is not None]
    after = [c.after.price for c in action.changes if c.after.price is not None]
    facts = {
        "drafted": True,
        "cells": len(action.changes),
        "types": list(action.room_types),
        "nights": [[span.first, span.last] for span in action.spans],
        "before": [min(before), max(before)] if before else None,
        "after": [min(after), max(after)] if after else None,
        "currency": action.currency,
    }
    notes = ("limits are checked when the turn ends; the card then awaits a tap",)
    return Answer("draft", facts, notes=notes)


async def _reaching(ground: Ground, order: PrixOrder) -> House:
    """The House with the order's nights, which may lie beyond its window."""
    known = await ground.reader.nights(order.nights[0], order.nights[-1])
    return replace(ground.house, nights={**ground.house.nights, **known})


def _order(
    ground: Ground,
    named: list[str],
    bounds: tuple[date, date],
    weekdays: list[int] | None,
    move: PriceMove | None,
    min_stay: int | None,
    closed: bool | None,
) -> PrixOrder:
    span = span_of(*bounds)
    today = ground.house.today
    if span.first < today or span.last > today + HORIZON:
        raise Unanswered(f"nights from {today} to {today + HORIZON} only")
    if not named:
        raise Unanswered("room_types: name at least one")
    if move is None and min_stay is None and closed is None:
        raise Unanswered("state price, percent, min_stay or closed")
    if min_stay is not None and not 1 <= min_stay <= 30:
        raise Unanswered("min_stay: 1 to 30")
    nights = tuple(night for night in span if not weekdays or night.weekday() in weekdays)
    if not nights:
        raise Unanswered("none of these nights falls on such a weekday")
    codes = tuple(kind.code for kind in types_of(ground.house, named))
    return PrixOrder(codes, nights, move, min_stay, closed)


def _move(price: Decimal | None, percent: Decimal | None) -> PriceMove | None:
    if price is not None and percent is not None:
        raise Unanswered("price or percent, not both")
    if price is not None:
        if price <= 0:
            raise Unanswered("price: above 0")
        return SetTo(price)
    if percent is None:
        return None
    if not -90 <= percent <= 300:
        raise Unanswered("percent: -90 to 300")
    return Scale(percent / 100)
