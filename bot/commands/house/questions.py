"""What does nobody know of this house yet? /questions asks it, one by one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from bot.commands.taps import Beside
from domain.consent.rights import Right
from domain.phrase import say
from governance.house.answering import tapped
from governance.house.asking import page, put, questions_of
from governance.office import Office
from governance.post.replies import Reply


async def questions(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The next question for whoever asks for it, with how far the house is."""
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        following, shown = page((await questions_of(unit)).found, caller.member)
        if caller.inbox_id is None:
            return [shown]
        await caller.heard(unit, now)
        await put(unit, caller.member, shown, following.ask.key if following else None, now, unasked=False)
    return []


async def on_question_of_house(office: Office, caller: Caller, key: str, verb: str) -> Beside:
    """`k:<key>:<answer>`: the same message shows the next question."""
    async with office.store.unit(caller.property_id) as unit:
        told = await tapped(office, unit, caller.member, key, verb)
        await caller.heard(unit, office.clock())
    return Beside(told.face, told.alert)


COMMANDS = (
    Command(
        "questions", "questions", questions, Right.FILE, what=say("command.questions"), want="know", rank=40
    ),
)
