"""How far is the package that the sales channels ask for? /dossier shows it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.consent.rights import Right
from domain.phrase import say
from governance.office import Office
from governance.package.as_json import package_reply
from governance.package.filled import dossier_of, package_of
from governance.post.replies import Reply


async def dossier(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Part by part, contradictions side by side, and who can say what is missing."""
    async with office.store.reading(caller.property_id) as unit:
        return [package_reply(await package_of(unit), await dossier_of(unit))]


COMMANDS = (
    Command("dossier", "package", dossier, Right.READ, what=say("command.dossier"), want="know", rank=45),
)
