"""What does a card become when a person adjusts it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from domain.consent.actions import Action, ChangeRate, Spend
from domain.errors import refuse
from domain.money import to_cents, to_step
from domain.money.lines import LINES, Section
from domain.phrase import Phrase

LINE_WISH, CAPITAL_WISH = "line=", "capital"
COST_LINES = tuple(line for line in LINES if line.section is not Section.REVENUE)
_GUESSES = frozenset({"spend.note_line", "spend.note_capital"})


def adjusted(action: Action, argument: str) -> Action:
    """The same cells at « 2420 », or each moved by « +5 » (percent, rounded to the price step); an expense of
    « 1150 », on another line (« line=energy_water_waste »), or an investment and back (« capital »).

    Raises Refusal for anything else, for a price of nothing or less, and for what bears no amount.
    """
    if isinstance(action, Spend) and argument in {LINE_WISH + line.code for line in COST_LINES}:
        return replace(action, line=argument.removeprefix(LINE_WISH))
    if isinstance(action, Spend) and argument == CAPITAL_WISH:
        return replace(action, capital=not action.capital)
    try:
        number = Decimal(argument)
    except InvalidOperation:
        raise refuse("card.adjust_not_understood", said=argument) from None
    if not number.is_finite():
        raise refuse("card.adjust_not_understood", said=argument)
    if isinstance(action, Spend) and number > 0:
        return replace(action, amount=to_cents(number))
    if not isinstance(action, ChangeRate):
        raise refuse("card.adjust_not_understood", said=argument)
    if argument.startswith(("+", "-")):
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


def still_said(reasons: Sequence[Phrase], before: Action, after: Action) -> tuple[Phrase, ...]:
    """The reasons without the guesses that a correction has settled."""
    if not (isinstance(before, Spend) and isinstance(after, Spend)):
        return tuple(reasons)
    settled = before.line != after.line or before.capital != after.capital
    return tuple(reason for reason in reasons if not (settled and reason.key in _GUESSES))
