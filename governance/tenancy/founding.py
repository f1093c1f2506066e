"""How does a house begin, with nobody's guess in it?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.consent.rights import Role
from domain.errors import refuse
from domain.house.background import BACKGROUND
from domain.house.facts.answers import Known
from domain.property import Property
from domain.tenancy.identity import identity_from
from governance.house.asking import questions_of
from governance.office import Office
from store.consent.people import Person
from store.unit import Unit

# As many questions as somebody is asked in one sitting; what is left comes one by one, at good hours.
MOST_QUESTIONS = 25


async def identified(
    office: Office, words: str, taken: Sequence[str] = ()
) -> tuple[Property, dict[str, object]]:
    """The house that these words found, under an id that no house has, and its background as it is stored.

    Refusal: a part of « name, city, country » is missing or unclear.
    """
    async with office.store.hall_reading() as hall:
        known = await hall.property_ids()
    house, background = identity_from(words, [*known, *taken])
    return house, BACKGROUND.dump_python(background, mode="json")


async def found_in(
    unit: Unit, house: Property, background: dict[str, object], owner: Person | None, by: str, at: datetime
) -> None:
    """Write the new house, its open questions and its first owner, all in this unit.

    Refusal: somebody founded one under this id a moment ago.
    """
    try:
        await unit.property.get()
    except LookupError:
        await unit.property.save(house)
    else:
        raise refuse("founding.there_already", house=house.id)
    await unit.property.save_facts({"dossier": background})
    if owner is not None:
        await unit.people.add_member(owner.id, Role.OWNER, at)
    await unit.journal.append("house.founded", f"property:{house.id}", by, {"property": house.id}, at)


async def still_asked(unit: Unit, passed_over: frozenset[str]) -> Known | None:
    """The next question that nobody has answered, most useful first, without those passed over."""
    found = (await questions_of(unit)).found
    return next((one for one in found if not one.settled and one.ask.key not in passed_over), None)
