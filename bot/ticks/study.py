"""When is the books' study of the day looked for?"""

from datetime import timedelta

from bot.clock.each import Each
from bot.ticks.again import at_brief
from governance.prices.study import EARLY, study_if_due

TICK = Each(
    "study",
    30,
    study_if_due,
    again=at_brief(EARLY),
    upon=frozenset(),
    lease=timedelta(minutes=10),
)
