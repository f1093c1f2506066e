"""How does an approved change go to the channel manager, one recorded try for each call?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from channels.ports import ChannelManager, PushOutcome, PushReceipt, PushRequest, PushRow
from domain.actions import Action
from domain.property import Property
from domain.proposal import State
from domain.rates import Cell, CellValue, Stage
from governance.carry.outcome import TAKEN, conclude
from governance.desk.cards import redraw
from governance.desk.office import Office
from store.attempts import Attempt
from store.unit import Unit

BLOCKING = frozenset({None, PushOutcome.UNKNOWN, PushOutcome.REJECTED, PushOutcome.PARTIAL})
PATIENCE = {
    PushOutcome.RATE_LIMITED.value: timedelta(seconds=60),
    PushOutcome.UNREACHED.value: timedelta(seconds=15),
}


class Unmapped(ValueError):
    """A room type that the channel manager does not know: nothing of the action can be sent."""


async def push(office: Office, property_id: str, proposal_id: int) -> None:
    """Send what has not been tried yet, stop at the first answer that is not a plain yes, then conclude.

    An attempt row is committed before each call; a call that has a row is never made again.
    """
    wire = office.wires[property_id]
    while True:
        async with office.store.unit(property_id) as unit:
            step = await next_call(office, unit, wire, proposal_id)
        if step is None:
            break
        attempt_id, request = step
        office.in_flight.add(attempt_id)
        try:
            receipt = await wire.push(request)
            async with office.store.unit(property_id) as unit:
                await note(unit, office.clock(), proposal_id, attempt_id, request, receipt)
        finally:
            office.in_flight.discard(attempt_id)
        if receipt.outcome is not PushOutcome.ACCEPTED:
            break
    async with office.store.unit(property_id) as unit:
        await conclude(office, unit, proposal_id)


async def next_call(
    office: Office, unit: Unit, wire: ChannelManager, proposal_id: int
) -> tuple[int, PushRequest] | None:
    """The next request without an attempt, with its attempt row begun; None when there is nothing to send."""
    proposal = await unit.proposals.certain(proposal_id)
    if proposal.state is not State.APPLYING or await unit.settings.get("paused"):
        return None
    hotel = await unit.property.get()
    attempts = await unit.attempts.of(proposal_id)
    if any(attempt.outcome in BLOCKING for attempt in attempts) or too_soon(attempts, office.clock()):
        return None
    if attempts and office.clock() >= proposal.expires_at:
        return None
    settled = {attempt.request["request"] for attempt in attempts if attempt.outcome == PushOutcome.ACCEPTED}
    requests = wire.plan(push_rows(proposal.action, hotel))
    for index, request in enumerate(requests):
        if index not in settled:
            described = describe(index, request)
            attempt = await unit.attempts.begin(proposal_id, len(attempts) + 1, described, office.clock())
            return attempt.id, request
    return None


def too_soon(attempts: Sequence[Attempt], now: datetime) -> bool:
    """Whether the last try was turned away so recently that another would be impolite."""
    if not attempts:
        return False
    last = attempts[-1]
    patience = PATIENCE.get(last.outcome or "", timedelta(0))
    return now - (last.finished_at or last.started_at) < patience


async def note(
    unit: Unit, at: datetime, proposal_id: int, attempt_id: int, request: PushRequest, receipt: PushReceipt
) -> None:
    """Write the outcome; what was accepted becomes the house's target, with its attempt as evidence."""
    await unit.attempts.finish(
        attempt_id, receipt.outcome.value, tracking=receipt.tracking, errors=receipt.errors, at=at
    )
    proposal = await unit.proposals.certain(proposal_id)
    if receipt.outcome in TAKEN:
        cells = sent_cells(proposal.action, request, receipt, await unit.property.get())
        await unit.calendar.set_target(cells, at, f"attempt:{attempt_id}")
        await unit.calendar.stamp(Stage.SENT, cells, at, f"attempt:{attempt_id}")
        await redraw(unit, proposal, at)


def push_rows(action: Action, hotel: Property) -> tuple[PushRow, ...]:
    """The action in the channel manager's own codes."""
    codes = external_codes(hotel)
    missing = [code for code in action.room_types if code not in codes]
    if missing:
        raise Unmapped(", ".join(missing))
    return tuple(PushRow(codes[c.room_type], c.night, c.after) for c in action.changes)


def sent_cells(
    action: Action, request: PushRequest, receipt: PushReceipt, hotel: Property
) -> dict[Cell, CellValue]:
    """The cells that one request changed: those that it concerns less those that were refused."""
    codes = external_codes(hotel)
    wanted = {(row.external_code, row.night) for row in request.rows} - set(receipt.refused)
    return {c.cell: c.after for c in action.changes if (codes[c.room_type], c.night) in wanted}


def external_codes(hotel: Property) -> dict[str, str]:
    """Our room type code → the channel manager's."""
    return {kind.code: kind.external_code for kind in hotel.room_types if kind.external_code}


def describe(index: int, request: PushRequest) -> dict[str, Any]:
    """A request as the attempt row keeps it: no secret ever enters it."""
    return {
        "request": index,
        "kind": request.kind,
        "channels": list(request.channels),
        "rows": [[row.external_code, row.night.isoformat(), fields(row.value)] for row in request.rows],
    }


def fields(value: CellValue) -> dict[str, str]:
    """The stated fields as text."""
    return {name: str(getattr(value, name)) for name in value.stated()}
