"""When is somebody told that a guest waits too long, and what waits when the night ends?"""

from bot.ticks.each import Each
from governance.guests.waiting import watch_clocks

TICK = Each("guest clocks", 60, watch_clocks)
