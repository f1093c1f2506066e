"""What can be asked here?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.command import Caller, Command, Want
from bot.process.lazily import at
from domain.phrase import Phrase, say
from governance.office import Office
from governance.post.replies import Block, Line, Reply, reply

# What one wants, in the order of /aide.
WANTS: Mapping[Want, Phrase] = {
    "know": say("help.group_know"),
    "decide": say("help.group_decide"),
    "price": say("help.group_price"),
    "money": say("help.group_money"),
    "do": say("help.group_do"),
    "safe": say("help.group_safe"),
}


def described() -> Sequence[tuple[Command, Phrase]]:
    """What each command is said to do, by rank."""
    commands: Sequence[Command] = at("bot.commands.table:COMMANDS")  # which is made from this file too
    return [(one, one.what) for one in commands if one.what is not None]


def menu() -> Sequence[tuple[Command, Phrase]]:
    """What the phone's menu shows, in its order."""
    shown = [(one.menu, one, what) for one, what in described() if one.menu is not None]
    return [(one, what) for _, one, what in sorted(shown, key=lambda row: row[0])]


async def guide(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The commands by what one wants, and the one promise that matters."""
    blocks = [Block((Line(say("help.title"), bold=True), Line(say("board.help"))))]
    for want, title in WANTS.items():
        rows = [
            Line(say("help.row", command=one.spelled(caller.language), what=what))
            for one, what in described()
            if one.want == want
        ]
        blocks.append(Block((Line(title, bold=True), *rows)))
    blocks.append(Block((Line(say("help.reply")), Line(say("help.consent")))))
    return [Reply(tuple(blocks))]


async def welcome(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """A greeting for somebody who is of the house already."""
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
    name = caller.member.person.name
    return [reply(say("help.start", person=name, at=hotel.brief_at, house=hotel.name))]


COMMANDS = (
    Command("aide", "help", guide, what=say("command.aide"), menu=8),
    Command("start", "begin", welcome),
)
