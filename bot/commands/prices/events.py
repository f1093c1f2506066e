"""What is coming in town, and how is an event added or corrected?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.command import Caller, Command
from domain.consent.actions import ConfirmEvent
from domain.phrase import say
from domain.prices.events.known import calendar_of
from domain.property import Property
from governance.consent.directives import ask
from governance.office import Office, snapshot
from governance.post.replies import Reply, reply
from governance.prices.events.page import town, town_reply
from governance.prices.events.sentence import event_from


async def events(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Without words what is coming; with words a card that an owner's tap writes into the calendar."""
    now = office.clock()
    if not words.strip():
        async with office.store.reading(caller.property_id) as unit:
            return [town_reply(await town(unit, await snapshot(office, unit)))]
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        wish = event_asked(words, hotel, now.astimezone(hotel.zone).date())
        filed = await ask(office, unit, caller.member, wish)
        return await caller.heard(unit, now, *([reply(*filed.blocked)] if filed.blocked else []))


def event_asked(text: str, hotel: Property, today: date) -> ConfirmEvent:
    """« festival du 12 au 14 mars, forte demande »"""
    known = calendar_of(hotel.city, today.year, today.year + 2, ()).events
    return event_from(text, today, known, hotel.currency)


COMMANDS = (Command("evenements", "events", events, what=say("command.evenements"), want="know", rank=4),)
