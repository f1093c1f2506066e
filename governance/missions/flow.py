"""How does a mission begin, move on, and remind?"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.missions.mission import UNDER_WAY, Mission, MissionState, MissionWish, may_move
from domain.property import Property
from governance.missions.cards import mission_card, reminder
from governance.office import Office
from governance.post.quiet import after_quiet_hours
from governance.post.telling import tell
from store.consent.people import Member
from store.unit import Unit

LATE_AGAIN = timedelta(days=1)  # a late mission is spoken of once a day


async def begin(office: Office, unit: Unit, member: Member, wish: MissionWish) -> Mission:
    """Write the mission; whoever is to do it, and is not the one who asks, is told. Refusal: no right to assign."""
    now, asker = office.clock(), f"person:{member.person.id}"
    owner = wish.owner or asker
    if owner != asker and not may(member.role, Right.FILE):
        raise refuse("mission.not_yours_to_assign")
    hotel = await unit.property.get()
    mission = await unit.missions.add(
        wish, owner=owner, by=asker, at=now, remind_at=first_reminder(wish, hotel, now)
    )
    body = {"mission": mission.id, "priority": wish.priority, "owner": owner}
    await unit.journal.append("mission.begun", f"mission:{mission.id}", asker, body, now)
    if owner != asker:
        await inform(unit, mission, [owner], f"mission:{mission.id}:begun", now, hotel)
    return mission


async def move(
    office: Office, unit: Unit, member: Member, mission: Mission, to: MissionState
) -> Mission | None:
    """Take a mission on; None when it has moved meanwhile. Refusal: this person may not.

    Reviewer and doer hear of what concerns them: a mission to review, one sent back, one judged done.
    """
    now, person = office.clock(), f"person:{member.person.id}"
    if not may_move(mission, to, person, in_charge=may(member.role, Right.FILE)):
        raise refuse("mission.not_yours_to_move")
    if to is not MissionState.DROPPED and await unit.orders.get(mission.id) is not None:
        raise refuse("order.by_report", number=mission.id)
    if not await unit.missions.move(mission, to, now):
        return None
    body = {"mission": mission.id, "from": mission.state.value, "to": to.value}
    await unit.journal.append("mission.moved", f"mission:{mission.id}", person, body, now)
    moved = await unit.missions.get(mission.id)
    if moved is None:
        raise LookupError(f"mission {mission.id} is gone")
    concerned = {mission.owner, mission.created_by}
    if to is MissionState.REVIEW and mission.wish.reviewer:
        concerned = {mission.wish.reviewer}
    others = [one for one in concerned if one != person]
    hotel = await unit.property.get()
    await inform(unit, moved, others, f"mission:{mission.id}:{to}:{now.isoformat()}", now, hotel)
    return moved


async def inform(
    unit: Unit, mission: Mission, whom: list[str], dedupe: str, now: datetime, hotel: Property
) -> None:
    """The mission's card to some people, after the quiet hours; a P0 rings at any hour."""
    members = [m for m in await unit.people.members() if f"person:{m.person.id}" in whom]
    people = await unit.people.names()
    due = now if mission.wish.priority == 0 else after_quiet_hours(now, hotel)
    for member in members:
        card = mission_card(mission, member, people, now.astimezone(hotel.zone).date())
        await tell(unit, [member], card, dedupe, now, due_at=due, subject=f"mission:{mission.id}")


async def remind(office: Office, property_id: str) -> None:
    """Reminders whose hour has come: one message each, once, never in the quiet hours; then the next one is set."""
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        due = await unit.missions.to_remind(now)
        if not due:
            return
        hotel = await unit.property.get()
        members = await unit.people.members()
        people = {f"person:{m.person.id}": m.person.name for m in members}
        today = now.astimezone(hotel.zone).date()
        for mission in due:
            following = next_reminder(mission, hotel, now)
            if not await unit.missions.remind_next(mission, following):
                continue
            whom = [m for m in members if f"person:{m.person.id}" == mission.owner]
            for member in whom:
                notice = reminder(mission, member, people, today)
                dedupe = f"reminder:{mission.id}:{now.isoformat()}"
                await tell(unit, [member], notice, dedupe, now, due_at=after_quiet_hours(now, hotel))


def first_reminder(wish: MissionWish, hotel: Property, now: datetime) -> datetime | None:
    """At the brief's hour: on the day that was asked for, else on the day by which it is to be done."""
    day = wish.remind_on or wish.eta
    return None if day is None else max(now, at_brief_hour(day, hotel))


def next_reminder(mission: Mission, hotel: Property, now: datetime) -> datetime | None:
    """The day by which it is to be done, if that still comes; then daily while it is late. A note rings once."""
    if mission.wish.note or mission.state not in UNDER_WAY or mission.wish.eta is None:
        return None
    due = at_brief_hour(mission.wish.eta, hotel)
    if due > now:
        return due
    today = now.astimezone(hotel.zone).date()
    return at_brief_hour(today + LATE_AGAIN, hotel)


def at_brief_hour(day: date, hotel: Property) -> datetime:
    """The hour of the morning brief on a local day."""
    hour: time = hotel.brief_at
    return datetime.combine(day, hour, hotel.zone)
