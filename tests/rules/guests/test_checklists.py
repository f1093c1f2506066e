"""Does a list of things to prepare name each rule that it breaks, and no other?"""

from __future__ import annotations

from datetime import timedelta

from domain.guests.playbook.checklists import Item, lacks
from domain.guests.playbook.house_rules import Playbook
from domain.service.book import kinds, plan
from tests.makers import NOW

HELD = Playbook().of_checklists


def items(*left_out: str, done: bool = True, late: str = "") -> list[Item]:
    due = NOW - timedelta(hours=1)
    return [
        Item(step.task, due, done and step.task != late)
        for step in plan().checklist
        if step.task not in left_out
    ]


def test_every_task_of_a_rule_is_one_that_the_house_knows_and_plans() -> None:
    planned = {step.task for step in plan().checklist}
    for rule in HELD:
        assert rule.tasks <= planned & set(kinds()), rule.id
    assert {rule.id for rule in HELD} == {"T06", "C02", "C03", "C04", "C05"}


def test_the_houses_own_list_breaks_none_while_all_is_done_or_still_to_come() -> None:
    assert lacks(items(), HELD, NOW) == ()
    assert lacks(items(done=False), HELD, NOW - timedelta(hours=2)) == ()


def test_what_nobody_planned_and_what_is_late_names_its_rule() -> None:
    [missing] = lacks(items("handwritten_card"), HELD, NOW)
    assert (missing.rule.id, missing.late) == ("C02", False)
    [late] = lacks(items(late="welcome_tea"), HELD, NOW)
    assert (late.rule.id, late.late) == ("C04", True)
    retired = Playbook(retired={"C04": 1}).of_checklists
    assert lacks(items(late="welcome_tea"), retired, NOW) == ()
