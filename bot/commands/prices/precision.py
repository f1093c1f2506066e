"""How right have the forecasts been?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.phrase import say
from governance.office import Office
from governance.post.replies import Reply
from governance.prices.foresight import foresee, live_since
from governance.prices.record.precision import precision, precision_reply


async def forecasts_scored(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """By horizon, against the same weekday last year; the first time, the nights are foreseen beforehand."""
    async with office.store.reading(caller.property_id) as unit:
        begun = await live_since(unit) is not None
    if not begun:
        await foresee(office, caller.property_id)
    async with office.store.reading(caller.property_id) as unit:
        return [precision_reply(await precision(unit, office.clock()))]


COMMANDS = (
    Command(
        "precision",
        "accuracy",
        forecasts_scored,
        what=say("command.precision"),
        want="price",
        rank=7,
        slow=True,
    ),
)
