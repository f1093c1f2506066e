"""Which figures follow from a House, each open down to its operands and source rows?"""

from domain.day.figures.formula import evaluate, recompute
from domain.day.figures.guests import Guests, guests
from domain.day.figures.morning import Morning, morning
from domain.day.figures.period import Period, month_to_date, of_night, period
from domain.day.figures.pickup import Pickup, pickup
from domain.day.figures.strip import Strip, StripNight, strip

__all__ = [
    "Guests",
    "Morning",
    "Period",
    "Pickup",
    "Strip",
    "StripNight",
    "evaluate",
    "guests",
    "month_to_date",
    "morning",
    "of_night",
    "period",
    "pickup",
    "recompute",
    "strip",
]
