"""Would the proof notice a broken promise? Each mutant breaks one, and has to be caught."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.kill.life import live
from tests.kill.moments import MOMENTS, Moment
from tests.kill.mutants import MUTANTS

pytestmark = pytest.mark.proof

LIVES, KILLS = 3, 4
# For each mutant: the moments in which it errs, and what the verdict has to call it.
ERRS: dict[str, tuple[str, set[str]]] = {
    "blind_retry": ("push after its effect", {"doubled"}),
    "silence_is_no": ("push after its effect", {"shown wrongly"}),
    "confirmed_before_handled": ("between the writes of an order", {"lost"}),
    "unmarked_repeats": ("sendMessage after its effect", {"doubled"}),
    "forgetful_cards": ("push lost", {"shown wrongly"}),
}


def named(words: str) -> Sequence[Moment]:
    """The moments whose name begins so."""
    return [moment for moment in MOMENTS if moment.name.startswith(words)]


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_broken_promise_is_noticed(mutant: str, furnished: Path, tmp_path: Path) -> None:
    moments, expected = ERRS[mutant]
    command = ("tests.kill.mutants", mutant)
    found: list[str] = []
    for seed in range(1, LIVES + 1):
        found += live(seed, furnished, tmp_path, KILLS, command=command, moments=named(moments)).faults
        if expected & {fault.split(":")[0] for fault in found}:
            return
    raise AssertionError(f"{mutant} was not noticed in {LIVES * KILLS} kills: {found}")
