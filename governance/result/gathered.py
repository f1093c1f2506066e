"""From which rows are the result of some days and the till made?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.money.taxes import quarter_of
from domain.nights import ONE_DAY, Span, month_of
from governance.office import Office, snapshot
from governance.result.account import Account, a_month_before, account_of, hindsight_of
from governance.result.till import Till, till_of
from store.unit import Unit


async def account_over(office: Office, unit: Unit, asked: Span) -> Account:
    """The result of those days; of a month that runs or comes with where it is going."""
    hotel = await unit.property.get()
    today = office.clock().astimezone(hotel.zone).date()
    house = await snapshot(office, unit, until=asked.last, books_since=books_from(asked, today))
    found = account_of(house, known_part(asked, house.books.since))
    if found.outlook is None or asked != month_of(today):
        return found
    before = a_month_before(today)
    then = await unit.facts.house(office.clock(), as_of=before, books_since=before.replace(day=1))
    return replace(found, hindsight=hindsight_of(then, house))


def known_part(asked: Span, since: date | None) -> Span:
    """A year that began before the books did is told from their first day on; the title says which."""
    return Span(since, asked.last) if since is not None and asked.first < since <= asked.last else asked


def books_from(asked: Span, today: date) -> date:
    """Far enough back for the same days of the year before."""
    return date(min(asked.first.year, today.year) - 1, 1, 1)


async def till_now(office: Office, unit: Unit) -> Till:
    """With the books back to the quarter before, whose taxes may still be due."""
    hotel = await unit.property.get()
    today = office.clock().astimezone(hotel.zone).date()
    house = await snapshot(office, unit, books_since=dues_from(today))
    stays = await unit.reservations.stays_between(house.today - ONE_DAY, house.today + 7 * ONE_DAY)
    return till_of(house, stays)


def dues_from(today: date) -> date:
    """The first day of the quarter before."""
    return quarter_of(quarter_of(today)[0] - ONE_DAY)[0]
