"""A guest asks to eat in the house, or says what he may not eat: how does that become a tap of whoever runs it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from domain.consent.rights import Right, may
from domain.guests.meal import MealAsked, meal_asked, minded_in
from domain.guests.thread import Message, Thread
from domain.house.snapshot import Stay
from domain.nights import ONE_DAY
from domain.phrase import say
from domain.service.meal import eats, people_of
from governance.guests.shown import who
from governance.office import Office
from governance.post.harmless import quoted
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Block, Button, Line, Reply, Tone
from governance.post.telling import tell
from governance.service.care_cards import CARE
from governance.service.meal_cards import KINDS, MEAL
from governance.service.meals import MOST, sleeper
from store.unit import Unit

DAYS = 3
LONGEST = 160


async def offer_meal(office: Office, unit: Unit, thread: Thread, message: Message) -> bool:
    """Where his stay is known, one tap for each day and one for what he may not eat; nothing is noted before.

    False where he asks for neither. His words are data: they choose among taps and say nothing else.
    """
    hotel, now = await unit.property.get(), office.clock()
    today = now.astimezone(hotel.zone).date()
    asked, minded = meal_asked(message.text, message.language or "", today), minded_in(message.text)
    if thread.stay is None or (asked is None and minded is None):
        return False
    stays = await stays_of(unit, thread.stay, today)
    keys = [*_meals(asked, stays, today), *_cares(minded, message, stays)]
    if not keys:
        return False
    lines = [Line(say("meal.guest_asks", who=who(thread), number=thread.stay), bold=True)]
    told = minded if asked is None and minded else message.text
    lines.append(Line(say("guests.quoted", words=quoted(told, LONGEST))))
    readers = [one for one in await unit.people.members() if may(one.role, Right.FILE)]
    card = Reply((Block(tuple(lines)),), tuple((key,) for key in keys))
    await tell(unit, readers, card, f"guest-meal:{message.id}", now, after_quiet_hours(now, hotel))
    return True


async def stays_of(unit: Unit, number: str, today: date) -> Sequence[Stay]:
    """The rooms of one booking that is not over; nothing where two bookings share the number."""
    found = await unit.reservations.numbered(number)
    if len(found) != 1 or not found[0].holding or found[0].check_out < today:
        return []
    stays = await unit.reservations.stays_between(found[0].check_in, found[0].check_out)
    return [stay for stay in stays if stay.number == found[0].number]


def _meals(asked: MealAsked | None, stays: Sequence[Stay], today: date) -> Iterator[Button]:
    """The day that he named, else the first days of his stay that are to come."""
    if asked is None or not stays:
        return
    first = max(today, min(stay.check_in for stay in stays))
    days = [asked.day] if asked.day else [first + n * ONE_DAY for n in range(DAYS)]
    people = min(asked.people or people_of(map(sleeper, stays)), MOST)
    for day in days:
        if any(eats(sleeper(stay), asked.kind, day) for stay in stays):
            words = say("button.meal_note", kind=KINDS[asked.kind], day=day, n=people)
            verb = f"{asked.kind.value}.{day.isoformat()}.{people}"
            yield Button(words, f"{MEAL}:{stays[0].reservation}:{verb}", Tone.PRIMARY)


def _cares(minded: str | None, message: Message, stays: Sequence[Stay]) -> Iterator[Button]:
    if minded is not None and stays:
        yield Button(say("button.care_heard"), f"{CARE}:{message.id}:heard")
