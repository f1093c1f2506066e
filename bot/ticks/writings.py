"""When are files that people sent read, so that they can be found?"""

from bot.knowledge.shelf import caught_up
from bot.ticks.each import Each

TICK = Each("writings", 120, caught_up, at_once=False)
