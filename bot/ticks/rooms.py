"""When do rooms follow what bookings changed?"""

from bot.ticks.each import Each
from governance.service.rooms import settle

TICK = Each("rooms", 60, settle)
