"""When is the day's plan made and mended?"""

from bot.clock.each import Each
from bot.ticks.again import at_hours
from governance.service.planning import EARLIEST, plan_today

TICK = Each("service plan", 300, plan_today, again=at_hours(EARLIEST))
