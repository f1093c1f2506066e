"""Which booking is meant, by its number or by a guest's name?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.command import Caller
from bot.commands.asked_back import WORDS, fits
from bot.commands.by_number import on_number
from bot.orders.reader import Taken
from directors.cfo.expense import Cancellation, RebateWish, cancellation_from, rebate_from
from directors.cfo.expense.guest import GuestWish, bears
from domain.errors import refuse
from domain.house.snapshot import Stay
from domain.phrase import Phrase, say
from governance.consent.directives import ask
from governance.office import Office
from governance.post.replies import Button, Line, Reply, reply

MOST = 6
LOOK_BACK, LOOK_AHEAD = timedelta(days=60), timedelta(days=730)


async def on_guest(
    office: Office, caller: Caller, taken: Taken[GuestWish], notes: Sequence[Phrase]
) -> Sequence[Reply] | None:
    """The card where one booking bears the name, the bookings as buttons where several do.

    None where nobody bears it and no word for a booking was said: the words are about something else.
    """
    wish = taken.wish
    async with office.store.unit(caller.property_id) as unit:
        today = taken.heard.today
        stays = await unit.reservations.stays_between(today - LOOK_BACK, today + LOOK_AHEAD)
        found = {stay.number: stay for stay in stays if _meant(stay, wish, today)}
        name = " ".join(word.capitalize() for word in wish.named)
        if not found and wish.room is not None:
            raise refuse("guest.nobody_in_room", room=wish.room)
        if not found:
            if wish.certain:
                raise refuse("guest.nobody", name=name)
            return None
        if len(found) > 1:
            answer = candidates(wish, name, list(found.values()))
            return await caller.heard(unit, office.clock(), answer)
        [stay] = found.values()
        action = await on_number(unit, _numbered(wish, stay.number, taken), taken.heard.hotel)
        whose = say("guest.whose", name=stay.guest or name, arrival=stay.check_in, departure=stay.check_out)
        filed = await ask(office, unit, caller.member, action, notes=(whose, *notes))
        return await caller.heard(unit, office.clock(), *([reply(*filed.blocked)] if filed.blocked else []))


def _meant(stay: Stay, wish: GuestWish, today: date) -> bool:
    """Whether the stay is of the guest named, or of who sleeps in the room tonight or leaves it today."""
    if wish.room is not None:
        return stay.room_number == wish.room and stay.check_in <= today <= stay.check_out
    return bears(stay.guest, wish.named)


def _numbered(wish: GuestWish, number: str, taken: Taken[GuestWish]) -> RebateWish | Cancellation:
    words = wish.of(number)
    if words.startswith("annule"):
        return cancellation_from(words)
    return rebate_from(words, taken.heard.hotel, taken.heard.today)


def candidates(wish: GuestWish, name: str, stays: Sequence[Stay]) -> Reply:
    """The bookings of that name, soonest first, each with the button that asks for it by its number."""
    shown = sorted(stays, key=lambda stay: stay.check_in)[:MOST]
    lines = [
        Line(
            say(
                "guest.candidate",
                number=stay.number,
                name=stay.guest or name,
                arrival=stay.check_in,
                departure=stay.check_out,
            )
        )
        for stay in shown
    ]
    buttons = tuple(
        (Button(say("choice.words", words=stay.number), WORDS + wish.of(stay.number)),)
        for stay in shown
        if fits(wish.of(stay.number))
    )
    return reply(Line(say("guest.which", name=name), bold=True), *lines, buttons=buttons)
