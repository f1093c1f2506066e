"""What do a typed price or a step make of a change of prices?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from domain.consent.actions import ChangeRate
from domain.errors import refuse
from domain.money import Money, to_cents, to_step
from domain.phrase import Phrase, say
from governance.consent.kinds.amount import number_in


def adjusted(action: ChangeRate, wish: str) -> ChangeRate:
    """The same cells at « 2420 », or each moved by « +5 » (percent, rounded to the price step).

    Raises Refusal for anything else, for a price of nothing or less, and for one price over several room types.
    """
    number = number_in(wish)
    if wish.startswith(("+", "-")):
        return _moved(action, number / 100)
    if number <= 0:
        raise refuse("prix.nothing")
    if len(action.room_types) > 1 and action.lines:
        raise refuse("batch.one_price")
    return replace(
        action,
        lines=tuple(line.unvalued() for line in action.lines),
        changes=tuple(
            replace(c, after=replace(c.after, price=to_cents(number))) if c.after.price is not None else c
            for c in action.changes
        ),
    )


def _moved(action: ChangeRate, ratio: Decimal) -> ChangeRate:
    changes = []
    for change in action.changes:
        price = change.after.price
        if price is not None:
            moved = to_step(price * (1 + ratio))
            if moved <= 0:
                raise refuse("prix.nothing")
            change = replace(change, after=replace(change.after, price=moved))
        changes.append(change)
    lines = tuple(line.unvalued() for line in action.lines)
    return replace(action, changes=tuple(changes), lines=lines)


def told(before: ChangeRate, after: ChangeRate, person: str) -> Phrase:
    """Who asked for another price; where there is no one price that it came from, only to what."""
    was, now = before.single_price, after.single_price
    if was is None and now is not None:
        return say("card.adjusted_to", after=Money(now, after.currency), person=person)
    return say(
        "card.adjusted_from",
        before=None if was is None else Money(was, after.currency),
        after=None if now is None else Money(now, after.currency),
        person=person,
    )
