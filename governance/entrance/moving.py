"""How does somebody who is in one of his houses go over to another?"""

from __future__ import annotations

from collections.abc import Sequence

from domain.consent.rights import Right, may
from domain.entrance.session import ABSOLUTE
from governance.entrance.entering import Visitor
from governance.office import Office


async def others(office: Office, visitor: Visitor) -> Sequence[tuple[str, str]]:
    """The other houses that he may look into, each with its name."""
    async with office.store.hall_reading() as hall:
        places = await hall.places(visitor.member.person.telegram_id)
        mine = [
            place[0] for place in places if place[0] != visitor.property_id and may(place[1].role, Right.READ)
        ]
        return [(one, await hall.name_of(one) or one) for one in mine]


async def move(office: Office, visitor: Visitor, property_id: str) -> str | None:
    """The raw session of the other house; the one he comes from ends. None where he has no place there.

    What he had shown of himself goes with him and gets no younger: changing house proves nothing.
    """
    if property_id not in {one for one, _ in await others(office, visitor)}:
        return None
    now, person, before = office.clock(), visitor.member.person.id, visitor.session
    async with office.store.unit(property_id) as unit:
        raw = await unit.doors.begin(
            person, before.way, before.device, now, min(before.expires_at, now + ABSOLUTE), before.proven_at
        )
        body = {"way": before.way.value}
        await unit.journal.append("page.entered", f"person:{person}", f"person:{person}", body, now)
    async with office.store.unit(visitor.property_id) as unit:
        await unit.doors.end(before.id, person, now)
    return raw
