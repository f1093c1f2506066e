"""What does /resultat show: the month, the year to date, a month by its name, or yesterday?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel.dates import get_month_names

from bot.command import Caller, Command
from channels.files.cells import plain
from domain.errors import refuse
from domain.nights import ONE_DAY, Span, month_of
from domain.phrase import say
from governance.office import Office
from governance.post.replies import Reply
from governance.result import Account, screen
from governance.result.gathered import account_over
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
