"""Which prices stood at the end of a past day, and how does the whole house get them back?"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from domain.consent.actions import CellChange, ChangeRate
from domain.phrase import Phrase, say
from domain.prices.rates import CellValue
from governance.consent.desk.filing import file_in
from governance.contract import Draft
from governance.office import Office, snapshot
from store.consent.people import Member
from store.unit import Unit


async def give_back(office: Office, unit: Unit, member: Member, day: date) -> tuple[Phrase, ...]:
    """File one proposal that restores what stood at the end of `day`; words where there is nothing to restore.

    Only where a change of ours still stands, where the earlier price is known, and where no lock holds the night:
    what somebody set elsewhere since then is his.
    """
    house = await snapshot(office, unit)
    moment = datetime.combine(day + timedelta(days=1), time(0), house.hotel.zone)
    before = {
        **await unit.snapshots.held_at(moment, house.today),
        **await unit.calendar.targets_before(moment, house.today),
    }
    ours = await unit.snapshots.written(house.today)
    held = await unit.calendar.cells(
        None, house.today, max((cell.night for cell in ours), default=house.today)
    )
    changes = tuple(
        CellChange(
            cell.room_type,
            cell.night,
            CellValue(price=old),
            CellValue(price=now),
            cell.rate_plan,
            cell.channel,
        )
        for cell, written in sorted(ours.items(), key=lambda one: (one[0].room_type, one[0].night))
        if cell in held
        and (now := held[cell].price) is not None
        and now == written.price
        and (old := before.get(cell, CellValue()).price) is not None
        and old != now
        and not house.pricing.locked(cell.room_type, cell.night)
    )
    if not changes:
        return (say("yesterday.nothing", day=day),)
    house = await snapshot(office, unit, until=max(change.night for change in changes))
    action = ChangeRate(changes, house.hotel.currency)
    draft = Draft(
        "revenue", action, (say("yesterday.reason", day=day, person=member.person.name),), "yesterday"
    )
    by = f"person:{member.person.id}"
    return (await file_in(unit, office, house, draft, by=by, asked_by=member.person.id)).blocked
