"""Are enough calls left today to write the change and to check that it arrived?"""

from __future__ import annotations

from directors.revenue.limits.cells import ruling
from domain.consent.actions import Action
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import say

ROWS_A_CALL = 90  # HotelRunner, "Update Room (multi rooms, dates)": at most 90 dates in one request
CHECKS = 3  # a push nobody can check is a push nobody can trust


def quota(action: Action, house: House) -> Ruling | None:
    """Blocks where we write ourselves and the calls left are known and too few."""
    needed = calls_needed(action)
    if not house.push or house.quota_left is None or house.quota_left >= needed:
        return None
    return ruling("quota", Level.BLOCK, say("limit.quota", n=house.quota_left, needed=needed))


def calls_needed(action: Action) -> int:
    """Each call carries at most 90 rows and is followed by up to three checks."""
    calls = -(-len(action.effects.cells) // ROWS_A_CALL)
    return calls * (1 + CHECKS)
