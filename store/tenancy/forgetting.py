"""What has to go, and what has to be blotted out, so that nothing stored names one guest any more?"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, Text, cast, delete, or_, select, update

from domain.consent.proposal import OPEN, UNDER_WAY
from store.models.whole import (
    AttemptRow,
    CareRow,
    DeliveryRow,
    ExchangeRow,
    GuestAddressRow,
    GuestMessageRow,
    GuestRow,
    GuestThreadRow,
    MailRow,
    MealRow,
    OutboxRow,
    ProposalRow,
    ReservationRow,
    Row,
    SummaryRow,
    TaskRow,
    TransferRow,
    TroubleRow,
)
from store.scope import Scope

BLOT = "…"
# Beside a guest's own rows: where people and the house speak of him. Never the journal, which holds ids.
SPOKEN: Mapping[type[Row], tuple[str, ...]] = {
    OutboxRow: ("payload",),
    ExchangeRow: ("question", "answer"),
    SummaryRow: ("words",),
    TaskRow: ("what",),
    TroubleRow: ("words",),
    ProposalRow: ("action", "reasons", "rulings", "decided_words", "receipt"),
    AttemptRow: ("request", "errors"),
}
# A card that still awaits its effect is what was shown, letter for letter; it is blotted out by its own end.
_STANDS = tuple(state.value for state in OPEN | UNDER_WAY)


async def forget_guest(scope: Scope, provider: str, number: str) -> int:
    """Delete what is the guest's of one booking (contact, cares, meals, conversations, mails and deliveries that
    bear its number), empty his transfers and tasks, blot his full name, address and telephone out of what was said.

    How many rows. Dates, amounts and journal stay. A name of one word is blotted out nowhere: it may be anybody's.
    """
    booking = await scope.first(
        select(ReservationRow).where(ReservationRow.provider == provider, ReservationRow.number == number)
    )
    if booking is None:
        return 0
    stays = [one for one in (number, booking.channel_number) if one]
    names = await _known_as(scope, booking.id, stays)
    gone = 0
    for statement in _his_own(booking.id, stays):
        gone += await scope.changed(statement)
    for model in SPOKEN:
        gone += await _blot(scope, model, names)
    return gone


def _his_own(reservation: int, stays: Sequence[str]) -> Iterator[Any]:
    threads: Select[int] = select(GuestThreadRow.id).where(GuestThreadRow.stay.in_(stays))
    for model in (GuestRow, CareRow, MealRow):
        yield delete(model).where(model.reservation_id == reservation)
    yield (
        update(TransferRow).where(TransferRow.reservation_id == reservation).values(flight=None, pick_up=None)
    )
    yield update(TaskRow).where(TaskRow.reservation_id == reservation, TaskRow.what != "").values(what="")
    yield delete(GuestMessageRow).where(GuestMessageRow.thread_id.in_(threads))
    yield delete(GuestAddressRow).where(GuestAddressRow.thread_id.in_(threads))
    yield delete(GuestThreadRow).where(GuestThreadRow.stay.in_(stays))
    yield delete(MailRow).where(MailRow.open.is_(False), MailRow.number.in_(stays))
    for one in stays:
        yield delete(DeliveryRow).where(DeliveryRow.open.is_(False), DeliveryRow.body.contains(one))


async def _known_as(scope: Scope, reservation: int, stays: Sequence[str]) -> frozenset[str]:
    found = await scope.rows(
        select(GuestRow.name, GuestRow.email, GuestRow.phone).where(GuestRow.reservation_id == reservation)
    )
    named = await scope.all(select(GuestThreadRow.name).where(GuestThreadRow.stay.in_(stays)))
    words = {one.strip() for one in (*(part for row in found for part in row), *named) if one}
    return frozenset(one for one in words if len(one) > 4 and re.search(r"[\s@\d]", one))


async def _blot(scope: Scope, model: type[Row], names: Collection[str]) -> int:
    columns = {name: getattr(model, name) for name in SPOKEN[model]}
    holding = [
        cast(column, Text).icontains(spelled, autoescape=True)
        for column in columns.values()
        for one in names
        for spelled in _spellings(one)
    ]
    if not holding:
        return 0
    wanted = select(model).where(or_(*holding))
    if model is ProposalRow:
        wanted = wanted.where(ProposalRow.state.not_in(_STANDS))
    his = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in names), re.IGNORECASE)
    gone = 0
    for row in await scope.all(wanted):
        before = {name: getattr(row, name) for name in columns}
        after = {name: _blotted(value, his) for name, value in before.items()}
        if after != before:
            key = model.__mapper__.primary_key[0]
            fresh = {name: after[name] for name in columns if after[name] != before[name]}
            gone += await scope.changed(update(model).where(key == row.id).values(**fresh))  # type: ignore[attr-defined]
    return gone


def _spellings(name: str) -> frozenset[str]:
    """Its longest part that JSON and small letters leave alone; of other scripts both spellings."""
    plain = max(re.findall(r"[A-Za-z0-9@.+ -]+", name), key=len, default="")
    return frozenset((plain,)) if len(plain) > 2 else frozenset((name, json.dumps(name)[1:-1]))


def _blotted(value: Any, his: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return his.sub(BLOT, value)
    if isinstance(value, Mapping):
        return {name: _blotted(one, his) for name, one in value.items()}
    return [_blotted(one, his) for one in value] if isinstance(value, list) else value
