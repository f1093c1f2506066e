"""How does the brief leave once a day, whatever happens at nine?"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from domain.house import House
from domain.property import Property
from domain.rights import Right, may
from governance.brief import compose
from governance.brief.composed import Brief
from governance.desk.cards import show, tell
from governance.desk.filing import file_in
from governance.desk.office import Office, snapshot
from store.unit import Unit

LATEST = time(12, 0)
MOST_NEW = 3


async def brief_if_due(office: Office, property_id: str) -> bool:
    """Claim today's brief if its hour has come and nobody has; True when this call sent it.

    After noon it is given up and the next brief says so: a morning brief in the evening helps nobody.
    """
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        hotel = await unit.property.get()
        local = now.astimezone(hotel.zone)
        if not is_due(local, hotel):
            return False
        first_ever = await unit.briefs.last() is None
        if not await unit.briefs.claim(local.date(), now):
            return False
        if local.time() >= LATEST:
            await unit.briefs.mark(local.date(), "not due" if first_ever else "missed", now)
            return False
        await give(office, unit, local.date(), now)
        return True


def is_due(local: datetime, hotel: Property) -> bool:
    """Whether the local clock has passed the brief's hour today."""
    return local.time().replace(tzinfo=None) >= hotel.brief_at


async def give(office: Office, unit: Unit, day: date, now: datetime) -> None:
    """File what the directors would do, then send the brief and after it the new cards; all in this unit."""
    house = await snapshot(office, unit)
    filed = []
    for draft in office.board.drafts(house):
        outcome = await file_in(unit, office, house, draft, by=f"director:{draft.director}", announce=False)
        if outcome.proposal is not None and not outcome.known:
            filed.append(outcome.proposal)
    brief = await written(office, unit, house, day)
    readers = [m for m in await unit.people.members() if may(m.role, Right.READ) and m.brief]
    await tell(unit, readers, brief.reply, f"brief:{day}", now)
    for proposal in filed:
        await show(unit, proposal, now)
    await unit.told.mark(brief.told, now)
    await unit.briefs.mark(day, "sent", now)


async def written(office: Office, unit: Unit, house: House, day: date) -> Brief:
    """The brief of this House, with what is open and what yesterday's told already."""
    proposals = await unit.proposals.open()
    _, head = await unit.journal.head()
    findings = office.board.findings(house)
    news = await unit.told.news(findings)
    yesterday = await unit.briefs.get(day - timedelta(days=1))
    missed = yesterday is not None and yesterday.state == "missed"
    return compose(house, office.board, proposals, journal_head=head, news=news, missed_yesterday=missed)
