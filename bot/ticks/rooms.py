"""When do rooms follow what bookings changed?"""

from bot.clock.each import Each
from bot.ticks.again import at_midnight
from governance.service.rooms import settle

TICK = Each("rooms", 60, settle, again=at_midnight)
