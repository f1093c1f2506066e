"""Who decided what, and is the record whole?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.phrase import say
from governance.consent.entry_words import what
from governance.office import Office
from governance.post.replies import Block, Line, Reply

LINES = 10


async def journal(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The last entries in words, the chain's state and its head."""
    async with office.store.reading(caller.property_id) as unit:
        seq, head = await unit.journal.head()
        entries = await unit.journal.entries(after=max(0, seq - LINES), limit=LINES)
        checked = await unit.journal.verify()
        people = await unit.people.names()
    if not entries:
        return [Reply((Block((Line(say("journal.empty")),)),))]
    rows = [Line(say("journal.row", at=e.at, what=what(e, people))) for e in reversed(entries)]
    if checked.ok:
        chain = say("journal.intact", n=seq, head=head[:8])
    else:
        chain = say("journal.broken", number=checked.first_bad_seq)
    title = Line(say("journal.title", n=len(rows)), bold=True)
    return [Reply((Block((title, *rows)), Block((Line(chain, quiet=True),))))]


COMMANDS = (Command("journal", "log", journal, what=say("command.journal"), want="decide", rank=3, menu=6),)
