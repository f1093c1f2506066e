"""How does somebody come in, by a link that the bot gave him or by a launch that Telegram signed, and who is in?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.consent.rights import Right, may
from domain.entrance.init_data import Launch
from domain.entrance.session import ABSOLUTE, LINK_LASTS, Session, Way
from governance.office import Office
from store.consent.people import Member, token_hash
from store.unit import Unit

PATH = "enter"  # the first part of a link's address; the token follows
LOOKS = timedelta(minutes=1)  # how exactly it is kept when somebody looked last


@dataclass(frozen=True, slots=True)
class Visitor:
    """A member of the house who is in: his session, and whose house it is."""

    property_id: str
    member: Member
    session: Session


async def link_for(office: Office, unit: Unit, member: Member, base: str | None = None) -> str | None:
    """An address that lets this member in once, within ten minutes, on the first device that follows it.

    None where nobody has said under which address this house is reached; `base` stands in for it.
    """
    public = base or office.public_url
    if public is None:
        return None
    now = office.clock()
    raw = await unit.doors.link(member.person.id, now, now + LINK_LASTS)
    return f"{public.rstrip('/')}/{PATH}/{raw}"


async def knocked(office: Office, raw: str, device: str) -> bool:
    """Whether this link lets this device in; the first device that knocks keeps it."""
    async with office.store.hall_reading() as hall:
        entry = await hall.entrance.entry(raw)
    kept = token_hash(device)
    if entry is None or not entry.opens(office.clock(), kept):
        return False
    async with office.store.unit(entry.property_id) as unit:
        return await unit.doors.bind(entry.id, kept)


async def enter_by_link(office: Office, raw: str, device: str, called: str) -> str | None:
    """Use a link up; the raw session of who came in. `called` is what his browser says of itself."""
    async with office.store.hall_reading() as hall:
        entry = await hall.entrance.entry(raw)
    if entry is None:
        return None
    now = office.clock()
    async with office.store.unit(entry.property_id) as unit:
        member = await unit.people.member(entry.person_id)
        if member is None or not may(member.role, Right.READ):
            return None
        if not await unit.doors.use(entry.id, token_hash(device), now):
            return None
        return await begun(unit, member, Way.LINK, called, now)


async def houses_of(office: Office, launch: Launch) -> list[tuple[str, str]]:
    """The houses that whoever Telegram names may look into, each by id and name, in the order he came into them."""
    async with office.store.hall_reading() as hall:
        places = await hall.places(launch.account)
    found = []
    for property_id, member in places:
        if may(member.role, Right.READ):
            async with office.store.reading(property_id) as unit:
                found.append((property_id, (await unit.property.get()).name))
    return found


async def enter_by_launch(
    office: Office, launch: Launch, called: str, property_id: str | None = None
) -> str | None:
    """Exchange a signed launch for a session, once; None for a stranger and for one that was exchanged.

    Who belongs to several houses comes into `property_id`; nobody guesses which he means.
    """
    async with office.store.hall_reading() as hall:
        places = await hall.places(launch.account)
        if await hall.entrance.exchanged(launch.digest):
            return None
    found = [place for place in places if property_id in {None, place[0]} and may(place[1].role, Right.READ)]
    if len(found) != 1:
        return None
    [(house, member)] = found
    now = office.clock()
    async with office.store.unit(house) as unit:
        if not await unit.doors.launched(member.person.id, launch.digest, now, now + ABSOLUTE):
            return None
        return await begun(unit, member, Way.TELEGRAM, called, now)


async def begun(unit: Unit, member: Member, way: Way, called: str, now: datetime) -> str:
    """The raw session of who has just shown who he is."""
    raw = await unit.doors.begin(member.person.id, way, called, now, now + ABSOLUTE, now)
    person = f"person:{member.person.id}"
    await unit.journal.append("page.entered", person, person, {"way": way.value}, now)
    return raw


async def visitor(office: Office, raw: str) -> Visitor | None:
    """Who is behind a cookie; None once the session is over or its person has left the house."""
    now = office.clock()
    async with office.store.hall_reading() as hall:
        session = await hall.entrance.session(raw)
    if session is None or not session.open(now):
        return None
    async with office.store.reading(session.property_id) as unit:
        member = await unit.people.member(session.person_id)
    if member is None or not may(member.role, Right.READ):
        return None
    if now - session.seen_at >= LOOKS:
        async with office.store.unit(session.property_id) as unit:
            await unit.doors.seen(session.id, now)
        session = replace(session, seen_at=now)
    return Visitor(session.property_id, member, session)
