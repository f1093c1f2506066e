"""How does a mock-up of the website come about, move on, and remind?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.property import Property
from domain.website.pages import Site
from domain.website.version import ASK_AGAIN, OPEN, State, Version, fingerprint, first_reminder, may_move
from governance.office import Office
from governance.post.quiet import after_quiet_hours, is_due
from governance.post.telling import tell
from governance.website.cards import STATED, reminder
from store.consent.people import Member
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Mover:
    """Who moves a mock-up: as the journal names him, and as people do."""

    actor: str
    name: str

    @classmethod
    def of(cls, member: Member) -> Mover:
        """A person of the house. Refusal: his role has no say in it."""
        if not may(member.role, Right.FILE):
            raise refuse("website.not_yours")
        return cls(f"person:{member.person.id}", member.person.name)


async def newest(unit: Unit) -> Version | None:
    """The mock-up that counts: the last one built."""
    return next(iter(await unit.website.all()), None)


async def to_move(unit: Unit, to: State) -> Version | None:
    """The mock-up that somebody means who says so: the newest that can go there, else the newest."""
    every = await unit.website.all()
    return next((one for one in every if may_move(one.state, to)), next(iter(every), None))


async def with_hotelrunner(unit: Unit, version: Version) -> list[Version]:
    """Older mock-ups that are still on their way."""
    under_way = {State.SENT, State.CONFIRMED}
    return [one for one in await unit.website.all() if one.id != version.id and one.state in under_way]


async def built(unit: Unit, site: Site, mover: Mover, at: datetime) -> Version:
    """The mock-up of what is known now: a new draft where the facts have changed, else the one that is there.

    A draft or an approved one that nobody has sent makes room for the new one.
    """
    digest, last = fingerprint(site), await newest(unit)
    if last is not None and last.digest == digest:
        return last
    if last is not None and last.state in OPEN:
        await unit.website.move(last, State.REPLACED, by=mover.actor, at=at, remind_on=None)
    return await unit.website.add(digest, len(site.lacking), by=mover.actor, at=at)


async def move(
    unit: Unit, version: Version, to: State, mover: Mover, at: datetime, today: date, **facts: Any
) -> Version:
    """Take a mock-up on, in one unit, journaled. Refusal: there is no such way, or somebody was faster."""
    if not may_move(version.state, to):
        raise refuse("website.no_way", state=STATED[version.state])
    fields = {
        **facts,
        "remind_on": first_reminder(to, facts.get("sent_on") or facts.get("confirmed_on") or today),
    }
    if to is State.APPROVED:
        fields["approved_by"] = mover.name
    if to is State.DRAFT:
        fields |= {"approved_by": None}
    if not await unit.website.move(version, to, by=mover.actor, at=at, **fields):
        raise refuse("website.moved_meanwhile")
    return replace(version, state=to, changed_at=at, changed_by=mover.actor, **fields)


async def remind(office: Office, property_id: str) -> None:
    """Whoever may file is asked after a mock-up that waits too long: at the brief's hour, once a week."""
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        hotel = await unit.property.get()
        local = now.astimezone(hotel.zone)
        due = [v for v in await unit.website.all() if v.remind_on is not None and v.remind_on <= local.date()]
        if not due or not is_due(local, hotel):
            return
        for version in due:
            if await unit.website.remind_next(version, local.date() + ASK_AGAIN):
                await _ask(unit, version, hotel, now)


async def _ask(unit: Unit, version: Version, hotel: Property, now: datetime) -> None:
    today = now.astimezone(hotel.zone).date()
    members: Sequence[Member] = [m for m in await unit.people.members() if may(m.role, Right.FILE)]
    notice = reminder(version, hotel, today)
    dedupe = f"website:{version.id}:{version.remind_on}"
    await tell(unit, list(members), notice, dedupe, now, due_at=after_quiet_hours(now, hotel))
