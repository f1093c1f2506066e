"""What does /reservation show: one booking, and who said what of it?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.phrase import say
from governance.bookings.sightings import sightings_of, sightings_reply
from governance.office import Office
from governance.post.replies import Reply, reply


async def reservation(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The booking with this number, of the channel manager or of the sales channel."""
    number = words.strip()
    if not number:
        return [reply(say("sighting.ask"))]
    async with office.store.reading(caller.property_id) as unit:
        found = await sightings_of(unit, number)
    return [sightings_reply(one) for one in found] or [reply(say("sighting.none", number=number))]


COMMANDS = (
    Command("reservation", "booking", reservation, what=say("command.reservation"), want="know", rank=30),
)
