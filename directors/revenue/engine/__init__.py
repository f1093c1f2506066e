"""The Revenue Manager's arithmetic: a forecast, a price and its reasons, without any model."""

from directors.revenue.engine.engine import Engine
from directors.revenue.engine.reasons import Factor
from directors.revenue.engine.recommend import Recommendation
from directors.revenue.engine.terms import Belief, Costs, Policy, Room

__all__ = ["Belief", "Costs", "Engine", "Factor", "Policy", "Recommendation", "Room"]
