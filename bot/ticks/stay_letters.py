"""When is somebody asked to let the letters of a stay go?"""

from datetime import datetime, timedelta

from bot.clock.each import Each
from bot.ticks.again import at_midnight
from governance.guests.journey.proposing import propose_letters
from governance.office import Office
from store.unit import Unit

EVERY = timedelta(minutes=5)


async def where_doors_are(office: Office, unit: Unit, now: datetime) -> datetime:
    """Letters have their hours; where no wire leads to guests none is proposed."""
    return now + EVERY if office.doors.get(unit.property_id) else await at_midnight(office, unit, now)


TICK = Each("stay letters", 300, propose_letters, again=where_doors_are)
