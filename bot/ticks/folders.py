"""When are the folders that the house was given looked through again?"""

from bot.knowledge.folders import look_through_all
from bot.ticks.each import Each

TICK = Each("folders", 600, look_through_all, at_once=False)
