"""What does the desk do by the clock: expire, wake, carry on, find out what a crash left?"""

from __future__ import annotations

from datetime import datetime

from domain.consent.proposal import State
from governance.consent.cards import redraw, show
from governance.consent.carry import outcome
from governance.consent.desk.carrying import carry_out, close, take_out
from governance.consent.desk.verdicts import wake
from governance.office import Office
from store.consent.attempts import Attempt


async def expire_and_wake(office: Office, property_id: str) -> None:
    """Cards past their time stop acting; postponed ones come back."""
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        for proposal in await unit.proposals.due_to_expire(now):
            await close(unit, proposal, State.EXPIRED, now)
        for proposal in await unit.proposals.due_to_wake(now):
            woken = await wake(unit, proposal, at=now, by="desk")
            if woken is not None:
                await redraw(unit, woken, now)
                await show(unit, woken, now, occasion=f"woken:{now.isoformat()}")


async def carry_on(office: Office, property_id: str) -> None:
    """Take out what was approved, go on with what was begun, and ask after what was sent."""
    async with office.store.reading(property_id) as unit:
        approved = await unit.proposals.in_state(State.APPROVED)
        applying = await unit.proposals.in_state(State.APPLYING)
    for proposal in approved:
        await carry_out(office, property_id, proposal.id)
    for proposal in applying:
        await take_out(office, property_id, proposal.id)
    await outcome.check(office, property_id)


async def find_abandoned(office: Office, property_id: str) -> None:
    """An attempt without an outcome that nobody awaits any more is unknown: it is never sent again."""
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        for proposal in await unit.proposals.in_state(State.APPLYING):
            for attempt in await unit.attempts.of(proposal.id):
                if is_abandoned(office, attempt, now):
                    await unit.attempts.finish(attempt.id, "unknown", tracking=None, errors=(), at=now)
            await outcome.conclude(office, unit, proposal.id)


def is_abandoned(office: Office, attempt: Attempt, now: datetime) -> bool:
    """Whether nobody awaits this call's answer any more; a person with the panel open may take his time."""
    return (
        attempt.outcome is None
        and attempt.request.get("kind") != "panel"
        and attempt.id not in office.in_flight
        and now - attempt.started_at >= office.terms.abandoned_after
    )
