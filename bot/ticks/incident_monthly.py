"""When is another synchronisation test proposed?"""

from bot.ticks.each import Each
from governance.incident.testing import remind_monthly

TICK = Each("monthly test", 3600, remind_monthly)
