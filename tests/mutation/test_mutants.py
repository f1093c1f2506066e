"""Do the tests of what carries consent, money, limits, numbers and pushes notice a small fault in it?"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutation.equivalent import EQUIVALENT
from tests.mutation.faults import mutants
from tests.mutation.subjects import SUBJECTS

ROOT = Path(__file__).parent.parent.parent
ENOUGH = 0.95

SOURCE = '''
"""Not this: 1 < 2."""
def all_in(found: int, most: int = 3) -> bool:
    if found and not found < most:
        return any(n + 1 for n in [most])
    return True
'''
FAULTS = [
    "all_in: 3 → 4",
    "all_in: 3 → 2",
    "all_in: found and (not found < most) → found or not found < most",
    "all_in: not found < most → found < most",
    "all_in: found < most → found <= most",
    "all_in: found < most → found >= most",
    "all_in: return any((n + 1 for n in [most])) → return None",
    "all_in: any → all",
    "all_in: n + 1 → n - 1",
    "all_in: 1 → 2",
    "all_in: 1 → 0",
    "all_in: True → False",
]


def test_a_module_gets_each_fault_once_and_keeps_its_types_and_words() -> None:
    found = list(mutants(SOURCE, "made up"))
    assert [mutant.name for mutant in found] == FAULTS
    assert len({mutant.code for mutant in found}) == len(FAULTS)


def test_whatever_is_called_equivalent_is_still_a_fault_of_its_module() -> None:
    for path, named in EQUIVALENT.items():
        known = {mutant.name for mutant in mutants((ROOT / path).read_text(encoding="utf-8"), path)}
        assert set(named) <= known, f"{path} has changed: look at its equivalents again"


@pytest.mark.proof
@pytest.mark.parametrize("path", SUBJECTS)
def test_a_fault_is_noticed_by_the_module_s_own_tests(path: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.mutation", path], cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    told = json.loads(run.stdout)
    equivalent = set(EQUIVALENT.get(path, ()))
    unnoticed = set(told["passed"])
    assert equivalent <= unnoticed, "noticed after all, so not equivalent"
    share = 1 - len(unnoticed - equivalent) / (told["mutants"] - len(equivalent))
    assert share >= ENOUGH, sorted(unnoticed - equivalent)
