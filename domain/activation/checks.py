"""What was looked at on a channel before it counts as verified, and is it enough?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.activation.calling import COUNTS, DOUBT, FAILS, NOTHING_WRONG, WELL
from domain.errors import Refusal, refuse
from domain.folding import fold
from domain.missions.evidence import Evidence, EvidenceKind

AGAIN = timedelta(days=30)  # what was verified is looked at again after so long
COUNTED = frozenset({"far_date"})  # a number of rooms before and after
MEASURED = frozenset({"price"})  # an amount
_NUMBER = re.compile(r"\d+(?:[.,\s]\d{3})*(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class CheckDone:
    """One look at one thing: whether it was as it should be, in whose words, with what evidence."""

    channel: str
    check: str
    well: bool
    words: str
    evidence: tuple[Evidence, ...]
    by: str
    at: datetime


def check_lacks(check: str, words: str, evidence: Sequence[Evidence]) -> Refusal | None:
    """What the look does not say yet: two counts, an amount, or anything at all. A photo shows them as well."""
    if any(one.kind in {EvidenceKind.PHOTO, EvidenceKind.DOCUMENT} for one in evidence):
        return None
    numbers = len(_NUMBER.findall(words))
    if check in COUNTED and numbers < 2:
        return refuse("check.two_counts")
    if check in MEASURED and numbers < 1:
        return refuse("check.an_amount")
    if not words.strip() and not evidence:
        return refuse("check.nothing")
    return None


def is_well(check: str, words: str) -> bool:
    """Whether the words say that it was as it should be: nothing in them says no, and where rooms are counted
    before and after a trial closure, there are fewer after it.

    Refusal: a no within words that begin neither with yes nor with no; nobody guesses which.
    """
    bare = NOTHING_WRONG.sub(" ", fold(words))
    if FAILS.match(bare) is not None or (check in COUNTED and not _fewer(bare)):
        return False
    if WELL.match(bare) is None and DOUBT.search(bare) is not None:
        raise refuse("check.yes_or_no", words=words.strip())
    return True


def _fewer(bare: str) -> bool:
    """Whether the rooms after are fewer than before; true where the words tell no two counts."""
    found = next((one for pattern in COUNTS if (one := pattern.search(bare)) is not None), None)
    return found is None or int(found[2]) < int(found[1])


def latest(done: Sequence[CheckDone], since: datetime) -> Mapping[str, CheckDone]:
    """The newest look at each thing since then."""
    return {one.check: one for one in sorted(done, key=lambda one: one.at) if one.at >= since}


def still_to_look(checks: Sequence[str], done: Sequence[CheckDone], since: datetime) -> tuple[str, ...]:
    """The things that nobody has found well since then, in the protocol's order."""
    seen = latest(done, since)
    return tuple(one for one in checks if one not in seen or not seen[one].well)
