"""When are attempts found whose outcome nobody awaits?"""

from bot.ticks.each import Each
from governance.consent.desk.rounds import find_abandoned

TICK = Each("abandoned", 30, find_abandoned)
