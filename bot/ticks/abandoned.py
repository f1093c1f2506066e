"""When are attempts found whose outcome nobody awaits?"""

from datetime import datetime, timedelta

from bot.clock.each import Each
from domain.consent.proposal import State
from governance.consent.desk.rounds import find_abandoned
from governance.office import Office
from store.models.proposals import AttemptRow, ProposalRow
from store.unit import Unit

LOOK = timedelta(seconds=30)


async def while_one_is_out(office: Office, unit: Unit, now: datetime) -> datetime | None:
    """As long as a call by wire has no outcome; a person with the panel open may take his time."""
    for proposal in await unit.proposals.in_state(State.APPLYING):
        for attempt in await unit.attempts.of(proposal.id):
            if attempt.outcome is None and attempt.request.get("kind") != "panel":
                return now + LOOK
    return None


TICK = Each(
    "abandoned", 30, find_abandoned, again=while_one_is_out, upon=frozenset({AttemptRow, ProposalRow})
)
