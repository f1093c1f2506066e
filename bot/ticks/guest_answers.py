"""When does an approved answer leave for its guest?"""

from bot.ticks.each import Each
from governance.guests.sending import send_due

TICK = Each("guest answers", 2, send_due)
