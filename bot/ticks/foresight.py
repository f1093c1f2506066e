"""When is it worked out how many rooms the coming nights end with?"""

from datetime import timedelta

from bot.clock.each import Each
from bot.ticks.again import at_brief
from governance.prices.foresight import foresee_if_due
from governance.prices.study import EARLY

TICK = Each(
    "foresight",
    45,
    foresee_if_due,
    again=at_brief(EARLY),
    upon=frozenset(),
    lease=timedelta(minutes=10),
)
