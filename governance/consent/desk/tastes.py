"""How does a habit of refusing become a preference that the owner can see and erase?"""

from __future__ import annotations

from datetime import timedelta

from domain.consent.actions import ChangeRules
from domain.phrase import say
from domain.prices.taste import PATTERN, taste
from governance.consent.desk.filing import file_in
from governance.contract import Draft
from governance.office import Office, snapshot
from store.unit import Unit

REMEMBERED = timedelta(days=90)


async def propose_taste(office: Office, unit: Unit) -> None:
    """A card with the preference that the last refusals amount to; none when there is no pattern, or when the same
    preference was refused lately. Nothing is ever applied without that card's tap."""
    now = office.clock()
    rule = taste(await unit.batches.declined(now - REMEMBERED), await unit.pricing.rules())
    if rule is None:
        return
    key = f"taste:{rule.kind}:{rule.room_type}:{rule.weekdays}"
    if any(refused.key == key for refused in await unit.proposals.refused_since(now - REMEMBERED)):
        return
    house = await snapshot(office, unit)
    action = ChangeRules((rule,), (), house.hotel.currency)
    draft = Draft("revenue", action, (say("batch.taste_reason", n=PATTERN),), key)
    await file_in(unit, office, house, draft, by="director:revenue")
