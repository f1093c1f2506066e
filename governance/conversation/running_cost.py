"""What would a house like the pilot's cost to run, before anything was spent?"""

from __future__ import annotations

from decimal import Decimal

# The pilot's day as docs/cost.md works it out: so many questions to the directors, in USD. The page's own test does
# the sums anew and compares them with these.
QUESTIONS_A_DAY = 20
DAY = Decimal("0.385")
MONTH = Decimal("11.55")
