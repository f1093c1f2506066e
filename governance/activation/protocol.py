"""By which protocol is a channel verified, and what of it has nobody looked at yet?"""

from __future__ import annotations

from datetime import datetime

from domain.activation.board import ChannelState, Opening
from domain.activation.checks import AGAIN, still_to_look
from domain.opening.profile import Check, common_checks, profiles
from store.unit import Unit


def protocol(channel: str) -> tuple[Check, ...]:
    """What is looked at on this channel; of one without a profile what is looked at on every channel."""
    profile = profiles().get(channel)
    return profile.verify if profile else common_checks()


def since(opening: Opening, now: datetime) -> datetime:
    """From when on a look counts: since the channel is live, and no longer ago than a month."""
    month = now - AGAIN
    return max(opening.since, month) if opening.state is ChannelState.LIVE and opening.since else month


async def to_look(unit: Unit, opening: Opening, now: datetime) -> tuple[str, ...]:
    """What still has to be seen well, in the protocol's order."""
    looks = await unit.checks.of(opening.channel)
    return still_to_look([one.id for one in protocol(opening.channel)], looks, since(opening, now))
