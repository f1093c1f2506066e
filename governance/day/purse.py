"""Where does the month's money stand, over one look at the house: result, till, objectives?"""

from __future__ import annotations

from dataclasses import dataclass

from domain.consent.actions import SetObjective
from domain.nights import ONE_DAY, month_of
from governance.consent.objectives.progress import progress
from governance.day.objectives.reading import Aims, reach_of
from governance.office import Office, snapshot
from governance.result.account import Account, account_of
from governance.result.gathered import dues_from
from governance.result.till import Till, till_of
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Purse:
    """The running month's account, what is owed on both sides today, and the objectives."""

    account: Account
    till: Till
    aims: Aims


async def purse(office: Office, unit: Unit) -> Purse:
    """As of now, all three from the same rows; the books reach back as far as taxes may still be due: the account
    says nothing of a year before."""
    today = office.clock().astimezone((await unit.property.get()).zone).date()
    month = month_of(today)
    objectives = await unit.objectives.active(today)
    until, back = reach_of(objectives, today)
    house = await snapshot(
        office,
        unit,
        until=max(until or month.last, month.last),
        back_to=back,
        books_since=dues_from(today),
    )
    stays = await unit.reservations.stays_between(today - ONE_DAY, today + 7 * ONE_DAY)
    wishes = tuple(p for p in await unit.proposals.open() if isinstance(p.action, SetObjective))
    aims = Aims(house, tuple(progress(one, house) for one in objectives), wishes)
    return Purse(account_of(house, month), till_of(house, stays), aims)
