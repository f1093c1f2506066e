"""Does a mandate run what it covers, and nothing else, and can the owner always take it back?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from channels.ports import PushOutcome, PushReceipt, PushRequest
from domain.consent.actions import Action, GrantMandate, SetObjective, Spend
from domain.consent.objective import Metric
from domain.consent.proposal import Proposal, State
from domain.consent.rights import Role
from domain.consent.verdict import Level
from domain.nights import Span
from domain.phrase import say
from governance.consent.desk import rounds
from governance.consent.desk.filing import Filed, file
from governance.contract import Draft
from tests.makers import TODAY, change_rate
from tests.rooms.consent.stage import HOME, NIGHT, SUITE, Stage

UNTIL = TODAY + timedelta(days=60)
FREE_HAND = GrantMandate(
    "revenue",
    "change_rate",
    UNTIL,
    "MAD",
    "±5 %, jamais sous 1 400",
    largest_change=Decimal("0.05"),
    per_day=2,
    price_floor=Decimal(1400),
)
PLUMBER = Spend(TODAY, "plombier", Decimal("400.00"), "MAD", "maintenance")


async def granted(desk: Stage, wish: GrantMandate = FREE_HAND) -> int:
    """The mandate's id, after the owner's tap."""
    filed = await file(desk.office, HOME, Draft("gm", wish), by="person:1")
    assert filed.proposal is not None
    await desk.tap(filed.proposal, "ok")
    await rounds.carry_on(desk.office, HOME)
    return int(((await desk.now(filed.proposal)).receipt or {})["mandate"])


def to_omar(desk: Stage, **limits: object) -> GrantMandate:
    """« Omar peut approuver ≤ 8 % jusqu'à … »"""
    wish = replace(FREE_HAND, grantee=f"person:{desk.operator.person.id}", largest_change=Decimal("0.08"))
    return replace(wish, **limits)  # type: ignore[arg-type]


async def draft(
    desk: Stage, price: int = 2700, *, night: int = 0, by: str = "director:revenue", unasked: bool = True
) -> Filed:
    action = change_rate(SUITE, NIGHT + timedelta(days=night), 1, after=price)
    return await file(
        desk.office, HOME, Draft("revenue", action, (say("reason.sample"),)), by=by, unasked=unasked
    )


async def proposed(desk: Stage, price: int = 2700, **facts: object) -> Proposal:
    filed = await draft(desk, price, **facts)  # type: ignore[arg-type]
    assert filed.proposal is not None
    return filed.proposal


async def used(desk: Stage, mandate: int) -> tuple[int, Decimal]:
    async with desk.store.reading(HOME) as unit:
        return await unit.mandates.used(mandate, TODAY)


async def test_what_is_covered_runs_is_reported_silently_and_written_down(desk: Stage) -> None:
    mandate = await granted(desk)
    await desk.sent()
    done = await proposed(desk)
    assert (done.state, done.mandate, done.decided_by) == (State.APPROVED, mandate, None)
    reports = [item for item in await desk.sent() if item.kind == "card"]
    assert [item.chat_id for item in reports] == [desk.owner.person.telegram_id]
    assert all(item.silent for item in reports)
    await desk.carry()
    desk.clock.pass_(seconds=3)
    await desk.carry()
    assert await desk.state(done) is State.APPLIED
    assert len(desk.wire.calls) == 1
    async with desk.store.reading(HOME) as unit:
        story = await unit.journal.of_subject(f"proposal:{done.id}")
        uses = await unit.mandates.uses(mandate)
    assert story[1].actor == f"mandate:{mandate}"
    assert story[1].body["mandate"] == mandate
    assert [(use.number, use.by) for use in uses] == [(done.number, "director:revenue")]
    await desk.verify()


async def test_beyond_its_limits_it_asks(desk: Stage) -> None:
    mandate = await granted(desk)
    for price in (2731, 2400):
        assert (await proposed(desk, price)).state is State.PENDING
    desk.mood.level = Level.HOLD
    assert (await proposed(desk)).state is State.HELD
    desk.mood.level = Level.WARN
    assert (await proposed(desk)).state is State.APPROVED
    assert (await used(desk, mandate))[0] == 1


async def test_nobody_elses_draft_runs_and_none_that_is_not_offered(desk: Stage) -> None:
    await granted(desk)
    assert (await proposed(desk, by="director:gm")).state is State.PENDING
    assert (await proposed(desk, by=f"person:{desk.operator.person.id}")).state is State.PENDING
    assert (await proposed(desk, unasked=False)).state is State.PENDING


