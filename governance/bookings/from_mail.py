"""What does a channel's mail change in the house?"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from pydantic import TypeAdapter

from domain.bookings.notice import Gist, Notice, NoticeKind, NoticeRoom, Trust, Unread
from domain.bookings.reservation import Guest, Reservation, ReservationState, StayRoom
from domain.bookings.same import the_same
from domain.bookings.sighting import Rank, Sighting
from domain.property import Property, RoomType
from governance.bookings.intake import receive_in
from governance.bookings.mail_questions import ask_about_seen, ask_whether_true, tell_to_read
from governance.bookings.matching import best_match
from governance.office import Office
from store.bookings.mails import Mail, MailState
from store.unit import Unit

NOTICE: TypeAdapter[Notice] = TypeAdapter(Notice)
VIA = "mail"
SILENT = "history"
_NOBODY_HAS_TO_READ = frozenset({Unread.NOT_A_BOOKING})
_NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)


async def take_effect(
    office: Office,
    unit: Unit,
    mail: Mail,
    found: Notice | Unread,
    *,
    confirmed: bool = False,
    gist: Gist | None = None,
) -> MailState:
    """Settle one mail and give it its effect, in the caller's unit; what it was settled as.

    `gist` is what was read of a mail whose sender nobody knows: it is told, and makes nothing.

    Only what its sender signed makes a booking, or what a person has confirmed. A mail that came before its
    mailbox was watched is stored without news.
    """
    now = office.clock()
    if isinstance(found, Unread):
        state = MailState.NOTHING if found in _NOBODY_HAS_TO_READ else MailState.TO_READ
        settled = await _settle(unit, mail, state, office, reason=found.value, confirmed=confirmed)
        if settled and mail.rings and gist is not None and gist.stay is not None:
            await tell_to_read(unit, mail, gist.reference, gist.stay, await unit.property.get(), now)
        return state
    hotel = await unit.property.get()
    sighting = sighting_of(found, hotel)
    known = await known_bookings(unit, sighting.reservation)
    state = _state(found, known, confirmed=confirmed)
    settled = await _settle(unit, mail, state, office, notice=found, confirmed=confirmed)
    if not settled:
        return state
    if state is MailState.TO_CONFIRM and mail.rings:
        await ask_whether_true(unit, mail, found, hotel, now)
    if state is MailState.SEEN and mail.rings:
        await ask_about_seen(unit, mail, found, hotel, now)
    if state is MailState.BOOKED:
        via = VIA if mail.rings else SILENT
        await receive_in(office, unit, [sighting], via, announce=mail.rings)
    return state


def _state(found: Notice, known: Sequence[Reservation], *, confirmed: bool) -> MailState:
    if found.evidence.trust is not Trust.AUTHENTIC and not confirmed:
        return MailState.TO_CONFIRM
    if known or (found.says_enough and found.kind is not NoticeKind.CANCELLED):
        return MailState.BOOKED
    # The end of a booking that the house never had takes no room from anybody.
    return MailState.TO_READ if found.kind is NoticeKind.CANCELLED else MailState.SEEN


async def _settle(
    unit: Unit,
    mail: Mail,
    state: MailState,
    office: Office,
    *,
    confirmed: bool,
    notice: Notice | None = None,
    reason: str | None = None,
) -> bool:
    now = office.clock()
    if confirmed:
        return await unit.mails.dealt_with(mail.id, now, state)
    return await unit.mails.settle(
        mail.id,
        state,
        now,
        reason=reason,
        provider=notice.provider if notice else None,
        number=notice.known_as if notice else None,
        notice=NOTICE.dump_python(notice, mode="json") if notice else None,
    )


async def known_bookings(unit: Unit, told: Reservation) -> tuple[Reservation, ...]:
    """The stored bookings that this one is about."""
    candidates = await unit.sightings.candidates([told])
    return the_same(told, [booking for _, booking in candidates])


def sighting_of(notice: Notice, hotel: Property) -> Sighting:
    """The notice as a source's word: e-mail is poorer than a list or the wire, and never overrides them."""
    digest = _digest(notice)
    return Sighting(
        source=f"mail:{notice.provider}",
        rank=Rank.MAIL,
        evidence=notice.evidence.message_id,
        seen_at=notice.evidence.sent_at,
        reservation=_reservation(notice, hotel),
        digest=digest,
        event=notice.kind.value,
        booked_known=notice.booked_on is not None,
    )


def _digest(notice: Notice) -> str:
    """The same announcement sent twice says the same; each change is a word of its own."""
    words = notice
    if notice.kind is NoticeKind.NEW:
        words = replace(notice, evidence=replace(notice.evidence, message_id="", sent_at=_NO_MOMENT))
    return hashlib.sha256(repr(words).encode()).hexdigest()


def _reservation(notice: Notice, hotel: Property) -> Reservation:
    sent = notice.evidence.sent_at
    booked = notice.booked_on.replace(tzinfo=hotel.zone).astimezone(UTC) if notice.booked_on else sent
    gone = notice.kind is NoticeKind.CANCELLED
    state = ReservationState.CANCELLED if gone else ReservationState.CONFIRMED
    rooms = tuple(_room(room, notice, hotel, state) for room in notice.rooms)
    return Reservation(
        provider=f"mail:{notice.provider}",
        number=notice.known_as,
        source=notice.source,
        state=state,
        rooms=rooms,
        booked_at=booked,
        updated_at=sent,
        total=notice.total,
        cancelled_at=sent if gone else None,
        guest=Guest(name=notice.guest, country=notice.country),
        channel_number=notice.channel_number,
    )


def _room(room: NoticeRoom, notice: Notice, hotel: Property, state: ReservationState) -> StayRoom:
    """The amount of several rooms is kept together: the mail does not say what each costs."""
    kind = type_named(room.type_text, hotel.room_types)
    alone = len(notice.rooms) == 1 and notice.total is not None
    return StayRoom(
        room_type=kind.code if kind else None,
        check_in=room.check_in,
        check_out=room.check_out,
        state=state,
        adults=room.adults,
        children=room.children,
        total=notice.total.amount if alone and notice.total else None,
        external_code=None if kind else room.type_text,
    )


def type_named(text: str | None, kinds: Sequence[RoomType]) -> RoomType | None:
    """Our type of exactly this name, or of the name before a dash, bracket or comma, where beds and rates stand."""
    if not text:
        return None
    heads = [text] + [text.partition(mark)[0] for mark in (" - ", " – ", "(", ",")]
    return next((kind for head in heads if head.strip() and (kind := best_match(head, kinds))), None)
