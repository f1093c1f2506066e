"""Who is in this house, and how is somebody's place taken away, changed or handed over?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from bot.commands.taps import Beside
from domain.consent.rights import Role
from domain.errors import Refusal, refuse
from domain.phrase import Phrase, say
from domain.tenancy.role_words import ROLE_WORDS
from domain.tenancy.seats import OFFERED, meant
from governance.entrance.leaving import end_all
from governance.office import Office
from governance.post.replies import Block, Button, Line, Reply, Tone, reply
from governance.tenancy.people import (
    Here,
    change_role,
    close_invitation,
    hand_over,
    here,
    put_out,
    set_brief,
    shut_out,
    take_back,
)
from governance.tenancy.people_cards import TAP, everybody, one_person, sure, which_role
from store.consent.people import Member
from store.unit import Unit


async def people(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Everybody of this house; a name shows one."""
    async with office.store.reading(caller.property_id) as unit:
        found = await here(unit, office.clock())
    if not words.strip():
        return [everybody(found, caller.member)]
    member = found.member(meant(words, found.seats).person)
    return [] if member is None else [one_person(found, member, caller.member)]


async def lost(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """A lost phone: without a name one's own page sessions end; with one, that person is out of every house that
    the caller owns. Refusal: somebody else's phone is an owner's matter."""
    now = office.clock()
    if not words.strip():
        async with office.store.unit(caller.property_id) as unit:
            count = await end_all(office, unit, caller.member)
            return await caller.heard(
                unit, now, reply(say("people.own_devices", n=count), say("people.own_telegram"))
            )
    if caller.member.role is not Role.OWNER:
        raise refuse("people.owners_only")
    async with office.store.reading(caller.property_id) as unit:
        found = await here(unit, now)
    target = found.member(meant(words, found.seats).person)
    if target is None or target.person.id == caller.member.person.id:
        raise refuse("people.not_yourself")
    async with office.store.hall_reading() as hall:
        mine = await hall.places(caller.member.person.telegram_id)
    owned = [house for house, member in mine if member.role is Role.OWNER]
    by = f"person:{caller.member.person.id}"
    houses = await shut_out(office, target.person.telegram_id, by, owned)
    done = say("people.lost_done", name=target.person.name, n=len(houses))
    back = Button(say("people.button_take_back"), f"{TAP}:{target.person.id}:back", Tone.PLAIN)
    async with office.store.unit(caller.property_id) as unit:
        return await caller.heard(unit, now, Reply((Block((Line(done),)),), ((back,),)))


async def on_person(office: Office, caller: Caller, number: str, verb: str) -> Beside:
    """`who:<person or invitation>:<verb>`: looks change nothing; what ends or gives away a place asks once more."""
    if not (number.isascii() and number.isdecimal()):
        return Beside(alert=say("error.unknown_card"))
    try:
        async with office.store.unit(caller.property_id) as unit:
            face = await _done(office, unit, caller, int(number), verb)
            await caller.heard(unit, office.clock())
            return face
    except Refusal as refusal:
        return Beside(alert=refusal.phrase)


async def _done(office: Office, unit: Unit, caller: Caller, number: int, verb: str) -> Beside:
    found, actor = await here(unit, office.clock()), caller.member
    if verb == "all":
        return Beside(everybody(found, actor))
    if verb in {"brief-on", "brief-off"}:
        return await _brief(office, unit, actor, found.member(number), gets=verb == "brief-on")
    if actor.role is not Role.OWNER:
        raise refuse("people.owners_only")
    if verb == "uninvite":
        await close_invitation(office, unit, f"person:{actor.person.id}", number)
        return Beside(everybody(await here(unit, office.clock()), actor))
    if verb == "back":
        again = await take_back(office, unit, actor, number)
        return Beside(one_person(await here(unit, office.clock()), again, actor, say("people.is_back")))
    target = found.member(number)
    if target is None:
        raise refuse("people.gone")
    return await _with(office, unit, actor, target, found, verb)


async def _brief(office: Office, unit: Unit, actor: Member, target: Member | None, *, gets: bool) -> Beside:
    if target is None:
        raise refuse("people.gone")
    await set_brief(office, unit, actor, target, gets=gets)
    fresh = await here(unit, office.clock())
    return Beside(one_person(fresh, fresh.member(target.person.id) or target, actor))


async def _with(office: Office, unit: Unit, actor: Member, target: Member, found: Here, verb: str) -> Beside:
    name = target.person.name
    match verb:
        case "show":
            return Beside(one_person(found, target, actor))
        case "role":
            return Beside(which_role(target))
        case "out":
            return Beside(sure(target, say("people.sure_out", name=name), say("people.yes_out"), "out-yes"))
        case "out-yes":
            await put_out(office, unit, actor, target)
            return Beside(_out(target))
        case "give":
            question = say("people.sure_hand_over", name=name)
            return Beside(sure(target, question, say("people.yes_hand_over"), "give-yes"))
        case "give-yes":
            await hand_over(office, unit, actor, target)
            return Beside(reply(say("people.handed_over", name=name)))
    role = next((one for one in OFFERED if verb == f"role-{one.value}"), None)
    if role is None:
        return Beside(alert=say("error.unknown_card"))
    await change_role(office, unit, actor, target, role)
    return await _shown(office, unit, actor, target, say("people.role_is", name=name, role=ROLE_WORDS[role]))


async def _shown(office: Office, unit: Unit, actor: Member, target: Member, above: Phrase) -> Beside:
    fresh = await here(unit, office.clock())
    member = fresh.member(target.person.id)
    return Beside(reply(above) if member is None else one_person(fresh, member, actor, above))


def _out(target: Member) -> Reply:
    again = Button(say("people.button_take_back"), f"{TAP}:{target.person.id}:back", Tone.PLAIN)
    return Reply((Block((Line(say("people.is_out", name=target.person.name)),)),), ((again,),))


COMMANDS = (
    Command("qui", "who", people, what=say("command.qui"), want="safe", rank=61),
    Command("perdu", "lost", lost, what=say("command.perdu"), want="safe", rank=62),
)
