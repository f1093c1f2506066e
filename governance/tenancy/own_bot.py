"""What does a house do once it speaks through another bot than before?"""

from __future__ import annotations

from datetime import datetime

from domain.consent.proposal import State
from domain.phrase import say
from governance.consent.cards import approvers, show
from governance.post.replies import reply
from governance.post.telling import tell
from store.unit import Unit

SETTING = "own_bot"  # the number of the bot that the house spoke through last; None is the process's own
GONE = "the house speaks through another bot"


async def speaks_through(unit: Unit, bot_id: int | None, at: datetime) -> bool:
    """Note the bot of this house; False when it is the one it had.

    No bot can edit another's messages, and their numbers begin anew in each chat: what the old one showed counts as
    gone, and every decision that waits is put before its people once more.
    """
    if await unit.settings.get(SETTING) == bot_id:
        return False
    await unit.settings.set(SETTING, bot_id, "system", at)
    await unit.messages.forget()
    await unit.outbox.no_more_redraws(GONE, at)
    for proposal in await unit.proposals.in_state(State.PENDING):
        await show(unit, proposal, at, f"bot:{bot_id or 0}:{int(at.timestamp())}")
    return True


async def is_refused(unit: Unit, bot_id: int, token_mark: str, at: datetime) -> None:
    """Telegram knows the house's bot no more: it speaks through the process's own again, and its owners hear why.

    Silence would keep a room sold twice from them. Said once for each token.
    """
    await speaks_through(unit, None, at)
    hotel = await unit.property.get()
    notice = reply(say("bots.refused", house=hotel.name, bot=str(bot_id)))
    await tell(unit, await approvers(unit), notice, f"bot refused:{token_mark}", at)
