"""When does tomorrow's sheet reach whoever runs the house?"""

from __future__ import annotations

from domain.consent.rights import Right, may
from domain.nights import ONE_DAY
from governance.office import Office
from governance.post.telling import tell
from governance.service.sheet import SENT_AT, UNTIL, sheet_of
from governance.service.sheet_page import sheet_reply
from store.unit import Unit


async def send_sheet(office: Office, property_id: str) -> bool:
    """At seven in the evening, once a day; True when it went out. After half past ten it is too late for today."""
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        hotel = await unit.property.get()
        local = now.astimezone(hotel.zone)
        if not SENT_AT <= local.time() < UNTIL:
            return False
        day = local.date() + ONE_DAY
        if not await unit.legal.ring(f"sheet:{day}", now) or not await is_lived_in(unit):
            return False
        shown = sheet_reply(await sheet_of(office, unit, day))
        readers = [one for one in await unit.people.members() if may(one.role, Right.FILE)]
        await tell(unit, readers, shown, f"sheet:{day}", now)
        return True


async def is_lived_in(unit: Unit) -> bool:
    """Whether the house knows any booking at all: before that there is nothing to print."""
    return await unit.reservations.count() > 0
