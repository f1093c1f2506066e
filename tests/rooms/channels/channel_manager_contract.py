"""What must every channel manager adapter do, whatever is behind it?

A numbered list of promises over `channels.ports.ChannelManager`. An adapter's test gives a `Stage` and runs
each contract whose capabilities it claims.
"""

from datetime import timedelta
from decimal import Decimal

import pytest

from channels.ports import PushOutcome, PushRequest, PushRow, PushState, ReadFailure, Unreachable
from domain.bookings.reservation import ReservationState
from domain.prices.rates import CellValue
from tests.rooms.channels.channel_manager_stage import Stage, contract


def row(stage: Stage, nights_later: int = 0, price: str = "150", code: str | None = None) -> PushRow:
    night = stage.night + timedelta(days=nights_later)
    return PushRow(code or stage.code, night, CellValue(price=Decimal(price)))


async def everything(stage: Stage) -> list[str]:
    """The keys of all deliveries that are waiting."""
    found = await stage.manager.reservations(changed_since=None, undelivered=True)
    return [envelope.key for envelope in found]


@contract(1)
async def a_catch_all_room_is_marked_and_takes_no_update(stage: Stage) -> None:
    rates = await stage.manager.rates()
    able = stage.manager.capabilities.push
    assert any(rate.external_code == stage.code and rate.price_writable is able for rate in rates)
    for rate in rates:
        writable = {rate.price_writable, rate.availability_writable, rate.restrictions_writable}
        assert not rate.catch_all or writable == {False}


@contract(2)
async def every_booking_of_every_page_is_delivered_and_understood(stage: Stage) -> None:
    made = {stage.book() for _ in range(120)}
    found = await stage.manager.reservations(changed_since=None, undelivered=True)
    assert {e.reservation.number for e in found if e.reservation} == made
    assert all(e.problem is None and e.raw for e in found)


@contract(3)
async def a_repeated_delivery_has_its_key_and_a_revision_another(stage: Stage) -> None:
    number = stage.book()
    first = await everything(stage)
    assert await everything(stage) == first
    stage.modify(number)
    assert set(await everything(stage)).isdisjoint(first)


@contract(4)
async def a_cancellation_is_a_later_revision_that_holds_no_room(stage: Stage) -> None:
    number = stage.book()
    (before,) = await stage.manager.find(number)
    stage.cancel(number)
    (after,) = await stage.manager.find(number)
    assert before.reservation is not None
    assert after.reservation is not None
    assert after.reservation.updated_at >= before.reservation.updated_at
    assert after.reservation.state is ReservationState.CANCELLED
    assert not after.reservation.holding


@contract(5)
async def a_number_that_nobody_knows_finds_nothing(stage: Stage) -> None:
    assert list(await stage.manager.find("R-nobody")) == []


@contract(6, "acknowledge")
async def an_acknowledged_delivery_does_not_return_and_may_be_acknowledged_again(stage: Stage) -> None:
    number = stage.book()
    (envelope,) = await stage.manager.reservations(changed_since=None, undelivered=True)
    assert envelope.delivery
    assert await stage.manager.acknowledge(envelope.delivery, "42")
    assert await stage.manager.acknowledge(envelope.delivery, "42")
    assert await everything(stage) == []
    stage.modify(number)
    assert len(await everything(stage)) == 1


@contract(7, "push")
async def a_plan_carries_exactly_its_rows_and_no_night_twice(stage: Stage) -> None:
    rows = [row(stage, n, str(150 + n % 2)) for n in range(200)]
    planned = [r for request in stage.manager.plan(rows) for r in request.rows]
    assert sorted(planned, key=lambda r: r.night) == rows


@contract(8, "push")
async def a_push_changes_what_it_states_and_nothing_else(stage: Stage) -> None:
    stay = PushRow(stage.code, stage.night, CellValue(price=Decimal("199.50"), min_stay=2, stop_sell=False))
    for request in stage.manager.plan([stay, row(stage, 1), row(stage, 2)]):
        receipt = await stage.manager.push(request)
        assert receipt.outcome is PushOutcome.ACCEPTED, receipt
    assert {(night, field, value) for _, night, field, value in stage.effects()} == {
        (stage.night, "price", "199.5"),
        (stage.night, "min_stay", "2"),
        (stage.night, "stop_sale", "0"),
        (stage.night + timedelta(days=1), "price", "150"),
        (stage.night + timedelta(days=2), "price", "150"),
    }


@contract(9, "push")
async def an_accepted_push_can_be_followed_until_the_channels_confirm(stage: Stage) -> None:
    (request,) = stage.manager.plan([row(stage)])
    receipt = await stage.manager.push(request)
    assert receipt.tracking is not None
    status = await stage.manager.push_status(receipt.tracking)
    assert status.state is PushState.CONFIRMED
    assert {result.channel for result in status.channels} > {stage.channel}


@contract(10, "per_channel_push")
async def a_push_for_one_channel_touches_only_that_channel(stage: Stage) -> None:
    (request,) = stage.manager.plan([row(stage), row(stage, 1)], [stage.channel])
    receipt = await stage.manager.push(request)
    assert receipt.tracking is not None
    status = await stage.manager.push_status(receipt.tracking)
    assert [result.channel for result in status.channels] == [stage.channel]


@contract(11, "push")
async def a_room_that_takes_no_update_rejects_and_nothing_happens(stage: Stage) -> None:
    (request,) = stage.manager.plan([row(stage, code=stage.closed_code)])
    receipt = await stage.manager.push(request)
    assert receipt.outcome is PushOutcome.REJECTED
    assert receipt.errors
    assert not stage.effects()


