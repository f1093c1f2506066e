"""How does an owner have one guest forgotten, from his phone and in two taps?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from bot.commands.taps import Beside
from domain.bookings.reservation import Reservation
from domain.consent.rights import Role
from domain.errors import refuse
from domain.house.channel_names import channel_name
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say
from governance.office import Office
from governance.post.replies import Block, Button, Line, Reply, Tone, reply
from governance.tenancy.giving_back import forget_guest_of, shred
from store.tenancy.forgetting import Forgotten

TAP = "oblivion"


async def forget(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The booking with this number, and the first tap. Refusal: no owner, or no booking is called so."""
    if caller.member.role is not Role.OWNER:
        raise refuse("forgetting.owners_only")
    number = words.strip()
    if not number:
        raise refuse("forgetting.how")
    async with office.store.reading(caller.property_id) as unit:
        found = await unit.sightings.called(number)
    if not found:
        raise refuse("sighting.none", number=number[:40])
    return [_card(row_id, booking) for row_id, booking in found]


async def on_oblivion(office: Office, caller: Caller, number: str, verb: str) -> Beside:
    """`oblivion:<booking>:<verb>`: the first tap asks, the second one forgets; nothing brings it back."""
    if caller.member.role is not Role.OWNER:
        return Beside(alert=say("forgetting.owners_only"))
    if not (number.isascii() and number.isdecimal() and len(number) < 16):
        return Beside(alert=say("error.unknown_card"))
    gone = Forgotten()
    async with office.store.unit(caller.property_id) as unit:
        booking = await unit.reservations.get(int(number))
        if booking is None:
            return Beside(alert=say("error.unknown_card"))
        match verb:
            case "show":
                face = _card(int(number), booking)
            case "sure":
                face = _sure(int(number), booking)
            case "yes":
                gone = await forget_guest_of(
                    unit, booking, f"person:{caller.member.person.id}", office.clock()
                )
                face = reply(say("leaving.guest_forgotten", number=booking.number, n=gone.count))
            case _:
                return Beside(alert=say("error.unknown_card"))
        await caller.heard(unit, office.clock())
    await shred(office, caller.property_id, gone)
    return Beside(face)


def _card(row_id: int, booking: Reservation) -> Reply:
    lines = [Line(_what(booking), bold=True)]
    if booking.guest.name:
        lines.append(Line(say("booking.guest", guest=booking.guest.name, number=booking.number)))
    ask = Button(say("forgetting.button"), f"{TAP}:{row_id}:sure", Tone.DANGER)
    return Reply((Block(tuple(lines)),), ((ask,),))


def _sure(row_id: int, booking: Reservation) -> Reply:
    lines = (Line(_what(booking), bold=True), Line(say("forgetting.sure")))
    keys = (
        (Button(say("forgetting.yes"), f"{TAP}:{row_id}:yes", Tone.DANGER),),
        (Button(say("people.button_back"), f"{TAP}:{row_id}:show"),),
    )
    return Reply((Block(lines),), keys)


def _what(booking: Reservation) -> Phrase:
    nights = Span(booking.check_in, booking.check_out - ONE_DAY)
    return say("forgetting.of", channel=channel_name(booking.source), number=booking.number, nights=nights)


COMMANDS = (Command("oublier", "forget", forget, what=say("command.oublier"), want="safe", rank=63),)
