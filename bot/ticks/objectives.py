"""When is it looked whether an objective is due for review or over?"""

from bot.clock.each import Each
from bot.ticks.again import at_midnight
from governance.day.objectives.review import keep_objectives
from store.models.morning import ObjectiveRow, QuestionRow

TICK = Each("objectives", 60, keep_objectives, again=at_midnight, upon=frozenset({ObjectiveRow, QuestionRow}))
