"""Before which decisions does the page ask again who somebody is, and how does he show it?"""

from __future__ import annotations

from domain.consent.proposal import Proposal, State
from domain.consent.verdict import Level
from domain.phrase import say
from governance.consent.kinds.kind import never
from governance.consent.kinds.register import kind_of
from governance.entrance.entering import Visitor
from governance.office import Office
from governance.post.replies import reply
from governance.post.telling import tell
from store.unit import Unit


def is_grave(proposal: Proposal) -> bool:
    """What a lost phone must not be able to approve: past a director's hold, or what nothing takes back."""
    return (
        proposal.state is State.HELD
        or proposal.level is Level.HOLD
        or kind_of(proposal.action).undone_by is never
    )


async def ask(office: Office, unit: Unit, visitor: Visitor) -> None:
    """Send a code of six digits to his own Telegram; only the newest one counts."""
    now = office.clock()
    code = await unit.doors.ask_code(visitor.session.id, now)
    words = reply(say("page.code", code=code))
    once = f"page code:{visitor.session.id}:{code}:{now.isoformat()}"  # two asked in one instant are two messages
    await tell(unit, [visitor.member], words, once, now)


async def prove(office: Office, unit: Unit, visitor: Visitor, code: str) -> bool:
    """Whether he typed the code that was sent to him."""
    return await unit.doors.prove(visitor.session.id, "".join(code.split()), office.clock())
