"""What happens to an answer that was sent, and comes back because nobody could be given it?"""

from __future__ import annotations

from domain.guests.thread import State, Way
from governance.guests.sending import draw_anew, tell_of
from governance.office import Office
from store.unit import Unit


async def came_back(office: Office, unit: Unit, external: str) -> bool:
    """Nobody has read it: what it answered waits again, its card says so, and whoever may answer is told.

    False where the house sent no such mail, or knew already.
    """
    now = office.clock()
    sent = await unit.guest_messages.sent_as((external,))
    if sent is None or sent.way is not Way.OUT or sent.state not in {State.SENT, State.UNKNOWN}:
        return False
    if not await unit.guest_messages.move(sent, State.REFUSED, body={**sent.body, "why": "returned"}):
        return False
    asked = await unit.guest_messages.get(sent.answers or 0)
    if asked is not None and asked.state is State.ANSWERED:
        await unit.guest_messages.move(asked, State.WAITING)
    await tell_of(unit, sent, State.REFUSED, now)
    await draw_anew(unit, sent, now)
    return True
