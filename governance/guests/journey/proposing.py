"""Which letters have their time now, and how are they put before a person?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from domain.bookings.booked_room import DIRECT
from domain.bookings.reservation import Reservation
from domain.consent.proposal import State as Standing
from domain.guests.answer import body_in_house
from domain.guests.journey.letter import language_for, letter_of_stay
from domain.guests.journey.sending import Sealed, SendLetters
from domain.guests.journey.standing import Withheld, withheld
from domain.guests.journey.step import SETTING, Step, Trip, in_time, window
from domain.guests.naming import name_to_greet
from domain.guests.sending import AnswerGuest, digest_of
from domain.guests.thread import Door, Message, State, Way
from domain.property import Property
from governance.consent.cards import redraw, show
from governance.consent.desk.filing import file_in
from governance.contract import Draft
from governance.guests.journey.addressing import Doors, held_back, reached, thread_for, trip_of
from governance.guests.linking import link_of_stay
from governance.office import Office, snapshot
from governance.package.filled import package_of
from governance.post.quiet import after_quiet_hours
from store.unit import Unit

AROUND = timedelta(days=4)  # no letter has its time farther from arrival or departure
_FRESH = timedelta(hours=24)
DIRECTOR = "gm"


async def steps_of(unit: Unit) -> tuple[Step, ...]:
    """The letters that are proposed at all."""
    told = await unit.settings.get(SETTING, [step.value for step in Step])
    return tuple(step for step in Step if step.value in told)


async def propose_letters(office: Office, property_id: str, most: int | None = None) -> int:
    """A card for each step with everything that has its time now, what lost it withdrawn; how many letters are new.

    Nothing is proposed where no wire leads to the guest: nobody is given letters to carry. `most` stops after so
    many.
    """
    doors = office.doors.get(property_id, {})
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        gone = await withdraw(unit, now)
        made: dict[Step, list[Message]] = {}
        if doors:
            made = await _drafted(office, unit, doors, now, most)
        for step in Step:
            if step in gone or made.get(step):
                await _file(office, unit, step, made.get(step, ()), now)
    return sum(map(len, made.values()))


async def _drafted(
    office: Office, unit: Unit, doors: Doors, now: datetime, most: int | None
) -> dict[Step, list[Message]]:
    hotel = await unit.property.get()
    made: dict[Step, list[Message]] = {}
    steps = await steps_of(unit)
    for booking in await _near(unit, now, hotel) if steps else ():
        trip = trip_of(booking)
        for step in steps:
            if most is not None and sum(map(len, made.values())) >= most:
                return made
            if not in_time(step, trip, now, hotel) or await unit.guest_messages.known(_key(step, trip)):
                continue
            draft = await _draft(office, unit, step, trip, doors, now, hotel)
            if draft is not None:
                made.setdefault(step, []).append(draft)
    return made


async def _near(unit: Unit, now: datetime, hotel: Property) -> Sequence[Reservation]:
    """Bookings that come, stay or left about now, and those made within a day."""
    today = now.astimezone(hotel.zone).date()
    stays = await unit.reservations.stays_between(today - AROUND, today + AROUND)
    ids = {stay.reservation for stay in stays}
    near = [await unit.reservations.get(one) for one in sorted(ids)]
    fresh = await unit.reservations.booked_since(now - _FRESH)
    found = {booking.number: booking for booking in (*near, *fresh) if booking is not None}
    return tuple(found.values())


async def _draft(
    office: Office, unit: Unit, step: Step, trip: Trip, doors: Doors, now: datetime, hotel: Property
) -> Message | None:
    """The letter as a row, once for each step and stay; None where no wire leads to the guest or he gets none."""
    found = await reached(unit, trip, doors, now)
    if found is None or withheld(trip.held, found.thread, found.said) is not None:
        return None
    thread = await thread_for(unit, trip, found, now, sample=hotel.sample)
    language = language_for(thread.language, trip.country)
    name = name_to_greet(thread.name or trip.name)
    link = await _link(office, unit, trip, found.door)
    letter = letter_of_stay(step, trip, await package_of(unit), language, name, link)
    subject = next(
        (one.subject for one in reversed(found.said) if one.subject), f"{hotel.name} · {trip.shown}"
    )
    shuts = window(step, trip, hotel)
    kept = await unit.guest_messages.keep(
        _key(step, trip),
        thread,
        Way.OUT,
        found.door,
        found.address,
        state=State.DRAFT.value,
        text=letter.text(),
        subject=subject,
        language=language,
        at=now,
        kept_at=now,
        by="house",
        body={
            **body_in_house(letter),
            "step": step.value,
            "stay": trip.number,
            "links": [link] if link and link in letter.text() else [],
            "until": shuts.shuts.isoformat() if shuts else now.isoformat(),
        },
    )
    return None if kept is None else await unit.guest_messages.certain(kept)


async def _link(office: Office, unit: Unit, trip: Trip, door: Door) -> str | None:
    """The way to the guests' bot, for who booked with the house and writes elsewhere; channels forbid links."""
    if trip.source not in DIRECT or door is Door.TELEGRAM:
        return None
    return await link_of_stay(office, unit, trip.number)


