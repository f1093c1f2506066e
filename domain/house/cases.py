"""What is an incident called?"""

from __future__ import annotations

from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.incident.incident import Incident
from domain.phrase import Phrase, say


def title(case: Incident, house: House) -> Phrase:
    """Somebody's own words; of one that the house found itself where it was found."""
    if case.wish.title or case.wish.channel is None:
        return say("text.words", words=case.wish.called)
    kind = house.hotel.room_type(case.wish.room_type or "")
    return say(
        "incident.found",
        channel=channel_name(case.wish.channel, house),
        room_type=kind.name if kind else case.wish.room_type or "—",
    )
