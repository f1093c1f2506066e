"""How does a person or an agent file a mission from a shell?"""

from __future__ import annotations

import argparse
import json

from bot.cli.allowed import NotAllowed
from bot.cli.speech import complain, tell
from bot.cli.worker import AtWork, working
from bot.settings import Settings
from domain.conversation.secrets.masking import masked
from domain.errors import Refusal
from domain.phrase import say
from governance.missions.cards import STATES
from governance.missions.flow import begin
from governance.missions.sentence import mission_from


async def mission(settings: Settings, arguments: argparse.Namespace) -> int:
    """File it under the name of who asks: an agent for itself alone. 2: words that are none, 4: not allowed."""

    async def filed(at_work: AtWork) -> int:
        return await _filed(settings, arguments, at_work)

    return await working(settings, arguments, filed)


async def _filed(settings: Settings, arguments: argparse.Namespace, at_work: AtWork) -> int:
    office, caller = at_work.office, at_work.caller
    if caller is None:
        return complain(settings, say("work.who"))
    today = office.clock().astimezone(at_work.hotel.zone).date()
    async with office.store.unit(at_work.property_id) as unit:
        people = {name: who for who, name in (await unit.people.names()).items()}
        wish = mission_from(masked(" ".join(arguments.words)), today, people)
        try:
            filed = await begin(office, unit, caller.member, wish)
        except Refusal as refusal:
            raise NotAllowed(refusal.phrase) from refusal
    if arguments.format == "json":
        print(json.dumps({"schema": "work-done/1", "number": filed.id, "state": filed.state.value}, indent=2))
    else:
        tell(settings, say("work.done", number=filed.id, state=STATES[filed.state]))
    return 0
