"""When are typed words an order that the house reads by rule, before anybody else hears them?"""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Message

from bot.front import Caller
from bot.sentences import GRAMMARS
from domain.errors import Refusal
from governance.desk.office import Office
from governance.directives import ask, understood
from governance.replies import Reply, reply


def own_words(message: Message) -> str | None:
    """What the sender himself typed; None for what he forwards, sends through another bot or puts under a picture:
    that is somebody else's text, and data."""
    theirs = message.forward_origin is not None or message.via_bot is not None or message.quote is not None
    return None if theirs else message.text


async def directive(office: Office, caller: Caller, words: str) -> Sequence[Reply] | None:
    """The card of an objective, a mandate or money asked for in plain words, through the outbox.

    Comes back with what is still to be said at once; None when the words are no such order.
    """
    async with office.store.reading(caller.property_id) as unit:
        finish = await understood(office, unit, caller.member, words, GRAMMARS)
    if finish is None:
        return None
    try:
        async with office.store.unit(caller.property_id) as unit:
            action, notes = await finish(unit)
            filed = await ask(office, unit, caller.member, action, notes=notes)
            answers = [reply(*filed.blocked)] if filed.blocked else []
            return await caller.heard(unit, office.clock(), *answers)
    except Refusal as refusal:
        return [reply(refusal.phrase)]
