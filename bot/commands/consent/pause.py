"""How is everything stopped, and started again?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.consent.rights import Right
from domain.phrase import say
from governance.consent import switches
from governance.office import Office
from governance.post.replies import Reply, reply


async def pause(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Stop every effect at once; « /pause fin » lifts it again, as /reprendre does."""
    if words.strip().lower() in {"fin", "off", "non", "end"}:
        return await resume(office, caller, "")
    async with office.store.unit(caller.property_id) as unit:
        phrase = await switches.pause(office, unit, caller.member)
        return await caller.heard(unit, office.clock(), reply(phrase))


async def resume(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Let what was approved go on."""
    async with office.store.unit(caller.property_id) as unit:
        phrase = await switches.resume(office, unit, caller.member)
        return await caller.heard(unit, office.clock(), reply(phrase))


COMMANDS = (
    Command("pause", "hold", pause, Right.PUSH_OFF, what=say("command.pause"), want="safe", rank=2, menu=7),
    Command(
        "reprendre", "resume", resume, Right.PUSH_OFF, what=say("command.reprendre"), want="safe", rank=3
    ),
)
