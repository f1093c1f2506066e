"""What does Revenue forbid, hold or remark on, whoever drafted it?"""

from directors.revenue.limits.ceiling import ceiling
from directors.revenue.limits.closed import closed
from directors.revenue.limits.currency import currency
from directors.revenue.limits.floor import floor
from directors.revenue.limits.known_type import known_type
from directors.revenue.limits.largest_change import largest_change
from directors.revenue.limits.locked import locked
from directors.revenue.limits.near_arrival import near_arrival
from directors.revenue.limits.past_date import past_date
from directors.revenue.limits.quota import quota
from directors.revenue.limits.sense import sense
from directors.revenue.limits.sold_out import sold_out
from directors.revenue.limits.under_cost import under_cost
from directors.revenue.limits.writable import writable
from governance.contract import Limit

LIMITS: tuple[Limit, ...] = (
    sense,
    known_type,
    past_date,
    currency,
    floor,
    ceiling,
    locked,
    writable,
    quota,
    largest_change,
    under_cost,
    near_arrival,
    closed,
    sold_out,
)

__all__ = ["LIMITS"]
