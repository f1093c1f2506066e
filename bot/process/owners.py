"""How do the first owners get in, before anybody could invite them?"""

from __future__ import annotations

from bot.settings import Settings
from domain.consent.rights import Role
from governance.office import Office

FIRST_ACCOUNT = 1000


async def seat_owners(office: Office, settings: Settings) -> None:
    """Each id of TELEGRAM_OWNER_IDS becomes an owner of every property that no other owner has and that it never
    belonged to.

    The list only bootstraps: who was revoked stays revoked, and who runs this machine does not walk into a house
    that has an owner of its own.
    """
    now, known = office.clock(), settings.telegram_owner_ids
    async with office.store.hall() as hall:
        properties = await hall.property_ids()
        people = [await hall.person_by_telegram(i) or await hall.upsert_person(i, "", "fr") for i in known]
    for property_id in properties:
        async with office.store.unit(property_id) as unit:
            seated = await unit.people.members(Role.OWNER)
            if any(_real(i) and i not in known for i in (one.person.telegram_id for one in seated)):
                continue
            for person in people:
                if not await unit.people.ever(person.id):
                    await unit.people.add_member(person.id, Role.OWNER, now)


def _real(telegram_id: int | None) -> bool:
    """Whether somebody has that account: the people of the demonstration have numbers that Telegram never gives."""
    return telegram_id is None or telegram_id >= FIRST_ACCOUNT
