"""Which faults change nothing that anybody could notice, and why?"""

from __future__ import annotations

EXPONENT = "quantize reads the exponent of the amount, which 0, 1 and 2 share"
NO_STATUS = "no status is no class of answers: any number below 200 says so"
ONE_KIND = "the cells of one line are of one type"
NEVER_SO_MANY = "a bound for safety only: no house uses its mandates ten thousand times"
ROUNDED = "a figure rounds to a value at most half a step away, never to one a whole step away"
TENS = "a price that was moved is a multiple of ten: none lies between nothing and one"
WIDER = "the distance only saves a rounding: what lies two steps away rounds to something else"

EQUIVALENT: dict[str, dict[str, str]] = {
    "directors/cfo/limits/gop.py": {"_points: 1 → 0 (2)": EXPONENT, "_points: 1 → 2 (2)": EXPONENT},
    "governance/conversation/checks/figures.py": {
        "_is: abs(scaled - value) <= step → abs(scaled - value) < step": ROUNDED,
        "_is: 1 → 2": WIDER,
    },
    "governance/consent/kinds/price/adjusting.py": {"_moved: 0 → 1": TENS},
    "store/consent/mandates.py": {
        "Mandates.uses: 10000 → 10001": NEVER_SO_MANY,
        "Mandates.uses: 10000 → 9999": NEVER_SO_MANY,
    },
    "directors/revenue/limits/floor.py": {"_at: 0 → -1": ONE_KIND},
    "channels/hotelrunner/receipts.py": {"receipt: 0 → 1": NO_STATUS, "receipt: 0 → -1": NO_STATUS},
}
