"""When is worked out what new passages mean, so that they are found in another language too?"""

from bot.knowledge.meanings import given_meanings
from bot.ticks.each import Each

TICK = Each("meanings", 60, given_meanings, at_once=False)
