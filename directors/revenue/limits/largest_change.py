"""Is the step from today's price to the drafted one larger than a price should take at once?"""

from __future__ import annotations

from decimal import Decimal

from directors.revenue.limits.cells import Priced, money, priced, ruling
from domain.consent.actions import Action
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.nights import Span
from domain.phrase import Percent, say

# A jump of 30 % is the field's usual sanity stop; half of it is worth a remark.
HOLD_ABOVE = Decimal("0.30")
WARN_ABOVE = Decimal("0.15")
# Prices are rounded to tens, so +15 % of 1 850 may read 2 130: half a step is not held against the draft.
SLACK = Decimal(5)


def largest_change(action: Action, house: House) -> Ruling | None:
    """Holds above 30 %, warns above 15 %, on the widest step of the draft; silent where no price was known."""
    steps = [(_ratio(cell), cell) for cell in priced(action, house) if _present(cell)]
    if not steps:
        return None
    level = max(_level(cell) for _, cell in steps)
    if level is Level.OK:
        return None
    ratio, widest = max(steps, key=lambda step: abs(step[0]))
    night = widest.effect.cell.night
    step = say(
        "limit.change_at",
        room_type=widest.kind.name,
        night=Span(night, night),
        before=money(_present(widest) or widest.price, house),
        after=money(widest.price, house),
        change=Percent(ratio, signed=True),
    )
    if level is Level.HOLD:
        phrase = say("limit.change_held", step=step, limit=Percent(HOLD_ABOVE))
    else:
        phrase = say("limit.change_warned", step=step)
    return ruling("largest_change", level, phrase)


def _present(cell: Priced) -> Decimal | None:
    """What the night costs now: as the house holds it, else as the draft knew it."""
    basis = cell.effect.before.price if cell.effect.before else None
    return cell.now.price or basis or None


def _ratio(cell: Priced) -> Decimal:
    present = _present(cell)
    return cell.price / present - 1 if present else Decimal(0)


def _level(cell: Priced) -> Level:
    present = _present(cell) or cell.price
    step = abs(cell.price - present) - SLACK
    if step > present * HOLD_ABOVE:
        return Level.HOLD
    return Level.WARN if step > present * WARN_ABOVE else Level.OK
