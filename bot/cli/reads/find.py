"""What does `lhcm find WORDS` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told
from bot.knowledge.shelf import caught_up
from domain.consent.rights import Role
from domain.knowledge.writing import readable_by
from governance.knowledge.as_json import findings_json
from governance.knowledge.cards import found_reply
from governance.knowledge.finding import find
from governance.knowledge.knowing import who_may_know
from governance.office import Office


async def told(office: Office, property_id: str, words: str) -> Told:
    """Passages of the house's writings with their places; who sits at its machine reads all of them."""
    await caught_up(office, property_id)
    async with office.store.reading(property_id) as unit:
        found = await find(unit, words, readable_by(Role.OWNER), office.meaning)
        who = () if found.answers else await who_may_know(unit, words)
    return as_told(findings_json(property_id, found, who), found_reply(found))
