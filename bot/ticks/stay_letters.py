"""When is somebody asked to let the letters of a stay go?"""

from bot.ticks.each import Each
from governance.guests.journey.proposing import propose_letters

TICK = Each("stay letters", 300, propose_letters)
