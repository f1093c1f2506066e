"""When is it looked whether an objective is due for review or over?"""

from bot.ticks.each import Each
from governance.day.objectives.review import keep_objectives

TICK = Each("objectives", 60, keep_objectives)
