"""When is somebody asked what nobody knows of the house?"""

from datetime import datetime, timedelta

from bot.clock.each import Each
from bot.ticks.again import next_local
from governance.house.asking import AFTER_BRIEF, LATEST_HOUR, ask_if_due
from governance.office import Office
from store.models.knowing import FactAskRow, HouseFactRow
from store.models.morning import BriefRow
from store.models.people import MembershipRow
from store.unit import Unit

HOUR = timedelta(hours=1)


async def at_a_good_hour(office: Office, unit: Unit, now: datetime) -> datetime:
    """Hour by hour between an hour after the brief and the evening."""
    hotel = await unit.property.get()
    begins = next_local(hotel, now - AFTER_BRIEF, (hotel.brief_at,)) + AFTER_BRIEF
    local = now.astimezone(hotel.zone)
    open_today = local.date() < begins.astimezone(hotel.zone).date()
    return now + HOUR if open_today and local.hour < LATEST_HOUR else begins


TICK = Each(
    "questions",
    300,
    ask_if_due,
    at_once=False,
    again=at_a_good_hour,
    upon=frozenset({BriefRow, FactAskRow, HouseFactRow, MembershipRow}),
)
