"""Which days does the sample house get looked at on?"""

import functools
from datetime import date, timedelta
from pathlib import Path
from random import Random

from channels.files.specs import read_spec
from channels.simulated.sample import SampleHouse, sample_house
from domain.property import Property

SPECS = Path(__file__).parents[1] / "data" / "specs" / "villa-thaifa"
FIRST = date(2025, 1, 1)
# New Year itself, the days before, a leap day, both changes of the clock around Ramadan; the rest by lot.
DAYS = [
    *(date(2026, 12, 29), date(2026, 12, 31), date(2027, 1, 1), date(2028, 2, 29), date(2027, 2, 7)),
    *(date(2027, 3, 14), date(2026, 11, 23), date(2026, 7, 20)),
    *(FIRST + timedelta(days=n) for n in Random(11).sample(range(1500), 22)),
]


@functools.cache
def hotel() -> Property:
    spec = read_spec(SPECS).spec
    assert spec is not None
    return spec.house


@functools.cache
def on(day: date) -> SampleHouse:
    return sample_house(hotel(), day)
