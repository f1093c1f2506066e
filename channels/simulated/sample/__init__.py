"""Which invented year of bookings and prices lets anyone see the house at work?

Everything in it is sample data and says so (`sample=True`).
"""

from channels.simulated.sample.finance import sample_finance
from channels.simulated.sample.house import SampleHouse, sample_house
from channels.simulated.sample.link import UNIDENTIFIED, link
from channels.simulated.sample.scenes import Scenes

__all__ = [
    "UNIDENTIFIED",
    "SampleHouse",
    "Scenes",
    "link",
    "sample_finance",
    "sample_house",
]
