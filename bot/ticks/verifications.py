"""When does a verified channel's protocol come back to be looked at again?"""

from bot.ticks.each import Each
from governance.activation.verifying import ask_again

TICK = Each("verifications", 900, ask_again)
