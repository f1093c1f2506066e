"""When is somebody reminded of the guests who are not declared?"""

from bot.ticks.each import Each
from governance.service.declarations import remind

TICK = Each("declarations", 60, remind)
