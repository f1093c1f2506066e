"""What is to be done, by whom, and how is a mission given?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from bot.commands.missions.orders import sees as sees_order
from bot.commands.missions.orders import shown as order_shown
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.missions.mission import MissionWish
from domain.phrase import say
from governance.missions import flow
from governance.missions.cards import listed, mission_card
from governance.missions.sentence import mission_from
from governance.office import Office
from governance.post.replies import Line, Reply, reply


async def missions(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Without words the list; a number shows that mission; other words are a new mission or note.

    Somebody without the right to file sees his own tasks only, and may note something for himself.
    """
    words = words.strip()
    if words and not words.isdecimal():
        return await given(office, caller, words)
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
        people = await unit.people.names()
        found = [m for m in await unit.missions.under_way() if sees(caller, m.owner, m.wish.note)]
        one = await unit.missions.get(int(words)) if words else None
        files = await unit.documents.evidence_of(f"mission:{one.id}") if one else ()
        order = await unit.orders.get(int(words)) if words else None
        if order is not None and sees_order(caller, order):
            return [await order_shown(unit, caller, order)]
    today = office.clock().astimezone(hotel.zone).date()
    if not words:
        return [listed(found, people, today)]
    if one is None or not sees(caller, one.owner, one.wish.note):
        raise refuse("mission.unknown", number=int(words))
    return [mission_card(one, caller.member, people, today, files)]


async def given(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """A new mission or note from its words."""
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
        people = await unit.people.names()
    today = office.clock().astimezone(hotel.zone).date()
    return await begun(
        office, caller, mission_from(words, today, {name: who for who, name in people.items()})
    )


async def begun(office: Office, caller: Caller, wish: MissionWish) -> Sequence[Reply]:
    """A new mission or note, repeated back as it was understood."""
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        people = await unit.people.names()
        today = now.astimezone(hotel.zone).date()
        mission = await flow.begin(office, unit, caller.member, wish)
        card = mission_card(mission, caller.member, people, today)
        head = Line(say("mission.noted") if wish.note else say("mission.given"), quiet=True)
        return await caller.heard(unit, now, Reply((*reply(head).blocks, *card.blocks), card.buttons))


def sees(caller: Caller, owner: str, note: bool) -> bool:
    """A note is its writer's; a mission is everybody's who may file, and its doer's."""
    mine = owner == f"person:{caller.member.person.id}"
    return mine or (not note and may(caller.member.role, Right.FILE))


COMMANDS = (
    Command("missions", "tasks", missions, what=say("command.missions"), want="do", rank=1),
    Command("mission", "task", missions),
)
