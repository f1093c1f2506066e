"""How does the owner try a price on purpose, and see what it taught?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.consent.rights import Right, may
from domain.folding import fold
from domain.phrase import say
from governance.office import Office
from governance.post.replies import Reply, reply
from governance.prices import trials
from store.unit import Unit

FORGET = frozenset(("oublier", "forget", "reset"))
SHOW = frozenset(("resultat", "resultats", "results", "result"))


async def trial(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """« /essai » proposes a test as a card; « résultats » shows what was learned, « oublier » resets it."""
    now, said = office.clock(), fold(words.strip())
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        today = now.astimezone(hotel.zone).date()
        if said in SHOW:
            answer: Reply | None = await trials.shown(unit, today)
        elif said in FORGET:
            answer = await forget(office, caller, unit)
        else:
            answer = await trials.propose(office, unit, caller.member)
        return await caller.heard(unit, now, *([answer] if answer else []))


async def forget(office: Office, caller: Caller, unit: Unit) -> Reply:
    """Back to the prior, by an owner; the journal notes it."""
    if not may(caller.member.role, Right.APPROVE):
        return reply(say("card.not_entitled"))
    count = await trials.forget(unit, f"person:{caller.member.person.id}", office.clock())
    return reply(say("trial.forgotten", n=count))


COMMANDS = (Command("essai", "trial", trial, Right.FILE, what=say("command.essai"), want="price", rank=6),)
