"""What is known of a channel beside its place on the board: how ready its form is, what a night would leave?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.activation.board import OPEN, ChannelState
from domain.opening.profile import profiles
from domain.opening.readiness import readiness
from domain.phrase import Percent
from governance.opening.readiness import readiness_reply
from governance.opening.terms import offered, terms_reply
from governance.package.filled import background_of, package_of
from governance.post.replies import Block
from store.unit import Unit

MOST = 3  # missing fields told on a channel's page; /dossier tells them all


async def shares(unit: Unit) -> Mapping[str, Percent]:
    """How far each channel's form is filled."""
    package = await package_of(unit)
    return {code: Percent(readiness(profile, package).share) for code, profile in profiles().items()}


async def beside(unit: Unit, channel: str, state: ChannelState, now: datetime) -> Sequence[Block]:
    """The form and what is missing while the channel is not open, then its terms; nothing without a profile."""
    profile = profiles().get(channel)
    if profile is None:
        return ()
    blocks: list[Block] = []
    if state not in OPEN:
        found = readiness(profile, await package_of(unit))
        blocks += readiness_reply(found, await background_of(unit), MOST).blocks
    house = await unit.facts.house(now, ahead_days=1)
    terms = terms_reply(await offered(unit, profile, now), house)
    return (*blocks, *terms.blocks[:1])
