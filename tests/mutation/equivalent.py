"""Which faults change nothing that anybody could notice, and why?"""

from __future__ import annotations

NO_STATUS = "no status is no class of answers: any number below 200 says so"
ONE_KIND = "the cells of one line are of one type"

EQUIVALENT: dict[str, dict[str, str]] = {
    "channels/hotelrunner/receipts.py": {"receipt: 0 → 1": NO_STATUS, "receipt: 0 → -1": NO_STATUS},
    "directors/revenue/limits/floor.py": {"_at: 0 → -1": ONE_KIND},
}
