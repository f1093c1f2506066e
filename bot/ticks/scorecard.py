"""When is it looked whether Revenue's month is due?"""

from bot.ticks.each import Each
from governance.prices.record.monthly import scorecard_if_due

TICK = Each("scorecard", 60, scorecard_if_due)
