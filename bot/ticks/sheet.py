"""When does tomorrow's sheet go out?"""

from bot.clock.each import Each
from bot.ticks.again import at_hours
from governance.service.sheet import SENT_AT
from governance.service.sheet_sent import send_sheet

TICK = Each("sheet", 120, send_sheet, again=at_hours(SENT_AT), upon=frozenset())
