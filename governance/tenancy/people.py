"""What happens when somebody leaves a house, gets another role, or the house another owner?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.consent.rights import Right, Role, may
from domain.entrance.session import Session
from domain.errors import refuse
from domain.phrase import Phrase, say
from domain.tenancy.role_words import ROLE_WORDS
from domain.tenancy.seats import OFFERED, Change, Seat, check, check_owned
from governance.office import Office
from governance.post.replies import reply
from governance.post.telling import tell
from store.consent.people import Invitation, Member
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Here:
    """Everybody of one house, on which devices each is in, and who is invited."""

    members: Sequence[Member]
    sessions: Sequence[Session]
    invitations: Sequence[Invitation]
    zone: ZoneInfo

    @property
    def seats(self) -> tuple[Seat, ...]:
        """The places as the rules see them."""
        return tuple(map(seat_of, self.members))

    def member(self, person_id: int) -> Member | None:
        """That person's place; None for a stranger."""
        return next((one for one in self.members if one.person.id == person_id), None)

    def of(self, person_id: int) -> Sequence[Session]:
        """The devices on which that person is in."""
        return [one for one in self.sessions if one.person_id == person_id]


async def here(unit: Unit, now: datetime) -> Here:
    """As it stands now."""
    return Here(
        await unit.people.members(),
        await unit.doors.open_sessions(now),
        await unit.people.invitations(now),
        (await unit.property.get()).zone,
    )


def seat_of(member: Member) -> Seat:
    """A member's place as the rules see it."""
    return Seat(member.person.id, member.person.name, member.role)


async def put_out(office: Office, unit: Unit, actor: Member, target: Member) -> None:
    """Take a place away, with its devices, links, tokens and invitations. Refusal: see `domain.tenancy.seats`."""
    now = office.clock()
    check(Change.OUT, seat_of(actor), seat_of(target), (await here(unit, now)).seats)
    await _ended(unit, target, _who(actor), "people.put_out", now)
    await _told(
        unit,
        say("people.told_out", name=target.person.name, by=actor.person.name),
        f"out:{target.person.id}",
        now,
    )


async def take_back(office: Office, unit: Unit, actor: Member, person_id: int) -> Member:
    """Give a person who was put out his place again, as it was. Refusal: he never had one, or has one."""
    now = office.clock()
    if actor.role is not Role.OWNER:
        raise refuse("people.owners_only")
    if not await unit.people.restore(person_id):
        raise refuse("people.not_out")
    found = await unit.people.member(person_id)
    if found is None:
        raise LookupError(f"person {person_id} was restored and is not there")
    body = {"person": person_id, "role": found.role.value}
    await unit.journal.append("people.taken_back", f"person:{person_id}", _who(actor), body, now)
    return found


async def change_role(office: Office, unit: Unit, actor: Member, target: Member, role: Role) -> None:
    """Another role, in force from this unit on. Refusal: see `domain.tenancy.seats`, or it is no role to give."""
    now = office.clock()
    check(Change.ROLE, seat_of(actor), seat_of(target), (await here(unit, now)).seats)
    await set_role(unit, target, role, _who(actor), now)


async def set_role(unit: Unit, target: Member, role: Role, by: str, now: datetime) -> None:
    """The same for whoever runs the machine. Refusal: the last owner's, a program's, or no role to give."""
    check_owned(seat_of(target), (await here(unit, now)).seats)
    if role not in OFFERED or target.role is Role.AGENT:
        raise refuse("people.no_such_role")
    await unit.people.set_role(target.person.id, role)
    await unit.doors.end_all(target.person.id, now)  # what a page showed him, he may no longer see
    body = {"person": target.person.id, "before": target.role.value, "role": role.value}
    await unit.journal.append("people.role", f"person:{target.person.id}", by, body, now)


async def set_brief(office: Office, unit: Unit, actor: Member, target: Member, *, gets: bool) -> None:
    """Whether this person gets the brief. Refusal: somebody else's is an owner's matter, or he may not read."""
    if actor.role is not Role.OWNER and actor.person.id != target.person.id:
        raise refuse("people.owners_only")
    if gets and not may(target.role, Right.READ):
        raise refuse("people.no_brief_for", role=ROLE_WORDS[target.role])
    await unit.people.set_brief(target.person.id, gets)
    body = {"person": target.person.id, "brief": gets}
    await unit.journal.append("people.brief", f"person:{target.person.id}", _who(actor), body, office.clock())


async def hand_over(office: Office, unit: Unit, actor: Member, target: Member) -> None:
    """The house is the target's from this unit on; who gave it stays as an advisor. Everybody is told."""
    now = office.clock()
    check(Change.HAND_OVER, seat_of(actor), seat_of(target), ())
    await unit.people.set_role(target.person.id, Role.OWNER)
    await unit.people.set_role(actor.person.id, Role.ADVISOR)
    body = {"from": actor.person.id, "to": target.person.id}
    await unit.journal.append("people.handed_over", f"person:{target.person.id}", _who(actor), body, now)
    words = say("people.told_handed_over", name=target.person.name, by=actor.person.name)
    await _told(unit, words, f"handed:{target.person.id}:{now.isoformat()}", now)


async def shut_out(office: Office, account: int, by: str, only: Sequence[str] | None = None) -> Sequence[str]:
    """A lost phone: its account's place in each house, or in those named, ends at once, the last owner's too.

    The ids of the houses. The way back is a new invitation.
    """
    now, ended = office.clock(), []
    async with office.store.hall_reading() as hall:
        places = await hall.places(account)
    for property_id, member in places:
        if only is not None and property_id not in only:
            continue
        async with office.store.unit(property_id) as unit:
            if await unit.people.member(member.person.id) is None:
                continue
            await _ended(unit, member, by, "people.shut_out", now)
            words = say("people.told_lost", name=member.person.name)
            await _told(unit, words, f"lost:{member.person.id}:{now.isoformat()}", now)
            ended.append(property_id)
    return ended


async def close_invitation(office: Office, unit: Unit, by: str, invitation_id: int) -> bool:
    """Nobody comes in by this one any more; False where it was used or over."""
    now = office.clock()
    closed = await unit.people.close_invitation(invitation_id, now)
    if closed:
        body = {"invitation": invitation_id}
        await unit.journal.append("invitation.closed", f"invitation:{invitation_id}", by, body, now)
    return closed


async def _ended(unit: Unit, target: Member, by: str, kind: str, now: datetime) -> None:
    """Everything by which this person comes in or speaks, in one unit, and one line of the journal."""
    person = target.person.id
    await unit.people.revoke(person, now)
    await unit.people.stop_keys(person, now)
    await unit.doors.stop_links(person, now)
    sessions = await unit.doors.end_all(person, now)
    await unit.passkeys.remove_all(person)
    invitations = await unit.people.close_invitations_of(_who(target), now)
    body = {"person": person, "role": target.role.value, "sessions": sessions, "invitations": invitations}
    await unit.journal.append(kind, f"person:{person}", by, body, now)


async def _told(unit: Unit, words: Phrase, dedupe: str, now: datetime) -> None:
    """Whoever owns the house or runs it hears it at once."""
    heard = [one for one in await unit.people.members() if one.role in {Role.OWNER, Role.OPERATOR}]
    await tell(unit, heard, reply(words), dedupe, now)


def _who(member: Member) -> str:
    return f"person:{member.person.id}"
