"""How is a person asked for an answer that the house must not, or cannot, find itself?"""

from __future__ import annotations

from domain.guests.deciding import Decision
from domain.guests.thread import Message, Thread
from domain.phrase import say
from governance.consent.cards import approvers
from governance.guests.shown import asked_lines
from governance.office import Office
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Block, Line, Reply
from governance.post.telling import tell
from store.unit import Unit

SUBJECT = "guest:"


async def ask_person(
    office: Office, unit: Unit, thread: Thread, message: Message, decision: Decision
) -> None:
    """The guest's words to those who may answer; at once where somebody may be in need, else after the night.

    Whoever replies to that message has written the draft, which is then shown as a card.
    """
    now = office.clock()
    hotel = await unit.property.get()
    due = now if decision.urgent else after_quiet_hours(now, hotel)
    lines = [*asked_lines(thread, message), Line(say("guests.answer_here"), quiet=True)]
    await tell(
        unit,
        await approvers(unit),
        Reply((Block(tuple(lines)),)),
        f"guest:{message.id}",
        now,
        due,
        subject=f"{SUBJECT}{message.id}",
    )
