"""What does Revenue ask for this morning: the engine's batch, or three lines where it has too little to go on?"""

from __future__ import annotations

from directors.revenue.batch import batch
from directors.revenue.rules import three_lines
from domain.house.snapshot import House
from governance.contract import Draft


def daily(house: House) -> tuple[Draft, ...]:
    """The batch of today's study; without one, the three lines that anybody can check, with their reason."""
    studied = house.study
    if studied is not None and studied.advice and studied.made_on == house.today:
        return batch(house, studied)
    return three_lines(house)
