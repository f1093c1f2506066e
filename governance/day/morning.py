"""How does the brief leave once a day, whatever happens at nine?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import zip_longest

from domain.consent.actions import fingerprint
from domain.consent.proposal import Proposal
from domain.consent.rights import Right, may
from domain.house.snapshot import House
from domain.property import Property
from governance.budget import day_of
from governance.consent.cards import show
from governance.consent.desk.filing import file_in, on_today
from governance.consent.kinds.price.batch import lines_of
from governance.contract import Draft
from governance.day.brief import compose
from governance.day.brief.composed import Brief
from governance.day.brief.town import town_events
from governance.day.brief.writing import Circumstances
from governance.office import Office, snapshot
from governance.post.preferring import at_his_hour, preferred, shortened
from governance.post.quiet import is_due
from governance.post.telling import tell
from governance.prices.study import studied
from governance.registers.due import due_today
from store.unit import Unit

LATEST = time(12, 0)
CATCH_UP = timedelta(hours=3)
MOST_NEW = 3
REFUSED_FOR = timedelta(days=7)


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
        if is_too_late(local, hotel):
            await unit.briefs.mark(local.date(), "not due" if first_ever else "missed", now)
            return False
        await give(office, unit, local.date(), now)
        return True


def is_too_late(local: datetime, hotel: Property) -> bool:
    """Whether it is past noon, or three hours past the brief's hour where that comes later."""
    latest = datetime.combine(local.date(), hotel.brief_at) + CATCH_UP
    noon = datetime.combine(local.date(), LATEST)
    return local.replace(tzinfo=None) >= max(noon, latest)


async def give(office: Office, unit: Unit, day: date, now: datetime) -> None:
    """File what the directors would do, then send the brief and after it the new cards; all in this unit."""
    house = await snapshot(office, unit)
    filed = await file_drafts(office, unit, replace(house, study=await studied(unit, now, house.today)))
    brief = await written(office, unit, house, day)
    readers = [m for m in await unit.people.members() if may(m.role, Right.READ) and m.brief]
    hotel = house.hotel
    for reader in readers:
        wanted = await preferred(unit, reader.person.id)
        shown, due = shortened(brief.reply, wanted), at_his_hour(wanted, hotel, day, now)
        await tell(unit, [reader], shown, f"brief:{day}", now, due_at=due)
    for proposal in filed:
        await show(unit, proposal, now)
    await unit.told.mark(brief.told, now)
    await unit.briefs.mark(day, "sent", now)


async def file_drafts(office: Office, unit: Unit, house: House) -> list[Proposal]:
    """At most three new cards that ask: what each director would do first, then what each would do next; beside
    them what ran by a mandate.

    What was refused in the last seven days does not come back while the values are the same.
    """
    refused = await unit.proposals.refused_since(house.now - REFUSED_FOR)
    turned_down = {change for proposal in refused for change in proposal.action.changes}
    declined = {proposal.fingerprint for proposal in refused}
    filed: list[Proposal] = []
    for draft in in_turns(office.board.drafts(house)):
        if sum(proposal.mandate is None for proposal in filed) == MOST_NEW:
            break
        action = await on_today(unit, draft.action)
        kept = action.only({change.cell for change in action.changes if change not in turned_down})
        if lines_of(action):  # what of a batch was not wanted, its director knows
            kept = action
        if (action.changes and not kept.changes) or fingerprint(action) in declined:
            continue
        by = f"director:{draft.director}"
        outcome = await file_in(
            unit, office, house, replace(draft, action=kept), by=by, announce=False, unasked=True
        )
        if outcome.proposal is not None and not outcome.known:
            filed.append(outcome.proposal)
    return filed


def in_turns(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The first draft of each director in the order of the table, then the second of each, and so on."""
    by_director: dict[str, list[Draft]] = {}
    for draft in drafts:
        by_director.setdefault(draft.director, []).append(draft)
    for turn in zip_longest(*by_director.values()):
        yield from (draft for draft in turn if draft is not None)


async def written(office: Office, unit: Unit, house: House, day: date) -> Brief:
    """The brief of this House, with what is open and what yesterday's told already."""
    proposals = await unit.proposals.open()
    _, head = await unit.journal.head()
    findings = office.board.findings(house)
    news = await unit.told.news(findings)
    last = await unit.briefs.last(before=day)
    missed = last is not None and (last.state == "missed" or last.local_date < day - timedelta(days=1))
    yesterday = await unit.spending.between(*day_of(day - timedelta(days=1), house.hotel.zone))
    return compose(
        house,
        office.board,
        proposals,
        journal_head=head,
        news=news,
        about=Circumstances(
            mornings=await unit.briefs.sent(before=day),
            missed_yesterday=missed,
            spent_yesterday=yesterday.cost,
            events=await town_events(unit, house),
            registers=tuple(await due_today(unit, house.today)),
        ),
    )
