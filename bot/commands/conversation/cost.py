"""What do the models cost?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from bot.command import Caller, Command
from domain.phrase import Percent, Phrase, say
from governance.budget import Budget, day_of, dollars, month_of
from governance.conversation import running_cost
from governance.office import Office
from governance.post.replies import Block, Line, Reply
from store.conversation.exchanges import Spent
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Costs:
    """What was spent today and this month, in USD, and by whom: None is what no director asked."""

    property_id: str
    at: datetime
    day: date
    budget: Budget
    today: Spent
    month: Spent
    by_director: Sequence[tuple[str | None, Spent]]


async def cost(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Today and this month against their caps, by director, and how much of the prompts came from the cache."""
    async with office.store.reading(caller.property_id) as unit:
        return [costs_reply(await costs(office, unit), office)]


async def costs(office: Office, unit: Unit) -> Costs:
    """The figures of this moment, by the house's own days."""
    hotel, now = await unit.property.get(), office.clock()
    today = now.astimezone(hotel.zone).date()
    day, month = day_of(today, hotel.zone), month_of(today, hotel.zone)
    return Costs(
        hotel.id,
        now,
        today,
        office.budget,
        await unit.spending.between(*day),
        await unit.spending.between(*month),
        await unit.spending.by_director(*month),
    )


def costs_reply(of: Costs, office: Office) -> Reply:
    """The same for a person, after what it will cost."""
    ahead = Block(tuple(_ahead(of.budget)))
    title = Line(say("cost.title"), bold=True)
    if not of.month.calls:
        return Reply((ahead, Block((title, Line(say("cost.nothing"))))))
    totals = Block((title, *_totals(of.today, of.month, of.budget)))
    rows = [
        Line(say("cost.row", who=_name(office, slug), spent=dollars(spent.cost), n=spent.calls))
        for slug, spent in of.by_director
    ]
    shares = Block((Line(say("cost.by_director")), *rows))
    return Reply((ahead, totals, shares, Block(tuple(_cache(of.month)))))


def _ahead(budget: Budget) -> Iterator[Line]:
    """The estimate of the cost page, what cannot be exceeded, and what nobody has fixed yet."""
    yield Line(say("cost.ahead_title"), bold=True)
    cents = Decimal("0.01")
    yield Line(
        say(
            "cost.ahead",
            day=running_cost.DAY.quantize(cents, ROUND_HALF_UP),
            month=running_cost.MONTH.quantize(Decimal(1)),
            n=running_cost.QUESTIONS_A_DAY,
        )
    )
    yield Line(say("cost.ahead_nothing"))
    yield Line(say("cost.ahead_caps", day=dollars(budget.day), month=dollars(budget.month)))
    yield Line(say("cost.ahead_offer"))


def costs_json(of: Costs) -> dict[str, Any]:
    """The same for a program; see data/schemas/cost.json. The cache's share is null before any call."""
    return {
        "schema": "cost/1",
        "property": of.property_id,
        "date": of.day.isoformat(),
        "at": of.at.isoformat(),
        "currency": "USD",
        "today": {**_spent(of.today), "cap": _exact(of.budget.day)},
        "month": {**_spent(of.month), "cap": _exact(of.budget.month)},
        "by_director": [{"director": slug, **_spent(spent)} for slug, spent in of.by_director],
        "share_from_cache": f"{of.month.share_from_cache:.4f}" if of.month.prompt else None,
    }


def _spent(of: Spent) -> dict[str, Any]:
    return {"spent": _exact(of.cost), "calls": of.calls}


def _exact(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


def _totals(today: Spent, month: Spent, budget: Budget) -> Iterator[Line]:
    yield Line(say("cost.today", spent=dollars(today.cost), cap=dollars(budget.day), n=today.calls))
    yield Line(say("cost.month", spent=dollars(month.cost), cap=dollars(budget.month), n=month.calls))


def _cache(spent: Spent) -> Iterator[Line]:
    if spent.prompt:
        share = Percent(spent.share_from_cache)
        yield Line(say("cost.cache", share=share, spent=dollars(spent.cost / spent.calls)), quiet=True)


def _name(office: Office, slug: str | None) -> Phrase:
    return say("cost.routing") if slug is None else say("board.speaker", director=office.board.name(slug))


COMMANDS = (Command("cout", "cost", cost, what=say("command.cout"), want="money", rank=5),)
