"""Who is at work today, and who does what?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time

from bot.command import Caller, Command
from domain.consent.rights import Right
from domain.errors import refuse
from domain.folding import fold
from domain.phrase import say
from domain.service.calling import STAYS_LATE
from governance.office import Office
from governance.post.replies import Reply, reply
from governance.service.checklists import checklist_of, lacking
from governance.service.task_cards import checklist, day_list, one_helper
from governance.service.team import change, leaves_late

_BOOKING = re.compile(r"[A-Za-z]{0,3}\d{4,}")
_LATE = re.compile(r"(\S+)\s+(\S+)\s+([01]?\d|2[0-3])\s?[:h]\s?([0-5]\d)?$")


async def team(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Everybody's day; « Fatima ménage arabe », « Fatima absente demain », « Fatima repos le lundi »,
    « départ 7 14:00 »; a name shows his tasks, a VIP's booking what is prepared for him.

    Refusal: a name or word that means nothing here.
    """
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        now = office.clock()
        day = now.astimezone(hotel.zone).date()
        notes: list[Reply] = []
        name, _, rest = words.strip().partition(" ")
        if _BOOKING.fullmatch(name) and not rest:
            stay, steps = await checklist_of(office, unit, name)
            broken = await lacking(unit, steps, now)
            return [checklist(stay, steps, await unit.people.names(), now, broken)]
        late = _LATE.match(words.strip())
        if late is not None and fold(late[1]) in STAYS_LATE:
            hour = time(int(late[3]), int(late[4] or 0))
            await leaves_late(office, unit, caller.member, late[2], hour)
            notes.append(reply(say("task.late_noted", room=late[2], at=hour)))
            name = ""
        elif rest:
            helper = await change(office, unit, caller.member, name, rest.strip())
            notes.append(reply(say("task.team_noted", name=helper.name)))
            name = ""
        found, helpers = await unit.tasks.on(day), await unit.tasks.helpers(day)
        if name:
            one = next((helper for helper in helpers if fold(helper.name) == fold(name)), None)
            if one is None:
                raise refuse("task.who", name=name)
            return [one_helper(one, found)]
        return await caller.heard(unit, now, *notes, day_list(found, helpers))


COMMANDS = (Command("equipe", "team", team, Right.FILE, what=say("command.equipe"), want="do", rank=7),)
