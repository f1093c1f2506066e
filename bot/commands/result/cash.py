"""What does /caisse show: what guests owe, what the house owes?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.money.taxes import quarter_of
from domain.nights import ONE_DAY
from domain.phrase import say
from governance.office import Office, snapshot
from governance.post.replies import Reply
from governance.result import Till, till_of, till_screen
from store.unit import Unit


async def cash(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Stays leaving, in house and coming within a week; VAT, commissions and tourist taxes."""
    async with office.store.reading(caller.property_id) as unit:
        return [till_screen(await till(office, unit))]


async def till(office: Office, unit: Unit) -> Till:
    """With the books back to the quarter before, whose taxes may still be due."""
    hotel = await unit.property.get()
    today = office.clock().astimezone(hotel.zone).date()
    before = quarter_of(quarter_of(today)[0] - ONE_DAY)[0]
    house = await snapshot(office, unit, books_since=before)
    stays = await unit.reservations.stays_between(house.today - ONE_DAY, house.today + 7 * ONE_DAY)
    return till_of(house, stays)


COMMANDS = (Command("caisse", "cash", cash, what=say("command.caisse"), want="money", rank=2),)
