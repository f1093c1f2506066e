"""When is it looked whether the brief is due?"""

from bot.clock.each import Each
from bot.ticks.again import at_brief
from governance.day.morning import brief_if_due

# After a late start the first reading of the channel manager has this long before the brief is due.
TICK = Each("brief", 20, brief_if_due, at_once=False, again=at_brief(), upon=frozenset())
