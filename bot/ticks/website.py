"""When is somebody asked after a mock-up of the website that waits too long?"""

from bot.ticks.each import Each
from governance.website.flow import remind

TICK = Each("website", 600, remind)
