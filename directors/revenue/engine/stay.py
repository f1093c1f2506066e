"""How many nights should a booking over each night span at least, and why?

Two cases pay without doubt. A night between two full ones can only be sold to stays that fit between them, so a
house rule that asks for more would leave it empty ("gap"). A night that will fill beside nights that will not: a
guest of one night would take the room from one who stays over the empty night too ("peak").
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from directors.revenue.engine.gaps import feasible, open_run
from directors.revenue.engine.outlook import Outlook
from directors.revenue.engine.terms import Belief
from directors.revenue.forecast.bookings import Floats

FILLS, LONGER_FILLS, EMPTIES = 1.5, 1.2, 0.8
"""Demand to come over rooms left: of a night that will fill, of its stays of two nights or more, and of a neighbour
that will not."""
SOONEST = 14
"""Nights nearer than this are sold to whoever comes."""
REASONS = ("", "house", "gap", "peak")


def least_stays(
    outlook: Outlook, price: Floats, belief: Belief, lengths: Floats, asked: Floats
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Nights that a stay should span at least, [night, room], and the position of the reason in REASONS.

    `price` [night, room] decides how much of the demand comes; `lengths` is the share of room-nights by length
    of stay, `asked` the house's own rule by night.
    """
    free = outlook.sold + outlook.blocked < outlook.units
    least = np.broadcast_to(asked[:, None], free.shape).astype(np.int64)
    reason = np.where(least > 1, REASONS.index("house"), 0)
    run = open_run(free)
    tight = free & (run < least)
    demand = outlook.cells().demand * np.exp(-belief.elasticity * (price / outlook.card - 1))
    left = np.maximum(outlook.left, 1e-9)
    any_stay = np.maximum(feasible(free, lengths, np.ones(len(free))), 1e-9)
    longer = feasible(free, lengths, np.full(len(free), 2.0)) / any_stay
    fills = free & (demand > FILLS * left) & (demand * longer > LONGER_FILLS * left)
    empties = free & (demand < EMPTIES * left)
    beside = np.zeros_like(free)
    beside[1:] |= empties[:-1]
    beside[:-1] |= empties[1:]
    peak = fills & beside & (outlook.ahead >= SOONEST)[:, None] & (least < 2)
    least = np.where(tight, np.maximum(run, 1), np.where(peak, 2, least))
    reason = np.where(tight, REASONS.index("gap"), np.where(peak, REASONS.index("peak"), reason))
    return least, reason
