"""What does a channel's step change?"""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.activation.board import ChannelState, Move, reference_in
from domain.activation.move import MoveChannel
from domain.consent.proposal import Proposal
from domain.opening.profile import profiles
from governance.consent.kinds.kind import Receipt
from store.unit import Unit

# How long one waits before one looks again, where the channel's profile says nothing.
LOOK_AGAIN = timedelta(days=2)


def look_again(channel: str, state: ChannelState) -> timedelta:
    """The longest that this wait usually takes, at least a day."""
    profile = profiles().get(channel)
    usual = profile.usual.get(state.value) if profile else None
    return LOOK_AGAIN if usual is None else timedelta(days=max(1, usual.most))


async def stepped(unit: Unit, proposal: Proposal, action: MoveChannel, at: datetime) -> Receipt:
    """Whether the channel still stood where the card had it."""
    by = f"person:{proposal.asked_by}" if proposal.asked_by is not None else proposal.filed_by
    return {"moved": await step(unit, action, by=by, at=at, proposal=proposal.id)}


async def step(
    unit: Unit, action: MoveChannel, *, by: str, at: datetime, proposal: int | None = None
) -> bool:
    """Take the step, with its evidence, and journal it; False when somebody was faster."""
    move = Move(action.channel, action.before, action.to, by, at, action.words, action.evidence, proposal)
    waits = action.to in {ChannelState.REQUESTED, ChannelState.WAITING_CHANNEL}
    hotel = await unit.property.get()
    look = (at + look_again(action.channel, action.to)).astimezone(hotel.zone).date() if waits else None
    if not await unit.openings.move(move, reference=reference_in(action.evidence), next_look=look):
        return False
    body = {
        "channel": action.channel,
        "from": action.before.value,
        "to": action.to.value,
        "evidence": [one.kind.value for one in action.evidence],
        "proposal": proposal,
    }
    await unit.journal.append("channel.moved", f"channel:{action.channel}", by, body, at)
    return True
