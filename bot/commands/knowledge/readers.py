"""/lecteurs: who may read a document from now on?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.command import Caller, Command
from bot.knowledge.shelf import caught_up
from domain.consent.rights import Right
from domain.errors import refuse
from domain.knowledge.writing import Audience, audience_said, readable_by
from domain.phrase import Phrase, say
from governance.knowledge.readers import choose
from governance.office import Office
from governance.post.replies import Reply, reply

FOR: Mapping[Audience, Phrase] = {
    Audience.OWNER: say("readers.owner"),
    Audience.OPERATOR: say("readers.operator"),
    Audience.STAFF: say("readers.staff"),
}


async def readers(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """« contrat.pdf : équipe »; the last word counts where there is no colon."""
    name, _, said = words.rpartition(":") if ":" in words else words.strip().rpartition(" ")
    audience = audience_said(said)
    if not name.strip() or audience is None:
        raise refuse("readers.how")
    await caught_up(office, caller.property_id)
    now, member = office.clock(), caller.member
    async with office.store.unit(caller.property_id) as unit:
        by = f"person:{member.person.id}"
        writing = await choose(unit, name, audience, readable_by(member.role), by=by, at=now)
        return await caller.heard(
            unit, now, reply(say("readers.done", title=writing.title, who=FOR[audience]))
        )


COMMANDS = (
    Command("lecteurs", "readers", readers, Right.FILE, what=say("command.lecteurs"), want="know", rank=13),
)
