"""How does one come to the page: by a link that counts once, for ten minutes, on one device?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.phrase import say
from governance.entrance.entering import link_for
from governance.office import Office
from governance.post.replies import Line, Reply, reply


async def page(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The link, or what is missing for one."""
    async with office.store.unit(caller.property_id) as unit:
        address = await link_for(office, unit, caller.member)
    if address is None:
        return [reply(say("page.no_address"))]
    return [reply(Line(say("page.link", url=address)), Line(say("page.link_note"), quiet=True))]


COMMANDS = (Command("page", "boardroom", page, what=say("command.page"), want="know", rank=4),)
