"""When does the next task reach whoever does it?"""

from bot.ticks.each import Each
from governance.service.tasks import show_tasks

TICK = Each("tasks", 60, show_tasks)
