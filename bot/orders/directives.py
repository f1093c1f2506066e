"""When are typed words an order that the house reads by rule, before anybody else hears them?"""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Message

from bot.command import Caller
from bot.commands.asked_back import question
from bot.commands.conversation.preferring import remembered
from bot.orders.guests import answered, answering
from bot.orders.heard import Heard
from bot.orders.reading import LONGEST, Asked, ordered
from domain.consent.rights import Right, may
from domain.conversation.preferences import preference_in
from domain.errors import Refusal
from governance.consent.directives import holders
from governance.missions.sentence import is_note
from governance.office import Office, snapshot
from governance.post.replies import Reply, reply


def own_words(message: Message) -> str | None:
    """What the sender himself typed; None for what he forwards, sends through another bot or puts under a picture:
    that is somebody else's text, and data."""
    theirs = message.forward_origin is not None or message.via_bot is not None or message.quote is not None
    return None if theirs else message.text


async def directive(office: Office, caller: Caller, words: str) -> Sequence[Reply] | None:
    """The card of what is ordered in plain words, through the outbox, or the question that they leave open.

    Comes back with what is still to be said at once; None when the words are no order that is read whole.
    """
    stated = preference_in(words)
    if stated is not None:
        return await remembered(office, caller, stated, words)
    wish = answering(words)
    if wish is not None:
        try:
            told = await answered(office, caller, wish)
        except Refusal as refusal:
            return [reply(refusal.phrase)]
        if told is not None:
            return told
    if len(words) > LONGEST or not (may(caller.member.role, Right.PROPOSE) or is_note(words)):
        return None
    found = ordered(await heard_in(office, caller, words))
    if found is None:
        return None
    if isinstance(found, Asked):
        return [question(found.heard.text, found.refusal)]
    try:
        return await found.carried(office, caller)
    except Refusal as refusal:
        return [question(found.heard.text, refusal)]


async def heard_in(office: Office, caller: Caller, words: str) -> Heard:
    """The words in the caller's house of this moment."""
    async with office.store.reading(caller.property_id) as unit:
        house = await snapshot(office, unit)
        members = await unit.people.members()
        names = await unit.people.names()
        in_force = await unit.mandates.in_force(house.today)
    return Heard(
        words,
        house.hotel,
        house.today,
        holders(office.board, members),
        {name: who for who, name in names.items() if name},
        in_force,
        house.channels,
    )
