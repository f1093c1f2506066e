"""When is somebody told that a channel waits longer than usual?"""

from bot.ticks.each import Each
from governance.activation.waits import remind_of_waits

TICK = Each("waits", 300, remind_of_waits)
