"""/decision puts on record what was decided, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.command import Caller, Command
from bot.commands.asked_back import WORDS
from domain.consent.rights import Right
from domain.errors import refuse
from domain.house.deciding import decided_in
from domain.phrase import say
from governance.office import Office
from governance.post.replies import Button, Line, Reply, reply
from governance.registers.deciding import decide

LATER = (30, 91, 182)  # days: in a month, a quarter, half a year


async def decision(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The decision as it is kept, repeated back. It decides nothing in the house: no price, no card."""
    if not words.strip():
        raise refuse("decision.how")
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        said = decided_in(words, now.astimezone(hotel.zone).date())
        kept = await decide(office, unit, caller.member, said)
        lines = [
            Line(say("decision.kept", code=kept.code, words=kept.question), bold=True),
            Line(say("decision.is", words=kept.decision)),
        ]
        if said.review_on is not None:
            lines.append(Line(say("decision.again", day=said.review_on), quiet=True))
            return await caller.heard(unit, now, reply(*lines))
        lines.append(Line(say("decision.when_again"), quiet=True))
        today = now.astimezone(hotel.zone).date()
        return await caller.heard(unit, now, reply(*lines, buttons=reviews(kept.code, today)))


def reviews(code: str, today: date) -> tuple[tuple[Button, ...], ...]:
    """A day to look at it again was not named: a tap says the reminder as if it had been typed."""
    days = [today + timedelta(days=days) for days in LATER]
    return (
        tuple(
            Button(
                say("decision.review_on", day=day), f"{WORDS}rappelle-moi de revoir {code} le {day:%d/%m/%Y}"
            )
            for day in days
        ),
    )


COMMANDS = (
    Command("decision", "decided", decision, Right.FILE, what=say("command.decision"), want="decide", rank=3),
)
