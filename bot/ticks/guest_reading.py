"""When does a model read what guests wrote?"""

from bot.ticks.each import Each
from governance.guests.reading.rounds import read_guests

TICK = Each("guest reading", 5, read_guests)
