"""How does an objective read on its card and in one line?"""

from __future__ import annotations

from domain.consent.actions import SetObjective
from domain.consent.objective import METRIC_NAMES
from domain.money import Money
from domain.phrase import Percent, Phrase, say
from domain.property import Property
from governance.post.replies import Line


def aim_lines(action: SetObjective, hotel: Property) -> list[Line]:
    """Aim, period, limits of price, what it replaces, and when it is looked at again."""
    lines = [Line(aim(action, hotel)), Line(say("objective.period", span=action.period))]
    if action.price_floor is not None:
        lines.append(Line(say("objective.floor", price=Money(action.price_floor, action.currency))))
    if action.price_ceiling is not None:
        lines.append(Line(say("objective.ceiling", price=Money(action.price_ceiling, action.currency))))
    if action.replaces is not None:
        lines.append(Line(say("objective.replaces", objective=action.replaces)))
    return [*lines, Line(say("objective.review", day=action.review_on))]


def aim(action: SetObjective, hotel: Property) -> Phrase:
    """Metric and target, for the house or for one type of it."""
    name = METRIC_NAMES[action.metric]
    kind = hotel.room_type(action.room_type) if action.room_type else None
    metric = say("objective.metric_of", metric=name, room_type=kind.name) if kind else name
    if action.target is None:
        return say("objective.priority", metric=metric)
    target = Percent(action.target) if action.metric.is_ratio else Money(action.target, action.currency)
    return say("objective.target", metric=metric, target=target)
