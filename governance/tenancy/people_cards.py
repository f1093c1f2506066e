"""How does a house's list of people look, and the card of one of them?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.consent.rights import Right, Role, may
from domain.entrance.session import Session
from domain.phrase import Phrase, say
from domain.tenancy.role_words import ROLE_WORDS
from domain.tenancy.seats import OFFERED
from governance.post.replies import Block, Button, Line, Reply, Tone
from governance.tenancy.people import Here
from store.consent.people import Invitation, Member

TAP = "who"
MOST = 30


def everybody(found: Here, reader: Member) -> Reply:
    """Everybody in a line, with his devices; open invitations below. An owner opens each by a tap."""
    rows = [Line(_line(one, found.of(one.person.id))) for one in found.members[:MOST]]
    blocks = [Block((Line(say("people.title"), bold=True), *rows))]
    if found.invitations:
        waiting = [
            Line(say("people.invited", role=ROLE_WORDS[one.role], until=_day(one, found)))
            for one in found.invitations
        ]
        blocks.append(Block((Line(say("people.invitations"), bold=True), *waiting)))
    if reader.role is not Role.OWNER:
        return Reply(tuple(blocks))
    keys = [
        Button(say("people.open", name=_name(one)), f"{TAP}:{one.person.id}:show")
        for one in found.members[:MOST]
    ]
    pairs = [tuple(keys[n : n + 2]) for n in range(0, len(keys), 2)]
    stops = [
        (Button(say("people.uninvite", role=ROLE_WORDS[one.role]), f"{TAP}:{one.id}:uninvite", Tone.DANGER),)
        for one in found.invitations
    ]
    return Reply(tuple(blocks), (*pairs, *stops))


def one_person(found: Here, member: Member, reader: Member, *above: Phrase) -> Reply:
    """One of them, and what an owner can do with his place; nothing of it counts at the first tap but a role."""
    sessions = found.of(member.person.id)
    lines = [Line(say("people.who", name=_name(member), role=ROLE_WORDS[member.role]), bold=True)]
    reads = may(member.role, Right.READ) and member.role is not Role.AGENT
    if reads:
        lines.append(Line(say("people.gets_brief") if member.brief else say("people.no_brief")))
    lines += [Line(say("people.device", device=one.device, seen=one.seen_at)) for one in sessions]
    head = [Block(tuple(Line(one) for one in above))] if above else []
    key = f"{TAP}:{member.person.id}"
    rows: list[tuple[Button, ...]] = []
    if reads and (reader.role is Role.OWNER or member.person.id == reader.person.id):
        turned = say("people.brief_off") if member.brief else say("people.brief_on")
        rows.append((Button(turned, f"{key}:brief-{'off' if member.brief else 'on'}"),))
    if reader.role is Role.OWNER and member.person.id != reader.person.id:
        if member.role not in {Role.AGENT, Role.OWNER}:
            rows.append((Button(say("people.button_role"), f"{key}:role"),))
        if member.role is not Role.AGENT:
            rows.append((Button(say("people.button_hand_over", name=_name(member)), f"{key}:give"),))
        rows.append((Button(say("people.button_out", name=_name(member)), f"{key}:out", Tone.DANGER),))
    rows.append((Button(say("people.button_back"), f"{TAP}:0:all"),))
    return Reply((*head, Block(tuple(lines))), tuple(rows))


def which_role(member: Member) -> Reply:
    """The roles that one tap can give him."""
    key = f"{TAP}:{member.person.id}"
    rows = [
        (Button(say("people.as_role", role=ROLE_WORDS[role]), f"{key}:role-{role.value}"),)
        for role in OFFERED
        if role is not member.role
    ]
    back = (Button(say("people.button_back"), f"{key}:show"),)
    return Reply((Block((Line(say("people.which_role", name=_name(member)), bold=True),)),), (*rows, back))


def sure(member: Member, question: Phrase, yes: Phrase, verb: str) -> Reply:
    """The second tap: what will be, and the way back."""
    key = f"{TAP}:{member.person.id}"
    keys = ((Button(yes, f"{key}:{verb}", Tone.DANGER),), (Button(say("people.button_back"), f"{key}:show"),))
    return Reply((Block((Line(question, bold=True),)),), keys)


def _day(invited: Invitation, found: Here) -> date:
    return invited.expires_at.astimezone(found.zone).date()


def _line(member: Member, sessions: Sequence[Session]) -> Phrase:
    name, role = _name(member), ROLE_WORDS[member.role]
    if not sessions:
        return say("people.line", name=name, role=role)
    return say("people.line_devices", name=name, role=role, n=len(sessions))


def _name(member: Member) -> str:
    return member.person.name or f"n° {member.person.id}"