async def withdraw(unit: Unit, now: datetime) -> set[Step]:
    """Drafts whose time is over, or whose guest gets none any more, are dropped; the steps that lost one."""
    gone = set()
    for draft in await unit.guest_messages.in_state(State.DRAFT):
        if "step" not in draft.body:
            continue
        thread = await unit.guest_threads.get(draft.thread)
        over = datetime.fromisoformat(draft.body["until"]) < now
        if over or await held_back(unit, draft.body["stay"], thread) not in {None, Withheld.WAITS}:
            await unit.guest_messages.move(draft, State.DROPPED)
            gone.add(Step(draft.body["step"]))
    return gone


async def _file(office: Office, unit: Unit, step: Step, fresh: Iterable[Message], now: datetime) -> None:
    """One card for what still waits of this step: what it showed and what is new; none where nothing does."""
    key = f"journey:{step}"
    standing = await unit.proposals.open_with_key(key)
    before = _drafts_of(standing.action) if standing is not None else ()
    found = [await unit.guest_messages.get(one) for one in (*before, *(draft.id for draft in fresh))]
    waiting = [draft for draft in found if draft is not None and draft.state is State.DRAFT]
    if not waiting:
        if standing is not None:
            moved = await unit.proposals.move(standing, Standing.EXPIRED, at=now, by="desk", settled_at=now)
            if moved is not None:
                await redraw(unit, moved, now)
        return
    house = await snapshot(office, unit)
    ends = max(datetime.fromisoformat(draft.body["until"]) for draft in waiting)
    draft = Draft(DIRECTOR, _action(step, waiting, house.hotel.currency), key=key, expires_at=ends)
    filed = await file_in(unit, office, house, draft, by=f"director:{DIRECTOR}", announce=False)
    if filed.proposal is not None and not filed.known:
        await show(unit, filed.proposal, now, due_at=after_quiet_hours(now, house.hotel))


def _action(step: Step, drafts: Sequence[Message], currency: str) -> AnswerGuest | SendLetters:
    """Alone a letter is an answer like any other, which can be reworded; several go at one tap."""
    if len(drafts) == 1:
        [only] = drafts
        return AnswerGuest(only.thread, only.id, digest_of(only.text), only.door.value, currency)
    sealed = tuple(Sealed(one.thread, one.id, digest_of(one.text)) for one in drafts)
    return SendLetters(step, sealed, currency)


def _drafts_of(action: object) -> tuple[int, ...]:
    if isinstance(action, SendLetters):
        return tuple(one.draft for one in action.letters)
    return (action.draft,) if isinstance(action, AnswerGuest) else ()


def _key(step: Step, trip: Trip) -> str:
    return sha256(f"journey:{step}:{trip.number}".encode()).hexdigest()
