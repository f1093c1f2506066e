"""How is a person asked for an answer that the house must not, or cannot, find itself?"""

from __future__ import annotations

from domain.guests.deciding import Decision
from domain.guests.offer import needs_several, whole_house
from domain.guests.thread import Message, Thread
from domain.nights import ONE_DAY, Span
from domain.phrase import say
from governance.consent.cards import approvers
from governance.guests.glossed import glossed
from governance.guests.quoting import requested
from governance.guests.shown import asked_lines
from governance.office import Office, snapshot
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Block, Line, Reply
from governance.post.telling import tell
from store.unit import Unit

SUBJECT = "guest:"
SAID_ALREADY = frozenset({"gloss.speaks_of"})


async def ask_person(
    office: Office, unit: Unit, thread: Thread, message: Message, decision: Decision
) -> None:
    """The guest's words to those who may answer; at once where somebody may be in need, else after the night.

    Whoever replies to that message has written the draft, which is then shown as a card.
    """
    now = office.clock()
    hotel = await unit.property.get()
    due = now if message.body.get("rings") else after_quiet_hours(now, hotel)
    told = [Line(phrase) for phrase in glossed(message, hotel) if phrase.key not in SAID_ALREADY]
    lines = [*asked_lines(thread, message), *told, *await _whole_house(office, unit, message, decision)]
    lines.append(Line(say("guests.answer_here"), quiet=True))
    await tell(
        unit,
        await approvers(unit),
        Reply((Block(tuple(lines)),)),
        f"guest:{message.id}",
        now,
        due,
        subject=f"{SUBJECT}{message.id}",
    )


async def _whole_house(office: Office, unit: Unit, message: Message, decision: Decision) -> list[Line]:
    """Who asks for the whole house, or for more than a room: how much of it is free, for the person who answers."""
    group = any(fence.code == "group" for fence in decision.fences)
    request = await requested(office, unit, message.text, decision.language, asked=group)
    if request is None or request.first is None or request.last is None or request.doubtful:
        return []
    house = await snapshot(office, unit, until=request.last)
    if not group and not needs_several(request, house):
        return []
    found = whole_house(request, house, await unit.guest_holds.held(house.now))
    if found is None:
        return []
    nights = Span(request.first, request.last - ONE_DAY)
    return [Line(say("guests.whole_house", nights=nights, free=found[0], of=found[1]))]
