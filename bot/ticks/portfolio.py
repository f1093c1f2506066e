"""When does somebody with several houses hear how they stand together?"""

from bot.ticks.each import Each
from governance.tenancy.portfolio import tell_if_due
from store.hall import Hall

TICK = Each("portfolio", 60, tell_if_due, among=Hall.first_of_several)