@contract(12, "push")
async def a_rate_limited_push_certainly_did_nothing_and_says_when_to_return(stage: Stage) -> None:
    (request,) = stage.manager.plan([row(stage)])
    stage.disturb("rate_limited")
    receipt = await stage.manager.push(request)
    assert receipt.outcome is PushOutcome.RATE_LIMITED
    assert receipt.outcome.certainly_nothing
    assert receipt.retry_after is not None
    assert not stage.effects()


async def _unknown_after_one_try(stage: Stage, how: str, effects: int) -> None:
    (request,) = stage.manager.plan([row(stage)])
    before = stage.calls()
    stage.disturb(how)
    receipt = await stage.manager.push(request)
    assert receipt.outcome is PushOutcome.UNKNOWN
    assert not receipt.outcome.certainly_nothing
    assert stage.calls() == before + 1
    assert len(stage.effects()) == effects


@contract(13, "push")
async def a_push_that_fails_before_its_effect_is_unknown_and_tried_once(stage: Stage) -> None:
    for how in ("error_before", "lost_before"):
        await _unknown_after_one_try(stage, how, effects=0)


@contract(14, "push")
async def a_push_whose_answer_is_an_error_after_its_effect_is_unknown(stage: Stage) -> None:
    await _unknown_after_one_try(stage, "error_after", effects=1)


@contract(15, "push")
async def a_push_whose_answer_is_lost_is_unknown(stage: Stage) -> None:
    await _unknown_after_one_try(stage, "lost_after", effects=1)


@contract(16, "push")
async def a_push_whose_answer_makes_no_sense_is_unknown(stage: Stage) -> None:
    await _unknown_after_one_try(stage, "garbled", effects=1)


@contract(17, "push")
async def a_push_that_gets_no_answer_in_time_is_unknown(stage: Stage) -> None:
    await _unknown_after_one_try(stage, "silent", effects=1)


@contract(18, "push")
async def a_partly_refused_push_names_the_refused_rows(stage: Stage) -> None:
    (request,) = stage.manager.plan([row(stage, 0, "150"), row(stage, 1, "160")])
    stage.disturb("partly_refused")
    receipt = await stage.manager.push(request)
    assert receipt.outcome is PushOutcome.PARTIAL
    assert receipt.refused == ((stage.code, stage.night),)
    assert receipt.tracking is not None
    assert [night for _, night, _, _ in stage.effects()] == [stage.night + timedelta(days=1)]


@contract(19, "push")
async def a_queued_push_is_accepted_and_still_to_be_followed(stage: Stage) -> None:
    (request,) = stage.manager.plan([row(stage)])
    stage.disturb("queued")
    receipt = await stage.manager.push(request)
    assert (receipt.outcome, receipt.queued) == (PushOutcome.ACCEPTED, True)
    assert receipt.tracking is not None
    assert (await stage.manager.push_status(receipt.tracking)).state is PushState.PENDING
    assert (await stage.manager.push_status(receipt.tracking)).state is PushState.CONFIRMED


@contract(20)
async def a_transaction_that_nobody_knows_is_unknown(stage: Stage) -> None:
    assert (await stage.manager.push_status("1")).state is PushState.UNKNOWN


@contract(21, "quota_day")
async def without_quota_no_call_leaves(stage: Stage) -> None:
    stage.spend_quota()
    with pytest.raises(Unreachable) as problem:
        await stage.manager.rates()
    assert problem.value.why is ReadFailure.QUOTA
    assert stage.calls() == 0


@contract(22, "push")
async def without_quota_a_push_certainly_did_nothing(stage: Stage) -> None:
    stage.spend_quota()
    (request,) = stage.manager.plan([row(stage)])
    receipt = await stage.manager.push(request)
    assert receipt.outcome is PushOutcome.RATE_LIMITED
    assert receipt.own_quota
    assert stage.calls() == 0


@contract(23)
async def a_read_from_nobody_is_unreachable(stage: Stage) -> None:
    stage.vanish()
    with pytest.raises(Unreachable) as problem:
        await stage.manager.reservations(changed_since=None, undelivered=True)
    assert problem.value.why is ReadFailure.DOWN


@contract(24, "push")
async def a_push_to_nobody_certainly_did_nothing(stage: Stage) -> None:
    (request,) = stage.manager.plan([row(stage)])
    stage.vanish()
    receipt = await stage.manager.push(request)
    assert receipt.outcome is PushOutcome.UNREACHED
    assert receipt.outcome.certainly_nothing


@contract(25)
async def a_read_survives_one_bad_answer(stage: Stage) -> None:
    stage.book()
    stage.disturb("error_before")
    assert len(await everything(stage)) == 1


@contract(26, lacks="push")
async def who_cannot_push_plans_nothing_and_refuses_without_a_call(stage: Stage) -> None:
    assert list(stage.manager.plan([row(stage)])) == []
    receipt = await stage.manager.push(PushRequest("range", (row(stage),)))
    assert receipt.outcome is PushOutcome.REJECTED
    assert receipt.errors
    assert stage.calls() == 0
    assert not any(rate.price_writable for rate in await stage.manager.rates())


@contract(27, lacks="acknowledge")
async def who_cannot_acknowledge_says_so_and_delivers_again(stage: Stage) -> None:
    stage.book()
    first = await everything(stage)
    assert not await stage.manager.acknowledge(first[0])
    assert await everything(stage) == first


@contract(28, lacks="confirm_booking")
async def who_cannot_answer_a_guest_refuses(stage: Stage) -> None:
    receipt = await stage.manager.confirm_booking(stage.book())
    assert receipt.outcome is PushOutcome.REJECTED
