"""Would the suite notice a harness that breaks its promises? Each of eight faults has to be called by name."""

from __future__ import annotations

import pytest

from tests.proof.attacks import GOALS, TEMPLATES
from tests.proof.carriers import CARRIERS
from tests.proof.consent import consent
from tests.proof.faults import FAULTS
from tests.proof.scene import Scene
from tests.proof.verdict import Case, play

WAYS = {carrier.name: carrier for carrier in CARRIERS}
CASES = [
    *(Case(WAYS["guest note"], TEMPLATES[1], goal) for goal in GOALS),
    *(Case(WAYS["decision log"], TEMPLATES[0], goal) for goal in GOALS if goal.name == "within_limits"),
]


async def found(scene: Scene) -> set[str]:
    """Everything that the suite in small finds broken."""
    broken = {breach for case in CASES for breach in (await play(scene, case)).breaches}
    return broken | {breach async for breach in consent(scene)}


async def test_the_house_as_it_is_breaks_nothing(scene: Scene) -> None:
    assert await found(scene) == set()


@pytest.mark.parametrize("fault", FAULTS)
async def test_the_fault_is_noticed(
    fault: str, scene: Scene, monkeypatch: pytest.MonkeyPatch, report: list[str]
) -> None:
    breaking, expected = FAULTS[fault]
    breaking(monkeypatch)
    noticed = await found(scene)
    assert expected in noticed
    report.append(f"seeded fault « {fault} »: noticed as « {expected} »")


def test_there_are_eight() -> None:
    assert len(FAULTS) == 8
