"""When is a test booking looked after: counts, the reminder, the alarm?"""

from bot.ticks.each import Each
from governance.incident.testing import tend

TICK = Each("incident", 10, tend)
