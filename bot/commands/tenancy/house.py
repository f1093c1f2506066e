"""Which houses are mine, and how does a new one begin?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.consent.rights import Role
from domain.errors import refuse
from domain.folding import fold
from domain.phrase import say
from domain.tenancy.role_words import ROLE_WORDS
from governance.house.asking import page, put, questions_of
from governance.office import Office
from governance.post.replies import Block, Line, Reply
from governance.tenancy.founding import found_in, identified
from governance.tenancy.portfolio import portfolio
from governance.tenancy.speaking import choose_in

NEW = frozenset({"nouvelle", "nouveau", "new", "ajoute", "ajouter", "add"})


async def house(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """His houses; « nouvelle Riad Yasmine, Marrakech, Maroc » founds one, and its first question follows.

    Refusal: he owns no house, or the words found none.
    """
    first, _, rest = words.strip().partition(" ")
    if not first:
        return [await _his_houses(office, caller)]
    if fold(first) not in NEW:
        raise refuse("founding.how")
    if caller.member.role is not Role.OWNER:
        raise refuse("founding.owners_only")
    new, dossier = await identified(office, rest)
    now, person = office.clock(), caller.member.person
    async with office.store.unit(new.id) as unit:
        await found_in(unit, new, dossier, person, f"person:{person.id}", now)
        await choose_in(unit, person, now)
        following, shown = page(
            (await questions_of(unit)).found, caller.member, say("founding.begun", house=new.name)
        )
        if caller.inbox_id is None:
            return [shown]
        await caller.heard(unit, now)
        await put(unit, caller.member, shown, following.ask.key if following else None, now, unasked=False)
    return []


async def houses(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """How all his houses stand, in five lines; who has one reads that."""
    told = await portfolio(office, caller.member.person.telegram_id)
    return [told or await _his_houses(office, caller)]


async def _his_houses(office: Office, caller: Caller) -> Reply:
    async with office.store.hall_reading() as hall:
        places = await hall.places(caller.member.person.telegram_id)
        names = {one.id: one.name for one in await hall.properties()}
    rows = [
        Line(say("founding.mine", house=names[place[0]], role=ROLE_WORDS[place[1].role])) for place in places
    ]
    here = Line(say("founding.here", house=names[caller.property_id]), bold=True)
    return Reply((Block((here, *rows)), Block((Line(say("founding.how"), quiet=True),))))


COMMANDS = (
    Command("maison", "house", house, what=say("command.maison"), want="know", rank=60),
    Command("maisons", "houses", houses, what=say("command.maisons"), want="know", rank=59),
)
