"""What do the models cost?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.front import Caller
from domain.phrase import Percent, Phrase, say
from governance.budget import Budget, day_of, dollars, month_of
from governance.desk.office import Office
from governance.replies import Block, Line, Reply
from store.conversation import Spent


async def cost(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Today and this month against their caps, by director, and how much of the prompts came from the cache."""
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
        today = office.clock().astimezone(hotel.zone).date()
        spent_today = await unit.spending.between(*day_of(today, hotel.zone))
        spent_this_month = await unit.spending.between(*month_of(today, hotel.zone))
        seats = await unit.spending.by_director(*month_of(today, hotel.zone))
    title = Line(say("cost.title"), bold=True)
    if not spent_this_month.calls:
        return [Reply((Block((title, Line(say("cost.nothing")))),))]
    totals = Block((title, *_totals(spent_today, spent_this_month, office.budget)))
    rows = [
        Line(say("cost.row", who=_name(office, slug), spent=dollars(spent.cost), n=spent.calls))
        for slug, spent in seats
    ]
    shares = Block((Line(say("cost.by_director")), *rows))
    return [Reply((totals, shares, Block(tuple(_cache(spent_this_month)))))]


def _totals(today: Spent, month: Spent, budget: Budget) -> Iterator[Line]:
    yield Line(say("cost.today", spent=dollars(today.cost), cap=dollars(budget.day), n=today.calls))
    yield Line(say("cost.month", spent=dollars(month.cost), cap=dollars(budget.month), n=month.calls))


def _cache(spent: Spent) -> Iterator[Line]:
    if spent.prompt:
        share = Percent(spent.share_from_cache)
        yield Line(say("cost.cache", share=share, spent=dollars(spent.cost / spent.calls)), quiet=True)


def _name(office: Office, slug: str | None) -> Phrase:
    return say("cost.routing") if slug is None else say("board.speaker", director=office.board.name(slug))
