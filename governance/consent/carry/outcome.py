"""How did it end: applied, partly, failed, or does nobody know?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from channels.ports import PushOutcome, PushState, Unreachable
from domain.consent.proposal import Proposal, State
from domain.phrase import say
from domain.prices.rates import Stage
from governance.consent.cards import deciders, redraw, show
from governance.office import Office, Terms
from governance.post.replies import reply
from governance.post.telling import tell
from store.consent.attempts import Attempt
from store.unit import Unit

FINAL = frozenset({PushState.CONFIRMED, PushState.PARTIAL, PushState.FAILED})
TAKEN = frozenset({PushOutcome.ACCEPTED, PushOutcome.PARTIAL})
RETRIABLE = frozenset({PushOutcome.RATE_LIMITED, PushOutcome.UNREACHED})
PANEL = "panel"


async def conclude(office: Office, unit: Unit, proposal_id: int) -> None:
    """Move an applying proposal on if its attempts say how it ended; leave it applying if they do not."""
    proposal = await unit.proposals.certain(proposal_id)
    if proposal.state is not State.APPLYING:
        return
    now = office.clock()
    attempts = await unit.attempts.of(proposal_id)
    state = ending(proposal, attempts, now, office.terms)
    if state is None:
        return
    await end(unit, proposal, state, attempts, now)


def ending(proposal: Proposal, attempts: Sequence[Attempt], now: datetime, terms: Terms) -> State | None:
    """The state that these attempts amount to; None while an answer may still come or a try may still be made.

    When consent ends, what was not sent until then stays unsent.
    """
    outcomes = [PushOutcome(a.outcome) if a.outcome else None for a in attempts]
    counted = [o for o in outcomes if o not in RETRIABLE]
    if PushOutcome.UNKNOWN in counted:
        return State.UNKNOWN
    taken = [a for a, o in zip(attempts, outcomes, strict=True) if o in TAKEN]
    if PushOutcome.REJECTED in counted:
        return State.PARTIAL if taken else State.FAILED
    if None in counted:
        return None
    if not is_whole(proposal, taken):
        if now < proposal.expires_at:
            return None
        return State.PARTIAL if taken else State.FAILED
    return settled(taken, now, terms)


def is_whole(proposal: Proposal, taken: Sequence[Attempt]) -> bool:
    """Whether every cell went out, or the channel manager refused the rest."""
    if any(attempt.outcome == PushOutcome.PARTIAL for attempt in taken):
        return True
    sent = {(code, night) for attempt in taken for code, night, _ in attempt.request["rows"]}
    return len(sent) == len({(change.room_type, change.night) for change in proposal.action.changes})


def settled(taken: Sequence[Attempt], now: datetime, terms: Terms) -> State | None:
    """What the channels made of everything that was accepted."""
    states = {PushState(a.status) if a.status else PushState.PENDING for a in taken}
    if not states <= FINAL:
        return State.UNKNOWN if now - max(a.started_at for a in taken) > terms.unanswered else None
    if states == {PushState.FAILED}:
        return State.FAILED
    whole = all(a.outcome == PushOutcome.ACCEPTED for a in taken)
    return State.APPLIED if whole and states == {PushState.CONFIRMED} else State.PARTIAL


async def end(
    unit: Unit, proposal: Proposal, state: State, attempts: Sequence[Attempt], now: datetime
) -> None:
    """Write the end with its receipt, keep the calendar true, and ring for anything but success."""
    moved = await unit.proposals.move(
        proposal, state, at=now, by="desk", settled_at=now, receipt=receipt_of(attempts, now)
    )
    if moved is None:
        return
    if state is State.FAILED:
        await disbelieve(unit, proposal, now)
    if state is State.APPLIED:
        cells = {change.cell: change.after for change in proposal.action.changes}
        await unit.calendar.stamp(Stage.CONFIRMED, cells, now, f"proposal:{proposal.id}")
        await mark_undone(unit, moved, now)
    else:
        notice = reply(say(_NOTICES[state], number=proposal.number))
        await tell(unit, await deciders(unit, proposal), notice, f"ended:{proposal.id}:{state}", now)
        if proposal.undoes is not None:  # an undo has no card until somebody must look at it
            await show(unit, moved, now, occasion="ended")
    await redraw(unit, moved, now)


_NOTICES = {
    State.PARTIAL: "notice.partial",
    State.FAILED: "notice.failed",
    State.UNKNOWN: "notice.unknown",
}


async def disbelieve(unit: Unit, proposal: Proposal, now: datetime) -> None:
    """A change that certainly failed leaves the previous values, where they are known, as the target.

    A cell that somebody has changed since then keeps its newer value.
    """
    action = proposal.action
    if not action.nights:
        return
    held = await unit.calendar.cells(action.room_types, action.nights[0], action.nights[-1])
    cells = {
        c.cell: c.before
        for c in action.changes
        if c.before is not None
        and c.cell in held
        and (target := held[c.cell].target) is not None
        and all(getattr(target.value, name) == getattr(c.after, name) for name in c.after.stated())
    }
    await unit.calendar.set_target(cells, now, f"proposal:{proposal.id}")


async def mark_undone(unit: Unit, undo: Proposal, now: datetime) -> None:
    """An applied undo closes the proposal that it undoes."""
    if undo.undoes is None:
        return
    original = await unit.proposals.certain(undo.undoes)
    moved = await unit.proposals.move(original, State.UNDONE, at=now, by=f"proposal:{undo.id}")
    if moved is not None:
        await redraw(unit, moved, now)


def receipt_of(attempts: Sequence[Attempt], now: datetime) -> dict[str, Any]:
    """What proves the end: each try with its transaction, and each channel's last word."""
    return {
        "at": now.isoformat(),
        "tries": [
            {
                "outcome": a.outcome,
                "tracking": a.tracking,
                "sent": a.started_at.isoformat(),
                "errors": list(a.errors),
                "channels": list(a.channels or ()),
                "checked": a.checked_at.isoformat() if a.checked_at else None,
            }
            for a in attempts
        ],
    }


async def check(office: Office, property_id: str) -> None:
    """Ask after every accepted transaction whose next check is due, then conclude its proposal."""
    wire = office.wires.get(property_id)
    async with office.store.reading(property_id) as unit:
        applying = await unit.proposals.in_state(State.APPLYING)
        waiting = [(p.id, a) for p in applying for a in await unit.attempts.of(p.id)]
    for _, attempt in waiting:
        if wire is None or not due(office, attempt):
            continue
        try:
            status = await wire.push_status(attempt.tracking or "")
            state = status.state
            channels = [{"channel": c.channel, "state": c.state, "error": c.error} for c in status.channels]
        except Unreachable:  # that was a call too: the next one waits its turn
            state, channels = PushState(attempt.status or PushState.PENDING), list(attempt.channels)
        async with office.store.unit(property_id) as unit:
            await unit.attempts.status(attempt.id, state.value, channels, office.clock())
    for proposal_id in {proposal_id for proposal_id, _ in waiting}:
        async with office.store.unit(property_id) as unit:
            await conclude(office, unit, proposal_id)


def due(office: Office, attempt: Attempt) -> bool:
    """Whether an accepted, unsettled attempt has waited for its next check; the waits grow."""
    if attempt.outcome not in TAKEN or not attempt.tracking:
        return False
    if attempt.status and PushState(attempt.status) in FINAL:
        return False
    waits = office.terms.checks
    wait = waits[min(attempt.checks, len(waits) - 1)]
    return office.clock() - (attempt.checked_at or attempt.finished_at or attempt.started_at) >= wait
