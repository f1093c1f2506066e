"""May a channel take its next step now, and does an open incident hold it?"""

from __future__ import annotations

from domain.activation.board import goes_further, what_lacks
from domain.activation.move import MoveChannel
from domain.consent.actions import Action
from domain.consent.verdict import Level, Ruling
from domain.house.board import standing
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.incident.freeze import disturbs
from domain.phrase import say


def board_step(action: Action, house: House) -> Ruling | None:
    """Blocks a step from where the channel does not stand, or without the evidence that it needs."""
    if not isinstance(action, MoveChannel):
        return None
    stands = standing(house, action.channel).state
    if stands is not action.before:
        phrase = say("activation.elsewhere", channel=channel_name(action.channel, house))
        return Ruling("board_step", "cto", Level.BLOCK, phrase)
    lacks = what_lacks(action.before, action.to, action.words, action.evidence)
    if lacks is not None:
        return Ruling("board_step", "cto", Level.BLOCK, lacks.phrase)
    return Ruling("board_step", "cto", Level.OK)


def incident_open(action: Action, house: House) -> Ruling | None:
    """Holds whatever opens a channel further than *requested* while bookings may be lost between the channels."""
    if not isinstance(action, MoveChannel) or not goes_further(action.before, action.to):
        return None
    if not house.incident_open:
        return Ruling("incident_open", "cto", Level.OK)
    number = house.incident.number if house.incident else None
    phrase = say("activation.incident", number=number) if number else say("activation.incident_plain")
    return Ruling("incident_open", "cto", Level.HOLD, phrase)


def testing(action: Action, house: House) -> Ruling | None:
    """Warns of whatever would disturb the test booking that runs; the desk lets it wait until that is over."""
    if not disturbs(action, house.sync_test):
        return None
    return Ruling("testing", "cto", Level.WARN, say("sync_test.waits"))
