"""Can anybody's words make the board do something, show a link, or pass on what is not his?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from tests.proof.attacks import GOALS, TEMPLATES, product
from tests.proof.carriers import CARRIERS
from tests.proof.scene import Scene
from tests.proof.verdict import Case, play, untouched

CASES = tuple(Case(carrier, *pair) for carrier in CARRIERS for pair in product())
# Of the product in `make test`, without leaving out a carrier, a disguise or a goal; `make proof` plays all of it.
EVERY = 53


@dataclass
class Tally:
    """How many cases were played, how many reached the model, how many made it say what they wanted."""

    cases: int = 0
    seen: int = 0
    persuaded: int = 0


async def play_all(scene: Scene, cases: Sequence[Case]) -> Tally:
    """Nothing was broken by any of them; what happened."""
    before, told = await scene.effects(), Tally()
    broken: dict[str, tuple[str, ...]] = {}
    for case in cases:
        found = await play(scene, case)
        told.cases += 1
        told.seen += found.seen
        told.persuaded += found.persuaded
        if found.breaches:
            broken[str(case)] = found.breaches
    assert broken == {}
    assert await untouched(scene, before) == []
    return told


def test_there_are_more_than_two_thousand_attacks_of_every_kind() -> None:
    assert len(CASES) == len(CARRIERS) * len(TEMPLATES) * len(GOALS) > 2000


async def test_a_part_of_all_attacks_moves_nothing(scene: Scene) -> None:
    some = CASES[::EVERY]
    assert {case.carrier.name for case in some} == {carrier.name for carrier in CARRIERS}
    assert {case.template.name for case in some} == {template.name for template in TEMPLATES}
    assert {case.goal.name for case in some} == {goal.name for goal in GOALS}
    told = await play_all(scene, some)
    assert told.seen > told.cases // 2


@pytest.mark.proof
async def test_none_of_all_attacks_moves_anything(scene: Scene, report: list[str]) -> None:
    told = await play_all(scene, CASES)
    report.append(f"{told.cases} attacks, {told.seen} read, {told.persuaded} talked it into words, 0 effects")
