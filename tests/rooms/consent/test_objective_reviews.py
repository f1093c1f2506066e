"""Does an objective come up for review once, on its day, and end with its period, whoever looks how often?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from domain.consent.actions import SetObjective
from domain.consent.objective import Metric, Objective
from domain.consent.proposal import State
from domain.consent.rights import Role
from domain.nights import Span
from governance.bookings.questions import Answered
from governance.consent.desk import rounds
from governance.consent.desk.filing import file
from governance.contract import Draft
from governance.day.answers import answer
from governance.day.objectives.review import keep_objectives
from store.post.outbox import OutboxItem
from tests.makers import CASABLANCA, TODAY, change_rate
from tests.rooms.consent.stage import HOME, SUITE, Stage, keys

PERIOD = Span(TODAY, TODAY + timedelta(days=27))
FILL = SetObjective(
    Metric.OCCUPANCY, Decimal("0.80"), PERIOD, TODAY + timedelta(days=14), "remplir", "MAD", Decimal(1400)
)


async def taken(desk: Stage, wish: SetObjective = FILL) -> int:
    filed = await file(desk.office, HOME, Draft("gm", wish), by="person:1")
    assert filed.proposal is not None
    await desk.tap(filed.proposal, "ok")
    await rounds.carry_on(desk.office, HOME)
    return int(((await desk.now(filed.proposal)).receipt or {})["objective"])


async def active(desk: Stage) -> Sequence[Objective]:
    async with desk.store.reading(HOME) as unit:
        return await unit.objectives.active(desk.clock().astimezone(CASABLANCA).date())


async def told(desk: Stage) -> list[OutboxItem]:
    await keep_objectives(desk.office, HOME)
    await keep_objectives(desk.office, HOME)
    return [item for item in await desk.sent() if item.kind == "reply"]


async def tapped(desk: Stage, option: str, who: Role = Role.OWNER) -> Answered:
    async with desk.store.unit(HOME) as unit:
        [question] = await unit.questions.open()
        return await answer(desk.office, unit, desk.people[who], question.token, option)


def at(desk: Stage, day: date, hour: int) -> None:
    desk.clock.now = datetime(day.year, day.month, day.day, hour, tzinfo=CASABLANCA)


async def test_a_review_reports_once_and_waits_for_the_morning(desk: Stage) -> None:
    await taken(desk)
    await desk.sent()
    at(desk, TODAY + timedelta(days=13), 23)
    assert await told(desk) == []
    at(desk, FILL.review_on, 1)
    assert await told(desk) == []  # written down, and held back by the quiet hours
    at(desk, FILL.review_on, 9)
    [report] = await told(desk)
    assert report.chat_id == desk.owner.person.telegram_id
    assert {"objective.now_occupancy", "objective.missing_rooms"} <= set(keys(report.payload))
    labels = [key for key in keys(report.payload) if key.startswith("button.")]
    assert labels == ["button.keep_until", "button.close"]
    assert await told(desk) == []


async def test_kept_it_comes_back_on_the_day_chosen(desk: Stage) -> None:
    number = await taken(desk)
    at(desk, FILL.review_on, 9)
    await told(desk)
    until = FILL.review_on + timedelta(days=13)
    refused = await tapped(desk, until.isoformat(), Role.OPERATOR)
    assert refused.alert is not None
    kept = await tapped(desk, until.isoformat())
    assert kept.alert is None
    [objective] = await active(desk)
    assert (objective.id, objective.review_on, objective.period) == (number, until, PERIOD)
    at(desk, until, 9)
    [report] = await told(desk)
    assert "button.close" in keys(report.payload)


async def test_at_its_end_it_may_be_kept_longer(desk: Stage) -> None:
    await taken(desk, replace(FILL, review_on=PERIOD.last))
    at(desk, PERIOD.last, 9)
    await told(desk)
    longer = PERIOD.last + timedelta(days=14)
    await tapped(desk, longer.isoformat())
    [objective] = await active(desk)
    assert objective.period == Span(PERIOD.first, longer)


async def test_closed_by_a_tap_it_is_a_decision_like_any_other(desk: Stage) -> None:
    await taken(desk)
    at(desk, FILL.review_on, 9)
    await told(desk)
    closed = await tapped(desk, "close")
    assert closed.card is not None
    assert await active(desk) == []
    newest = await desk.newest()
    assert (newest.action.kind, newest.state) == ("close_objective", State.APPLIED)
    await desk.verify()


async def test_when_its_period_is_over_it_is_closed_with_a_report(desk: Stage) -> None:
    await taken(desk, replace(FILL, review_on=PERIOD.last + timedelta(days=3)))
    await desk.sent()
    at(desk, PERIOD.last, 23)
    assert await told(desk) == []
    at(desk, PERIOD.last + timedelta(days=1), 9)
    [report] = await told(desk)
    assert {"objective.over", "objective.missed"} <= set(keys(report.payload))
    assert await active(desk) == []
    assert await told(desk) == []
    await desk.verify()


async def test_an_answer_after_the_end_changes_nothing(desk: Stage) -> None:
    await taken(desk, replace(FILL, review_on=PERIOD.last))
    at(desk, PERIOD.last, 9)
    await told(desk)
    at(desk, PERIOD.last + timedelta(days=1), 9)
    await told(desk)
    late = await tapped(desk, (PERIOD.last + timedelta(days=14)).isoformat())
    assert late.alert is not None
    assert late.alert.key == "objective.closed_before"


async def test_one_of_the_same_kind_and_period_takes_its_place(desk: Stage) -> None:
    first = await taken(desk)
    wish = replace(FILL, target=Decimal("0.9"))
    filed = await file(desk.office, HOME, Draft("gm", wish), by="person:1")
    assert filed.proposal is not None
    assert isinstance(filed.proposal.action, SetObjective)
    assert filed.proposal.action.replaces == first
    await desk.tap(filed.proposal, "ok")
    await rounds.carry_on(desk.office, HOME)
    [objective] = await active(desk)
    assert objective.target == Decimal("0.9")


@pytest.mark.parametrize(
    ("after", "said"), [(2990, "objective.bears_against"), (1390, "objective.bears_below")]
)
async def test_every_price_names_the_objective(desk: Stage, after: int, said: str) -> None:
    await taken(desk)
    action = change_rate(SUITE, TODAY + timedelta(days=5), 1, after=after)
    filed = await file(desk.office, HOME, Draft("revenue", action), by="director:revenue")
    assert filed.proposal is not None
    assert [reason.key for reason in filed.proposal.reasons] == [said]
    if after == 2990:
        adjusted = await desk.tap(filed.proposal, "adj", "2400")
        assert adjusted.proposal is not None
        assert [reason.key for reason in adjusted.proposal.reasons][-1] == "objective.bears_for"
