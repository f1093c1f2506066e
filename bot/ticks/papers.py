"""When is somebody reminded of papers that end?"""

from bot.ticks.each import Each
from governance.service.papers import remind

TICK = Each("papers", 600, remind)
