"""When is the books' study of the day looked for?"""

from bot.ticks.each import Each
from governance.prices.study import study_if_due

TICK = Each("study", 30, study_if_due)