async def test_used_up_it_asks_again_until_the_next_local_day(desk: Stage) -> None:
    mandate = await granted(desk)
    states = [(await proposed(desk, night=n)).state for n in range(3)]
    assert states == [State.APPROVED, State.APPROVED, State.PENDING]
    assert (await used(desk, mandate))[0] == 2
    desk.clock.pass_(hours=14, minutes=59)  # 23:59 in Marrakech
    assert (await proposed(desk, night=3)).state is State.PENDING
    desk.clock.pass_(minutes=2)
    assert (await proposed(desk, night=4)).state is State.APPROVED


async def test_over_it_asks_again(desk: Stage) -> None:
    await granted(desk, replace(FREE_HAND, until=TODAY))
    assert (await proposed(desk)).state is State.APPROVED
    desk.clock.pass_(hours=24)
    assert (await proposed(desk, night=1)).state is State.PENDING


async def test_undo_restores_and_gives_nothing_back(desk: Stage) -> None:
    mandate = await granted(desk)
    done = await proposed(desk)
    await desk.carry()
    desk.clock.pass_(seconds=3)
    await desk.carry()
    assert (await desk.tap(done, "undo", who=Role.OPERATOR)).alert is not None
    await desk.tap(done, "undo")
    await desk.carry()
    desk.clock.pass_(seconds=3)
    await desk.carry()
    assert await desk.state(done) is State.UNDONE
    assert await desk.target() == Decimal(2600)
    assert (await used(desk, mandate))[0] == 1


async def test_revocation_stops_what_has_not_left_yet(desk: Stage) -> None:
    mandate = await granted(desk)
    done = await proposed(desk)
    grant = next(p for p in await desk.all() if isinstance(p.action, GrantMandate))
    await desk.sent()
    await desk.tap(grant, "undo")
    assert (await proposed(desk, night=1)).state is State.PENDING  # at once, in the unit of the tap
    await desk.carry()
    assert await desk.state(done) is State.STALE
    assert desk.wire.calls == []
    assert "mandate.revoked" in await desk.told()
    assert await desk.state(grant) is State.UNDONE
    async with desk.store.reading(HOME) as unit:
        kept = await unit.mandates.get(mandate)
    assert kept is not None
    assert kept.revoked


async def test_revocation_between_two_calls_lets_no_second_one_leave(desk: Stage) -> None:
    await granted(desk)
    desk.wire.rows_a_call = 1
    action = change_rate(SUITE, NIGHT, 3, after=2700)
    filed = await file(desk.office, HOME, Draft("revenue", action), by="director:revenue", unasked=True)
    assert filed.proposal is not None
    grant = next(p for p in await desk.all() if isinstance(p.action, GrantMandate))

    async def revoked_meanwhile(request: PushRequest) -> PushReceipt:
        await desk.tap(grant, "undo")
        return PushReceipt(PushOutcome.ACCEPTED, "T1")

    desk.wire.pushes.append(revoked_meanwhile)
    await desk.carry()
    desk.clock.pass_(minutes=1)
    await desk.carry()
    assert len(desk.wire.calls) == 1
    assert await desk.state(filed.proposal) is State.PARTIAL


@pytest.mark.parametrize("by", ["director:revenue", "director:gm", "desk", "person"])
async def test_only_a_persons_words_ask_for_a_mandate(desk: Stage, by: str) -> None:
    filed = await file(desk.office, HOME, Draft("gm", FREE_HAND), by=by)
    assert filed.proposal is None
    assert [phrase.key for phrase in filed.blocked] == ["mandate.persons_only"]


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (replace(FREE_HAND, covers="grant_mandate"), "mandate.not_coverable"),
        (replace(FREE_HAND, covers="set_objective"), "mandate.not_coverable"),
        (replace(FREE_HAND, covers="cancel_booking"), "mandate.not_coverable"),
        (replace(FREE_HAND, covers="push"), "mandate.not_coverable"),
        (replace(FREE_HAND, until=TODAY - timedelta(days=1)), "mandate.already_over"),
        (replace(FREE_HAND, largest_change=None), "mandate.boundless"),
        (replace(FREE_HAND, covers="spend", largest_change=None), "mandate.boundless"),
        (replace(FREE_HAND, grantee="marketing"), "mandate.nobody"),
        (replace(FREE_HAND, grantee="person:999"), "mandate.nobody"),
    ],
)
async def test_what_is_no_mandate_is_not_even_filed(desk: Stage, wish: GrantMandate, said: str) -> None:
    filed = await file(desk.office, HOME, Draft("gm", wish), by="person:1")
    assert filed.proposal is None
    assert [phrase.key for phrase in filed.blocked] == [said]


