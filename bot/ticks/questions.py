"""When is somebody asked what nobody knows of the house?"""

from bot.ticks.each import Each
from governance.house.asking import ask_if_due

TICK = Each("questions", 300, ask_if_due, at_once=False)
