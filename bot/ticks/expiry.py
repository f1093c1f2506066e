"""When do cards expire, and postponed ones come back?"""

from bot.ticks.each import Each
from governance.consent.desk.rounds import expire_and_wake

TICK = Each("expiry", 5, expire_and_wake)
