"""When is somebody reminded of papers that end?"""

from bot.clock.each import Each
from bot.ticks.again import at_brief
from governance.service.papers import remind
from store.models.service_legal import PaperRow

TICK = Each("papers", 600, remind, again=at_brief(), upon=frozenset({PaperRow}))