async def test_whoever_asks_for_a_mandate_does_not_grant_it(desk: Stage) -> None:
    wish = to_omar(desk)
    filed = await file(
        desk.office, HOME, Draft("gm", wish), by=f"person:{desk.operator.person.id}", unasked=True
    )
    assert filed.proposal is not None
    assert filed.proposal.state is State.PENDING
    assert (await desk.tap(filed.proposal, "ok", who=Role.OPERATOR)).alert is not None
    await desk.carry()
    async with desk.store.reading(HOME) as unit:
        assert await unit.mandates.in_force(TODAY) == []


async def test_omar_approves_what_his_mandate_covers_and_is_told_why_not_otherwise(desk: Stage) -> None:
    mandate = await granted(desk, to_omar(desk))
    await desk.sent()
    card = await proposed(desk, 2780, unasked=False)
    shown = [item.chat_id for item in await desk.sent() if item.kind == "card"]
    assert desk.operator.person.telegram_id in shown
    too_much = await proposed(desk, 2900, night=1, unasked=False)
    shown = [item.chat_id for item in await desk.sent() if item.kind == "card"]
    assert shown == [desk.owner.person.telegram_id]
    refused = await desk.tap(too_much, "ok", who=Role.OPERATOR)
    assert refused.alert is not None
    assert refused.alert.key == "mandate.beyond_change"
    assert (await desk.tap(card, "ok", who=Role.OPERATOR)).alert is None
    done = await desk.now(card)
    assert (done.state, done.decided_by, done.mandate) == (State.APPROVED, "Omar", mandate)
    assert await used(desk, mandate) == (1, Decimal(180))
    async with desk.store.reading(HOME) as unit:
        story = await unit.journal.of_subject(f"proposal:{card.id}")
    assert (story[-1].actor, story[-1].body["mandate"]) == (f"person:{desk.operator.person.id}", mandate)
    reports = [item for item in await desk.sent() if item.kind == "card"]
    assert [(item.chat_id, item.silent) for item in reports] == [(desk.owner.person.telegram_id, True)]


async def test_a_delegate_refuses_postpones_adjusts_and_overrides_nothing(desk: Stage) -> None:
    await granted(desk, to_omar(desk))
    card = await proposed(desk, 2780, unasked=False)
    for verb, argument in (("no", ""), ("later", "1h"), ("later", ""), ("adj", "2700"), ("adj", "")):
        assert (await desk.tap(card, verb, argument, who=Role.OPERATOR)).alert is not None
    desk.mood.level = Level.HOLD
    held = await proposed(desk, 2700, night=1, unasked=False)
    answer = await desk.type(held, "Festival en ville", who=Role.OPERATOR)
    assert answer.alert is not None
    assert answer.alert.key == "mandate.held"
    assert await desk.state(held) is State.HELD


async def test_a_purse_covers_small_purchases_and_no_split_one(desk: Stage) -> None:
    omar = f"person:{desk.operator.person.id}"
    purse = replace(to_omar(desk), covers="spend", largest_change=None, price_floor=None, per_day=None)
    await granted(desk, replace(purse, largest_amount=Decimal(500), sum_per_day=Decimal(1000)))

    async def buys(action: Action) -> State:
        filed = await file(desk.office, HOME, Draft("cfo", action), by=omar, unasked=True)
        assert filed.proposal is not None
        return filed.proposal.state

    assert await buys(PLUMBER) is State.APPROVED
    assert await buys(replace(PLUMBER, amount=Decimal(200))) is State.PENDING  # the same, split
    assert await buys(replace(PLUMBER, amount=Decimal(500), words="fleurs")) is State.APPROVED
    assert await buys(replace(PLUMBER, amount=Decimal("100.01"), words="savon")) is State.PENDING
    assert await buys(replace(PLUMBER, amount=Decimal(100), words="savon")) is State.APPROVED


async def test_a_directors_wish_for_an_objective_asks_the_owner(desk: Stage) -> None:
    wish = SetObjective(Metric.OCCUPANCY, None, Span(TODAY, UNTIL), UNTIL, "priorité occupation", "MAD")
    filed = await file(desk.office, HOME, Draft("gm", wish), by="director:gm", unasked=True)
    assert filed.proposal is not None
    assert filed.proposal.state is State.PENDING


async def test_the_report_says_by_which_mandate(desk: Stage) -> None:
    await granted(desk)
    done = await proposed(desk)
    answer = await desk.tap(done, "ok")
    assert answer.alert is not None
    assert answer.alert.key == "card.already"
    assert answer.alert.args["person"].key == "mandate.by"
