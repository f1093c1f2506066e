"""When is the day's plan made and mended?"""

from bot.ticks.each import Each
from governance.service.planning import plan_today

TICK = Each("service plan", 300, plan_today)
