"""When is somebody asked after a mock-up of the website that waits too long?"""

from bot.clock.each import Each
from bot.ticks.again import at_brief
from governance.website.flow import remind
from store.models.website import WebsiteVersionRow

TICK = Each("website", 600, remind, again=at_brief(), upon=frozenset({WebsiteVersionRow}))
