"""When are people reminded of missions and notes?"""

from bot.ticks.each import Each
from governance.missions.flow import remind

TICK = Each("reminders", 60, remind)
