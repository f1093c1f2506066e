"""When is the house's folder in the cloud looked at again?"""

from bot.knowledge.cloud import look_at_cloud
from bot.ticks.each import Each

TICK = Each("cloud", 300, look_at_cloud, at_once=False)
