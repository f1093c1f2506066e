"""How does an approved change go to the channel manager, one recorded try for each call?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

from channels.ports import ChannelManager, PushOutcome, PushReceipt, PushRequest, PushRow
from domain.consent.actions import Action
from domain.consent.proposal import State
from domain.prices.rates import Cell, CellValue, Stage
from domain.property import Property
from governance.consent.cards import redraw
from governance.consent.carry.outcome import TAKEN, conclude
from governance.office import Office
from store.consent.attempts import Attempt
from store.unit import Unit

BLOCKING = frozenset({None, PushOutcome.UNKNOWN, PushOutcome.REJECTED, PushOutcome.PARTIAL})
PATIENCE = {
    PushOutcome.RATE_LIMITED.value: timedelta(seconds=60),
    PushOutcome.UNREACHED.value: timedelta(seconds=15),
}


LONGEST_PATIENCE = timedelta(minutes=15)


async def push(office: Office, property_id: str, proposal_id: int) -> None:
    """Send what has not been tried yet, stop at the first answer that is not a plain yes, then conclude.

    An attempt row is committed before each call; a call that has a row is never made again.
    """
    while await push_next(office, property_id, proposal_id) is PushOutcome.ACCEPTED:
        continue
    async with office.store.unit(property_id) as unit:
        await conclude(office, unit, proposal_id)


async def push_next(office: Office, property_id: str, proposal_id: int) -> PushOutcome | None:
    """One call with its attempt row before and its outcome after; None when there is nothing to send."""
    wire = office.wires[property_id]
    attempt_id = None
    try:
        async with office.store.unit(property_id) as unit:
            step = await next_call(office, unit, wire, proposal_id)
            if step is None:
                return None
            attempt_id, request = step
            office.in_flight.add(attempt_id)  # before anybody else can see the row
        receipt = await wire.push(request)
        async with office.store.unit(property_id) as unit:
            await note(unit, office.clock(), proposal_id, attempt_id, request, receipt)
    finally:
        if attempt_id is not None:
            office.in_flight.discard(attempt_id)
    return receipt.outcome


async def next_call(
    office: Office, unit: Unit, wire: ChannelManager, proposal_id: int
) -> tuple[int, PushRequest] | None:
    """The first request for the rows that were not accepted yet, with its attempt row begun; None when no call
    may be made."""
    proposal = await unit.proposals.certain(proposal_id)
    now = office.clock()
    if proposal.state is not State.APPLYING or await unit.settings.get("paused"):
        return None
    if now >= proposal.expires_at:
        return None
    attempts = await unit.attempts.of(proposal_id)
    if any(attempt.outcome in BLOCKING for attempt in attempts) or too_soon(attempts, now):
        return None
    accepted = [attempt for attempt in attempts if attempt.outcome == PushOutcome.ACCEPTED]
    sent = {(code, night) for attempt in accepted for code, night, _ in attempt.request["rows"]}
    rows = push_rows(proposal.action, await unit.property.get())
    left = [row for row in rows if (row.external_code, row.night.isoformat()) not in sent]
    if not left:
        return None
    request = wire.plan(left)[0]
    attempt = await unit.attempts.begin(proposal_id, len(attempts) + 1, describe(request), now)
    return attempt.id, request


def too_soon(attempts: Sequence[Attempt], now: datetime) -> bool:
    """Whether the last try was turned away so recently that another would be impolite; the waits double."""
    turned_away = list(takewhile(lambda attempt: attempt.outcome in PATIENCE, reversed(attempts)))
    if not turned_away:
        return False
    last = turned_away[0]
    patience = PATIENCE[last.outcome or ""] * int(2 ** min(len(turned_away) - 1, 8))
    waited = now - (last.finished_at or last.started_at)
    return waited < min(patience, LONGEST_PATIENCE)


async def note(
    unit: Unit, at: datetime, proposal_id: int, attempt_id: int, request: PushRequest, receipt: PushReceipt
) -> None:
    """Write the outcome; what was accepted becomes the house's target, with its attempt as evidence."""
    known = await unit.attempts.finish(
        attempt_id, receipt.outcome.value, tracking=receipt.tracking, errors=receipt.errors, at=at
    )
    if not known:  # it took so long that the attempt was given up as unknown: a person looks
        return
    proposal = await unit.proposals.certain(proposal_id)
    if receipt.outcome in TAKEN:
        cells = sent_cells(proposal.action, request, receipt, await unit.property.get())
        await unit.calendar.set_target(cells, at, f"attempt:{attempt_id}")
        await unit.calendar.stamp(Stage.SENT, cells, at, f"attempt:{attempt_id}")
        await redraw(unit, proposal, at)


def push_rows(action: Action, hotel: Property) -> tuple[PushRow, ...]:
    """The action in the channel manager's own codes; KeyError for a type that `is_linked` would have found."""
    codes = external_codes(hotel)
    return tuple(PushRow(codes[c.room_type], c.night, c.after) for c in action.changes)


def sent_cells(
    action: Action, request: PushRequest, receipt: PushReceipt, hotel: Property
) -> dict[Cell, CellValue]:
    """The cells that one request changed: those that it concerns less those that were refused."""
    codes = external_codes(hotel)
    wanted = {(row.external_code, row.night) for row in request.rows} - set(receipt.refused)
    return {c.cell: c.after for c in action.changes if (codes[c.room_type], c.night) in wanted}


def is_linked(action: Action, hotel: Property) -> bool:
    """Whether the channel manager knows every type of the action; otherwise only a person can enter it."""
    return set(action.room_types) <= external_codes(hotel).keys()


def external_codes(hotel: Property) -> dict[str, str]:
    """Our room type code → the channel manager's."""
    return {kind.code: kind.external_code for kind in hotel.room_types if kind.external_code}


def describe(request: PushRequest) -> dict[str, Any]:
    """A request as the attempt row keeps it: no secret ever enters it."""
    return {
        "kind": request.kind,
        "channels": list(request.channels),
        "rows": [[row.external_code, row.night.isoformat(), fields(row.value)] for row in request.rows],
    }


def fields(value: CellValue) -> dict[str, str]:
    """The stated fields as text."""
    return {name: str(getattr(value, name)) for name in value.stated()}
