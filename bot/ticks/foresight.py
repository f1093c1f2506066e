"""When is it worked out how many rooms the coming nights end with?"""

from bot.ticks.each import Each
from governance.prices.foresight import foresee_if_due

TICK = Each("foresight", 45, foresee_if_due)
