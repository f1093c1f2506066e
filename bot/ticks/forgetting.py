"""When is forgotten what has had its time in a house?"""

from datetime import time

from bot.clock.each import Each
from bot.clock.forgetting import forget
from bot.ticks.again import at_hours

TICK = Each("forgetting", 3600, forget, again=at_hours(time(3)), upon=frozenset())
