"""What happened, in which order, and is the record whole?"""

from __future__ import annotations

from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.phrase import say
from governance.consent.entry_words import what

PAGE = 40


async def show(visit: Visit) -> Shown:
    """The newest entries, and whether the chain holds."""
    return await page_of(visit, None)


async def before(visit: Visit) -> Shown:
    """Those before the entry that the address names."""
    number = visit.request.path_params["what"]
    known = number.isascii() and number.isdecimal() and len(number) < 12
    return await page_of(visit, int(number)) if known else Shown("missing.html.j2", {}, 404)


async def page_of(visit: Visit, until: int | None) -> Shown:
    """Forty entries, newest first; each that moved a decision leads to its card."""
    async with visit.lobby.office.store.reading(visit.visitor.property_id) as unit:
        seq, head = await unit.journal.head()
        last = seq if until is None else min(until - 1, seq)
        found = await unit.journal.entries(after=max(0, last - PAGE), limit=min(PAGE, max(last, 0)))
        checked = await unit.journal.verify()
        people = await unit.people.names()
    if checked.ok:
        chain = say("journal.intact", n=seq, head=head[:8])
    else:
        chain = say("journal.broken", number=checked.first_bad_seq)
    rows = [
        (entry, say("journal.row", at=entry.at, what=what(entry, people)), entry.body.get("number"))
        for entry in reversed(found)
    ]
    more = found[0].seq if found and found[0].seq > 1 else None
    return Shown("journal.html.j2", {"rows": rows, "chain": chain, "whole": checked.ok, "more": more})


VIEW = View("journal", say("page.view_journal"), "journal", 80, show, before)
