"""When does somebody with several houses hear how they stand together?"""

from bot.clock.each import Each
from bot.ticks.again import at_brief
from governance.tenancy.portfolio import tell_if_due
from store.models.morning import BriefRow
from store.models.people import MembershipRow

TICK = Each("portfolio", 60, tell_if_due, again=at_brief(), upon=frozenset({BriefRow, MembershipRow}))
