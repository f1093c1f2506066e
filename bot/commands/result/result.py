"""What does /resultat show: the month, the year to date, a month by its name, or yesterday?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from babel.dates import get_month_names

from bot.command import Caller, Command
from channels.files.cells import plain
from domain.errors import refuse
from domain.house.snapshot import House
from domain.nights import ONE_DAY, Span, month_of
from domain.phrase import say
from governance.office import Office, snapshot
from governance.post.replies import Reply
from governance.result import Account, a_month_before, account_of, hindsight_of, screen
from store.unit import Unit

_MONTH = {"", "mois", "month", "ce mois", "this month"}
_YEAR = {"annee", "ytd", "year", "cumul", "an"}
_YESTERDAY = {"hier", "yesterday"}


async def result(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Revenue, costs and GOP so far, where the month is going, against budget and last year."""
    async with office.store.reading(caller.property_id) as unit:
        return [screen(await account(office, unit, words))]


async def account(office: Office, unit: Unit, words: str) -> Account:
    """The result of the days that the words name."""
    hotel = await unit.property.get()
    return await account_over(office, unit, asked_for(words, office.clock().astimezone(hotel.zone).date()))


async def account_over(office: Office, unit: Unit, asked: Span) -> Account:
    """The result of those days; of a month that runs or comes with where it is going."""
    hotel = await unit.property.get()
    today = office.clock().astimezone(hotel.zone).date()
    house = await snapshot(office, unit, until=asked.last, books_since=books_from(asked, today))
    found = account_of(house, known_part(asked, house))
    if found.outlook is None or asked != month_of(today):
        return found
    before = a_month_before(today)
    then = await unit.facts.house(office.clock(), as_of=before, books_since=before.replace(day=1))
    return replace(found, hindsight=hindsight_of(then, house))


def known_part(asked: Span, house: House) -> Span:
    """A year that began before the books did is told from their first day on; the title says which."""
    since = house.books.since
    return Span(since, asked.last) if since is not None and asked.first < since <= asked.last else asked


def books_from(asked: Span, today: date) -> date:
    """Far enough back for the same days of the year before."""
    return date(min(asked.first.year, today.year) - 1, 1, 1)


def asked_for(words: str, today: date) -> Span:
    """The days that somebody means. Raises Refusal for words that name none; a month to come is its forecast."""
    said = plain(words)
    if said in _MONTH:
        return month_of(today)
    if said in _YEAR:
        return Span(date(today.year, 1, 1), max(today - ONE_DAY, date(today.year, 1, 1)))
    if said in _YESTERDAY:
        return Span(today - ONE_DAY, today - ONE_DAY)
    name, _, year = said.partition(" ")
    number = _month_number(name)
    if number is None or (year and not (year.isdigit() and len(year) == 4)):
        raise refuse("result.unknown_span", said=words.strip())
    return month_of(date(int(year) if year else today.year, number, 1))


def _month_number(name: str) -> int | None:
    """1 for « janvier », « janv », "January" or "jan"; None for anything else or for what could mean two."""
    if len(name) < 3:
        return None
    found = {
        number
        for language in ("fr", "en")
        for number, month in get_month_names("wide", locale=language).items()
        if plain(month).startswith(name)
    }
    return found.pop() if len(found) == 1 else None


COMMANDS = (Command("resultat", "result", result, what=say("command.resultat"), want="money", rank=1),)
