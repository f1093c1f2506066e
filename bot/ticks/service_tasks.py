"""When does the next task reach whoever does it?"""

from bot.clock.each import Each
from bot.ticks.again import by_day
from governance.service.tasks import show_tasks

TICK = Each("tasks", 60, show_tasks, again=by_day)
