"""How does whoever runs the house look at the photo, or hear the voice note, that shows something?"""

from __future__ import annotations

from bot.command import Caller
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.phrase import say
from governance.office import Office
from governance.post.replies import Attached, Line, Reply, reply
from governance.post.telling import tell
from store.unit import Unit


async def show_file(office: Office, unit: Unit, caller: Caller, digest: str | None, key: str) -> None:
    """The file as a message of its own. Refusal: not his to see, or it is kept no longer."""
    if not may(caller.member.role, Right.FILE):
        raise refuse("task.not_yours")
    document = await unit.documents.by_digest(digest) if digest else None
    if document is None:
        raise refuse("service.proof_gone")
    now = office.clock()
    head = reply(Line(say("service.proof", at=document.at)))
    told = Reply(head.blocks, file=Attached(document.digest, document.name))
    await tell(unit, [caller.member], told, f"{key}:{now.isoformat()}", now)
