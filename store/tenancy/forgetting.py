"""What has to go, and what has to be blotted out, so that nothing stored names one guest any more?"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, cast, delete, or_, select, update

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
# What stays of a guest's row, without its words: a car was ordered, a room was made ready.
EMPTIED: Mapping[type[Row], Mapping[str, Any]] = {
    TransferRow: {"flight": None, "pick_up": None},
    TaskRow: {"what": ""},
}
# A card that still awaits its effect is what was shown, letter for letter; it is blotted out by its own end.
_STANDS = tuple(state.value for state in OPEN | UNDER_WAY)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The rows that were deleted, emptied or blotted out, by table and id: no copy of them is to be read either."""

    rows: tuple[tuple[str, int], ...] = ()

    @property
    def count(self) -> int:
        """How many."""
        return len(self.rows)


async def forget_guest(scope: Scope, provider: str, number: str) -> Forgotten:
    """Delete what is the guest's of one booking (contact, cares, meals, conversations, mails and deliveries that
    bear its number), empty his transfers and tasks, blot his full name, address and telephone out of what was said.

    Dates, amounts and journal stay. A name of one word is blotted out nowhere: it may be anybody's.
    """
    booking = await scope.first(
        select(ReservationRow).where(ReservationRow.provider == provider, ReservationRow.number == number)
    )
    if booking is None:
        return Forgotten()
    stays = [one for one in (number, booking.channel_number) if one]
    names = await _known_as(scope, booking.id, stays)
    gone: list[tuple[str, int]] = []
    own = {
        model: await scope.all(select(model.id).where(where)) for model, where in _his_own(booking.id, stays)
    }
    for model, ids in own.items():
        gone += [(model.__tablename__, one) for one in ids]
        here = model.id.in_(ids)
        emptied = EMPTIED.get(model)
        await scope.changed(
            delete(model).where(here) if emptied is None else update(model).where(here).values(**emptied)
        )
    for model in SPOKEN:
        gone += [(model.__tablename__, one) for one in await _blot(scope, model, names)]
    return Forgotten(tuple(gone))


def _his_own(reservation: int, stays: Sequence[str]) -> Iterator[tuple[Any, ColumnElement[bool]]]:
    """His rows, those that others refer to last."""
    threads: Select[int] = select(GuestThreadRow.id).where(GuestThreadRow.stay.in_(stays))
    for model in (GuestRow, CareRow, MealRow):
        yield model, model.reservation_id == reservation
    yield TransferRow, TransferRow.reservation_id == reservation
    yield TaskRow, and_(TaskRow.reservation_id == reservation, TaskRow.what != "")
    yield GuestMessageRow, GuestMessageRow.thread_id.in_(threads)
    yield GuestAddressRow, GuestAddressRow.thread_id.in_(threads)
    yield GuestThreadRow, GuestThreadRow.stay.in_(stays)
    yield MailRow, and_(MailRow.open.is_(False), MailRow.number.in_(stays))
    numbered = or_(*(DeliveryRow.body.contains(one) for one in stays))
    yield DeliveryRow, and_(DeliveryRow.open.is_(False), numbered)


async def _known_as(scope: Scope, reservation: int, stays: Sequence[str]) -> frozenset[str]:
    found = await scope.rows(
        select(GuestRow.name, GuestRow.email, GuestRow.phone).where(GuestRow.reservation_id == reservation)
    )
    named = await scope.all(select(GuestThreadRow.name).where(GuestThreadRow.stay.in_(stays)))
    words = {one.strip() for one in (*(part for row in found for part in row), *named) if one}
    return frozenset(one for one in words if len(one) > 4 and re.search(r"[\s@\d]", one))


async def _blot(scope: Scope, model: type[Row], names: Collection[str]) -> list[int]:
    columns = {name: getattr(model, name) for name in SPOKEN[model]}
    holding = [
        cast(column, Text).icontains(spelled, autoescape=True)
        for column in columns.values()
        for one in names
        for spelled in _spellings(one)
    ]
    if not holding:
        return []
    wanted = select(model).where(or_(*holding))
    if model is ProposalRow:
        wanted = wanted.where(ProposalRow.state.not_in(_STANDS))
    his = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in names), re.IGNORECASE)
    gone = []
    for row in await scope.all(wanted):
        before = {name: getattr(row, name) for name in columns}
        after = {name: _blotted(value, his) for name, value in before.items()}
        if after != before:
            key = model.__mapper__.primary_key[0]
            fresh = {name: after[name] for name in columns if after[name] != before[name]}
            await scope.changed(update(model).where(key == row.id).values(**fresh))  # type: ignore[attr-defined]
            gone.append(row.id)  # type: ignore[attr-defined]
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
