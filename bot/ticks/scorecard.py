"""When is it looked whether Revenue's month is due?"""

from bot.clock.each import Each
from bot.ticks.again import at_brief
from governance.prices.record.monthly import scorecard_if_due

TICK = Each("scorecard", 60, scorecard_if_due, again=at_brief(), upon=frozenset())
