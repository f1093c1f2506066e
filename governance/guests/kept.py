"""What is a guest told once a room is kept for him: until when, and how he makes it his?"""

from __future__ import annotations

from domain.bookings.booked_room import DIRECT
from domain.consent.proposal import OPEN
from domain.consent.proposal import State as Standing
from domain.guests.answer import Composed, Said, body_in_house, signed
from domain.guests.hold import Hold
from domain.guests.known import LANGUAGES
from domain.guests.naming import name_to_greet
from domain.guests.thread import State
from domain.property import Property
from governance.consent.cards import redraw
from governance.guests.drafting import as_the_house_says, file_draft, keep_draft
from governance.guests.glossed import unanswered
from governance.guests.linking import LINK
from governance.guests.threads import conversation
from governance.office import Office
from governance.package.filled import package_of
from store.unit import Unit

DEFAULT = "en"
HOLD = "hold"


async def propose_telling(office: Office, unit: Unit, one: Hold) -> None:
    """Once for each hold: a card with what its guest is told. Nothing leaves by it.

    Who came by a channel gets no link: the channels forbid them.
    """
    flag = f"hold_told:{one.id}"
    if await unit.settings.get(flag):
        return
    found = await conversation(unit, one.thread)
    said = unanswered(found) if found is not None else ()
    now = office.clock()
    await unit.settings.set(flag, True, by="desk", at=now)
    if found is None or not said:
        return
    hotel, package = await unit.property.get(), await package_of(unit)
    link = await unit.settings.get(LINK) if found.thread.channel in DIRECT else None
    language = found.thread.language if found.thread.language in LANGUAGES else DEFAULT
    name = name_to_greet(found.thread.name)
    hello = Said("hello_named", {"name": name}) if name else Said("hello", {})
    answer = Composed(str(language), (hello, _kept(one, hotel), _how(link), signed(package)))
    told = await as_the_house_says(unit, answer)
    body = {**body_in_house(told), "links": [link] if link else [], HOLD: one.id}
    draft = await keep_draft(unit, said[-1], told.text(), told.language, body, by="house", at=now)
    await file_draft(office, unit, said[-1], draft)


async def withdraw_telling(office: Office, unit: Unit, one: Hold) -> None:
    """What says that the room is kept does not leave any more: its card ends, whatever waits is dropped."""
    now = office.clock()
    for said in await unit.guest_messages.of(one.thread):
        if said.body.get(HOLD) != one.id or said.state not in {State.DRAFT, State.QUEUED}:
            continue
        await unit.guest_messages.move(said, State.DROPPED)
        proposal = await unit.proposals.open_with_key(f"guest:{said.answers}")
        if proposal is not None and proposal.state in OPEN:
            moved = await unit.proposals.move(proposal, Standing.EXPIRED, at=now, by="desk", settled_at=now)
            if moved is not None:
                await redraw(unit, moved, now)


def _kept(one: Hold, hotel: Property) -> Said:
    until = one.until.astimezone(hotel.zone)
    kind = hotel.room_type(one.room_type)
    told: dict[str, object] = {"first": one.first, "last": one.last, "on": until.date()}
    told["hour"] = f"{until:%H:%M}"
    told["room"] = kind.name if kind is not None else one.room_type
    return Said("hold_kept", told, (("hold", str(one.id)),))


def _how(link: str | None) -> Said:
    return Said("hold_book", {"link": link}) if link else Said("hold_answer", {})
