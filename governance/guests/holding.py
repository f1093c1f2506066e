"""Who asks for a room to be kept, and what happens when its time is over or the room is sold?"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from domain.consent.proposal import OPEN, State
from domain.errors import refuse
from domain.guests.hold import Hold, HoldRoom, HoldState
from domain.guests.panel import CloseForHold, EnterStay
from domain.house.snapshot import House
from domain.nights import stay_nights
from domain.phrase import say
from governance.consent.cards import approvers, redraw
from governance.consent.desk.filing import Filed, file_in
from governance.consent.kinds.hold_room import type_name
from governance.contract import Draft
from governance.guests.cards import offers_of
from governance.guests.kept import propose_telling, withdraw_telling
from governance.guests.shown import who
from governance.guests.threads import Conversation
from governance.office import Office, snapshot
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Button, reply
from governance.post.telling import tell
from store.consent.people import Member
from store.unit import Unit

LASTS = timedelta(hours=12)


async def ask_to_hold(office: Office, unit: Unit, member: Member, one: Conversation, place: int) -> Filed:
    """A card that keeps the room that was offered in this place of the thread's last offer. Refusal without one."""
    offers = offers_of(one)
    if not 0 <= place < len(offers):
        raise refuse("hold.nothing_offered")
    told = offers[place]
    house = await snapshot(office, unit)
    first, last = date.fromisoformat(told["first"]), date.fromisoformat(told["last"])
    until = office.clock() + LASTS
    action = HoldRoom(one.thread.id, told["room_type"], first, last, until, house.hotel.currency)
    key = f"hold:{one.thread.id}:{told['room_type']}:{first}"
    by = f"person:{member.person.id}"
    return await file_in(unit, office, house, Draft("gm", action, key=key), by=by, asked_by=member.person.id)


async def ask_to_enter(office: Office, unit: Unit, member: Member, one: Conversation, place: int) -> Filed:
    """A card by which a person enters the stay that was offered in this place. Refusal without an offer."""
    offers = offers_of(one)
    if not 0 <= place < len(offers):
        raise refuse("hold.nothing_offered")
    told = offers[place]
    house = await snapshot(office, unit)
    first, last = date.fromisoformat(told["first"]), date.fromisoformat(told["last"])
    total, currency = Decimal(told["total"]), house.hotel.currency
    action = EnterStay(one.thread.id, told["room_type"], first, last, total, currency)
    key, by = f"enter:{one.thread.id}:{told['room_type']}:{first}", f"person:{member.person.id}"
    return await file_in(unit, office, house, Draft("gm", action, key=key), by=by, asked_by=member.person.id)


async def _ask_to_close(office: Office, unit: Unit, house: House, one: Hold) -> None:
    """Once for each hold: a card to close the room in the panel, which no channel knows is kept."""
    if await unit.settings.get(f"hold_closing:{one.id}"):
        return
    action = CloseForHold(one.id, one.room_type, one.first, one.last, house.hotel.currency)
    filed = await file_in(
        unit,
        office,
        house,
        Draft("gm", action, key=f"holdclose:{one.id}", expires_at=one.until),
        by="director:gm",
    )
    asked = filed.proposal.id if filed.proposal else 0
    await unit.settings.set(f"hold_closing:{one.id}", asked or -1, by="desk", at=house.now)


async def _ask_to_reopen(office: Office, unit: Unit, one: Hold) -> None:
    """A room that was closed for a hold which has ended is opened again; a card that still asks is dropped."""
    number = int(await unit.settings.get(f"hold_closing:{one.id}", 0))
    asked = await unit.proposals.get(number) if number > 0 else None
    if asked is None or not isinstance(asked.action, CloseForHold):
        return
    now = office.clock()
    if asked.state in OPEN:
        moved = await unit.proposals.move(asked, State.EXPIRED, at=now, by="desk", settled_at=now)
        if moved is not None:
            await redraw(unit, moved, now)
    elif asked.state in {State.APPLIED, State.APPLYING, State.APPROVED}:
        house = await snapshot(office, unit)
        draft = Draft("gm", asked.action.turned(), key=f"holdopen:{one.id}")
        await file_in(unit, office, house, draft, by="director:gm")


async def look_after_holds(office: Office, property_id: str) -> None:
    """What has had its time reopens; what was sold meanwhile is lost, and a person tells the guest."""
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        standing = await unit.guest_holds.standing()
    if not standing:
        return
    async with office.store.unit(property_id) as unit:
        house = await snapshot(office, unit, until=max(one.last for one in standing))
        held = await unit.guest_holds.held(now)
        for one in standing:
            left = [
                (house.night(one.room_type, night).left or 0) - held.get((one.room_type, night), 0)
                for night in stay_nights(one.first, one.last)
            ]
            if one.until <= now:
                await _end(office, unit, one, HoldState.LAPSED)
            elif min(left) < 0:
                await _end(office, unit, one, HoldState.LOST)
            else:
                await _ask_to_close(office, unit, house, one)
                await propose_telling(office, unit, one)


async def _end(office: Office, unit: Unit, one: Hold, to: HoldState) -> None:
    if not await unit.guest_holds.end(one.id, to):
        return
    await _ask_to_reopen(office, unit, one)
    await withdraw_telling(office, unit, one)
    now, hotel = office.clock(), await unit.property.get()
    thread = await unit.guest_threads.certain(one.thread)
    told = {"who": who(thread), "room_type": type_name(one.room_type, hotel), "first": one.first}
    words = say("hold.lost", **told) if to is HoldState.LOST else say("hold.lapsed", **told)
    button = Button(say("button.guest_open", who=who(thread)), f"guest:{thread.id}:open")
    due = after_quiet_hours(now, hotel)
    await tell(
        unit, await approvers(unit), reply(words, buttons=((button,),)), f"hold:{one.id}:{to}", now, due
    )
    body = {"hold": one.id, "state": to.value}
    await unit.journal.append("guest.hold", f"guest_hold:{one.id}", "desk", body, now)
