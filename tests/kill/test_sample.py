"""Does a short life survive its kills? The long proof is in test_proof.py."""

from __future__ import annotations

from pathlib import Path

from tests.kill.life import Outcome, live
from tests.kill.many import run, told


def test_five_kills(
    furnished: Path, tmp_path: Path, chosen_seeds: list[int] | None, report: list[Outcome]
) -> None:
    seeds = chosen_seeds or [1]
    kills = 10 if chosen_seeds else 5
    report += run(lambda seed: live(seed, furnished, tmp_path, kills), seeds)
    assert not told(report), told(report)
