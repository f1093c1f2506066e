"""When are typed words an order that the house reads by rule, before anybody else hears them?"""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Message

from bot.command import Caller
from bot.commands.bookings.channels import asked
from bot.commands.missions.missions import given
from bot.commands.prices.rates import ordered
from bot.commands.sentences import GRAMMARS
from directors.revenue.command import as_rate_order, parse_prix
from domain.consent.rights import Right, may
from domain.errors import Refusal
from governance.bookings.pausing.sentence import is_pause
from governance.consent.directives import LONGEST, ask, doubts, understood
from governance.missions.sentence import is_note
from governance.office import Office
from governance.post.replies import Reply, reply


def own_words(message: Message) -> str | None:
    """What the sender himself typed; None for what he forwards, sends through another bot or puts under a picture:
    that is somebody else's text, and data."""
    theirs = message.forward_origin is not None or message.via_bot is not None or message.quote is not None
    return None if theirs else message.text


async def directive(office: Office, caller: Caller, words: str) -> Sequence[Reply] | None:
    """The card of an objective, a mandate, money, a price or a channel asked for in plain words, or the note that
    somebody wants to be reminded of; through the outbox.

    Comes back with what is still to be said at once; None when the words are no such order.
    """
    async with office.store.reading(caller.property_id) as unit:
        finish = await understood(office, unit, caller.member, words, GRAMMARS)
    if finish is None:
        return await beside(office, caller, words)
    try:
        async with office.store.unit(caller.property_id) as unit:
            action, notes = await finish(unit)
            filed = await ask(office, unit, caller.member, action, notes=notes)
            answers = [reply(*filed.blocked)] if filed.blocked else []
            return await caller.heard(unit, office.clock(), *answers)
    except Refusal as refusal:
        return [reply(refusal.phrase)]


async def beside(office: Office, caller: Caller, words: str) -> Sequence[Reply] | None:
    """« passe les suites à +10 % en février », « mets Airbnb en pause », « rappelle-moi le contrat jeudi »."""
    if len(words) > LONGEST:
        return None
    try:
        if is_note(words):
            return await given(office, caller, words)
        if not may(caller.member.role, Right.FILE) or doubts(words):
            return None
        if is_pause(words):
            return await asked(office, caller, words, unasked=False)
        order = await rate_order(office, caller, words)
        return None if order is None else await ordered(office, caller, order, unasked=False)
    except Refusal as refusal:
        return [reply(refusal.phrase)]


async def rate_order(office: Office, caller: Caller, words: str) -> str | None:
    """The words of a /prix that these free words certainly are: an order's verb, and every word understood."""
    order = as_rate_order(words)
    if order is None:
        return None
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
    try:
        parse_prix(order, hotel, office.clock().astimezone(hotel.zone).date())
    except Refusal:  # the conversation may understand what the grammar does not
        return None
    return order
