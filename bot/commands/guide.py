"""What can be asked here?"""

from __future__ import annotations

from collections.abc import Sequence

from bot import commands
from bot.command import Caller, Command
from domain.phrase import Phrase, say
from governance.office import Office
from governance.post.replies import Block, Line, Reply, reply

IN_MENU = 8


def described() -> Sequence[tuple[Command, Phrase]]:
    """What /aide tells, by rank."""
    return [(one, one.what) for one in commands.COMMANDS if one.what is not None]


def menu() -> Sequence[tuple[Command, Phrase]]:
    """What the phone's menu shows."""
    return described()[:IN_MENU]


async def guide(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The commands, and the one promise that matters."""
    told = [
        (one.name, Line(say("help.row", command=one.spelled(caller.language), what=what)))
        for one, what in described()
    ]
    rows = [line for name, line in told[:IN_MENU] if name != "aide"]
    more = [line for _, line in told[IN_MENU:]]
    blocks = (
        Block((Line(say("help.title"), bold=True), *rows)),
        Block(tuple(more)),
        Block((Line(say("board.help")), Line(say("help.reply")), Line(say("help.consent")))),
    )
    return [Reply(blocks)]


async def welcome(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """A greeting for somebody who is of the house already."""
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
    name = caller.member.person.name
    return [reply(say("help.start", person=name, at=hotel.brief_at, house=hotel.name))]


COMMANDS = (
    Command("aide", "help", guide, what=say("command.aide"), rank=8),
    Command("start", "begin", welcome),
)
