"""What would the draft leave of the month's GOP, and is that less than the owner wants left?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from directors.cfo.arithmetic import points_words, rows, whole
from directors.cfo.response import response
from domain.consent.actions import Action, CancelBooking, ChangeRate, Rebate, Spend
from domain.consent.objective import Metric
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.money import Money
from domain.money.lines import LINE_NAMES
from domain.phrase import Percent, Phrase, say
from domain.result.consequence import Consequence, consequences
from domain.result.words import missing_words

TENTH = Decimal("0.001")  # of a margin: the precision at which it is printed is the one at which it is judged


@dataclass(frozen=True, slots=True)
class Bar:
    """The margin that the owner wants left, and what he calls it."""

    margin: Decimal
    name: Phrase


def gop(action: Action, house: House) -> Ruling | None:
    """Holds an expense or a rebate that leaves less than the floor or the objective; warns of what is estimated.

    GOP and margin are those of the month: month to date + forecast of the month. What takes an earlier entry back
    is never held, nor is what leaves the GOP where it was or higher. A GOP that nobody can state holds nothing
    and says what is missing; of a price it then says nothing.
    """
    found = consequences(action, house, response(action, house) if isinstance(action, ChangeRate) else None)
    if isinstance(action, ChangeRate):
        found = tuple(one for one in found if _shows(one))
    if not found:
        return None
    judged = [(_level(one, action, house), one) for one in found]
    level, worst = max(judged, key=lambda pair: (pair[0], abs(pair[1].change)))
    arithmetic = tuple(row for one in found for row in rows(one, house, bar_of(one, house)))
    return Ruling("gop", "cfo", level, _whole_sentence(level, worst, action, house), arithmetic)


def _shows(one: Consequence) -> bool:
    """Whether an estimate moves the margin by what can be seen; of a GOP that nobody can state it says nothing."""
    return not one.before.mid.blind and _tenth(one.points) != 0


def bar_of(one: Consequence, house: House) -> Bar | None:
    """The higher of the owner's floor and of the objectives on the GOP margin that cover the month."""
    floor = house.books.gop_floor
    bars = [] if floor is None else [Bar(floor, say("cfo.floor", margin=_points(floor)))]
    bars += [
        Bar(aim.target, say("cfo.objective", margin=_points(aim.target)))
        for aim in house.objectives
        if aim.metric is Metric.GOP_MARGIN and aim.target is not None and one.month in aim.period
    ]
    return max(bars, key=lambda bar: bar.margin, default=None)


def _level(one: Consequence, action: Action, house: House) -> Level:
    bar = bar_of(one, house)
    after = one.after.margin
    if bar is None or after is None or one.after.blind or one.change >= 0 or _reverses(action):
        return Level.OK
    if after.quantize(TENTH, ROUND_HALF_EVEN) >= bar.margin:
        return Level.OK
    return Level.HOLD if one.exact else Level.WARN


def _reverses(action: Action) -> bool:
    return isinstance(action, Spend | Rebate) and action.reverses is not None


def _whole_sentence(level: Level, one: Consequence, action: Action, house: House) -> Phrase:
    """With what a provision had expected anyway, and what the GOP does not contain: then it is at most so high."""
    told = _sentence(level, one, action, house)
    for line, left in one.left.items():
        used = left - one.before.provisions[line]
        if used and level is Level.OK:
            amount = Money(used, one.after.currency)
            told = say("cfo.absorbed", opinion=told, amount=amount, line=LINE_NAMES[line])
    gaps = missing_words(one.before.mid.missing, house.books)
    if one.before.mid.blind or not gaps:
        return told
    return say("cfo.partial", opinion=told, missing=gaps)


def _sentence(level: Level, one: Consequence, action: Action, house: House) -> Phrase:
    if one.before.mid.blind:
        gaps = missing_words(one.before.mid.missing, house.books)
        return say("cfo.gop_unknown", month=one.month, missing=gaps)
    before, after = one.before.mid.margin, one.after.margin
    if before is None or after is None:
        return say("cfo.gop_amount", month=one.month, **_amounts(one))
    told = {"month": one.month, "before": Percent(before), "after": Percent(after)}
    change = _change(one)
    bar = bar_of(one, house)
    if level is Level.OK or bar is None:
        if not one.change:
            return say("cfo.gop_same", month=one.month, margin=Percent(before))
        if one.exact:
            return say("cfo.gop_moves", **told, change=change)
        return say("cfo.gop_estimate", **told, change=change)
    told |= {"change": change, "bar": bar.name, "what": _what(action)}
    told |= {"relative": _relative(one), "points": points_words(_tenth(one.points))}
    if level is Level.WARN:
        return say("cfo.gop_warned", **told)
    if before < bar.margin:
        return say("cfo.gop_lower", **told)
    return say("cfo.gop_held", **told)


def _amounts(one: Consequence) -> dict[str, Money]:
    currency = one.after.currency
    return {
        "before": whole(one.before.mid.gop, currency),
        "after": whole(one.after.gop, currency),
        "change": _change(one),
    }


def _change(one: Consequence) -> Money:
    """As one says it; the arithmetic has it to the last centime, and so has a change below one unit."""
    told = whole(one.change, one.after.currency)
    return told if told.amount else Money(one.change, one.after.currency)


def _relative(one: Consequence) -> Percent:
    """The change as a share of the GOP before; of nothing there is no share, so it counts as all of it."""
    gop_before = one.before.mid.gop
    return Percent(one.change / gop_before if gop_before > 0 else Decimal(-1), signed=True)


def _tenth(points: Decimal | None) -> Decimal:
    return (points or Decimal(0)).quantize(Decimal("0.1"))


def _points(margin: Decimal) -> Decimal:
    """35 or 35.5."""
    tenths = (margin * 100).quantize(Decimal("0.1"))
    return tenths if tenths % 1 else tenths.quantize(Decimal(1))


_WHAT: Sequence[tuple[type, Phrase]] = (
    (Spend, say("cfo.this_spend")),
    (CancelBooking, say("cfo.this_cancellation")),
    (ChangeRate, say("cfo.this_price")),
)


def _what(action: Action) -> Phrase:
    if isinstance(action, Rebate):
        return say("cfo.this_refund") if action.refund else say("cfo.this_rebate")
    return next((name for kind, name in _WHAT if isinstance(action, kind)), say("cfo.this_decision"))
