"""What does `lhcm find WORDS` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told
from bot.commands.knowledge.finding import found_in_a_shell
from domain.consent.rights import Role
from governance.knowledge.as_json import findings_json
from governance.knowledge.cards import found_reply
from governance.office import Office


async def told(office: Office, property_id: str, words: str, role: Role) -> Told:
    """Passages of the writings that somebody of this role may read, with their places."""
    found, who = await found_in_a_shell(office, property_id, role, words)
    return as_told(findings_json(property_id, found, who), found_reply(found))
