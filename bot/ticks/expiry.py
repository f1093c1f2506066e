"""When do cards expire, and postponed ones come back?"""

from datetime import datetime

from bot.clock.each import Each
from governance.consent.desk.rounds import expire_and_wake
from governance.office import Office
from store.models.proposals import ProposalRow
from store.unit import Unit


async def when_one_ends(office: Office, unit: Unit, now: datetime) -> datetime | None:
    """When the first open card ends or a postponed one comes back."""
    return await unit.ends.next()


TICK = Each("expiry", 5, expire_and_wake, again=when_one_ends, upon=frozenset({ProposalRow}))
