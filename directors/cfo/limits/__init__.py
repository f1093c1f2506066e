"""What does the CFO say of anybody's draft before it is filed?"""

from directors.cfo.limits.caution import caution
from directors.cfo.limits.currency import currency
from directors.cfo.limits.gop import gop
from directors.cfo.limits.split import split
from governance.contract import Limit

LIMITS: tuple[Limit, ...] = (currency, gop, split, caution)
