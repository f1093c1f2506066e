"""When does the Revenue director's record come by itself?"""

from __future__ import annotations

from dataclasses import replace

from domain.consent.rights import Role
from domain.nights import ONE_DAY, month_of
from governance.office import Office
from governance.post.quiet import is_due
from governance.post.telling import tell
from governance.prices.record.scorecard import scorecard, scorecard_reply

LOOKED_AT = "scorecard"  # the last month whose record has had its morning, sent or not


async def scorecard_if_due(office: Office, property_id: str) -> bool:
    """On the first of a month, once the brief's hour has passed: the month before, silently, to the owners, once.
    True when this call sent it; a month in which nobody decided on anything of Revenue's is not spoken of.

    Two processes that look at once leave one message: the outbox takes it once for each owner and month.
    """
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        hotel = await unit.property.get()
        local = now.astimezone(hotel.zone)
        if local.day != 1 or not is_due(local, hotel):
            return False
        month = month_of(local.date() - ONE_DAY).first
        if await unit.channels.cursor(LOOKED_AT) == month.isoformat():
            return False
        card = await scorecard(unit, now, month)
    async with office.store.unit(property_id) as unit:
        await unit.channels.set_cursor(LOOKED_AT, month.isoformat())
        if not card.acceptance.decided:
            return False
        owners = list(await unit.people.members(Role.OWNER))
        shown = replace(scorecard_reply(card), silent=True)
        await tell(unit, owners, shown, f"scorecard:{month:%Y-%m}", now)
    return True
