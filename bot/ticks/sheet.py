"""When does tomorrow's sheet go out?"""

from bot.ticks.each import Each
from governance.service.sheet_sent import send_sheet

TICK = Each("sheet", 120, send_sheet)
