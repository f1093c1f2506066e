"""When does a verified channel's protocol come back to be looked at again?"""

from datetime import datetime, timedelta

from bot.clock.each import Each
from domain.activation.board import ChannelState
from governance.activation.verifying import ask_again
from governance.office import Office
from store.models.activation import ChannelOpeningRow
from store.unit import Unit

HOUR = timedelta(hours=1)


async def of_verified_ones(office: Office, unit: Unit, now: datetime) -> datetime | None:
    """Where a channel is verified."""
    openings = await unit.openings.all()
    return now + HOUR if any(one.state is ChannelState.VERIFIED for one in openings) else None


TICK = Each("verifications", 900, ask_again, again=of_verified_ones, upon=frozenset({ChannelOpeningRow}))
