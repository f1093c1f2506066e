"""What is a test booking to whoever says yes to it?"""

from __future__ import annotations

from datetime import datetime

from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.house.channel_names import channel_name
from domain.incident.action import RunSyncTest
from domain.incident.incident import Entry, EntryKind
from domain.incident.sync_test import Phase
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.kind import InHouse, Kind, Receipt, never, without_words
from governance.consent.kinds.view import View
from governance.post.replies import Line
from store.unit import Unit


def subject(proposal: Proposal, action: RunSyncTest, view: View) -> list[Line]:
    """Which night and type, who does what, and what nobody touches meanwhile."""
    return [
        Line(row(action, view.hotel)),
        Line(say("sync_test.plan"), quiet=True),
        Line(say("sync_test.freeze"), quiet=True),
    ]


def title(number: int) -> Phrase:
    return say("sync_test.title", number=number)


def button(action: RunSyncTest) -> Phrase:
    return say("button.confirm_test", night=action.night)


def row(action: RunSyncTest, hotel: Property) -> Phrase:
    """« Essai : Double Supérieure, nuit du 3 mars, comptée sur Booking.com »"""
    kind = hotel.room_type(action.room_type)
    return say(
        "sync_test.row",
        room_type=kind.name if kind else action.room_type,
        night=action.night,
        channels=tuple(channel_name(one) for one in action.channels),
    )


async def begun(unit: Unit, proposal: Proposal, action: RunSyncTest, at: datetime) -> Receipt:
    """The test's number; none where another runs."""
    by = proposal.decided_by or proposal.filed_by
    test = await unit.sync_tests.begin(
        action.incident,
        action.room_type,
        action.night,
        action.channels,
        by,
        at,
        proposal=proposal.id,
    )
    if test is None:
        return {"test": None}
    entry = Entry(EntryKind.TEST, at, by, "", {"step": Phase.BEFORE.value, "test": test.id})
    await unit.incidents.add(action.incident, entry, at)
    body = {"test": test.id, "incident": action.incident, "proposal": proposal.id}
    await unit.journal.append("sync_test.approved", f"incident:{action.incident}", by, body, at)
    return {"test": test.id}


KINDS = (
    Kind(
        action=RunSyncTest,
        director="cto",
        asked_with=Right.FILE,
        approved_with=Right.CARRY,  # whoever does it in the panel says yes to it, and nobody for him
        subject=subject,
        title=title,
        button=button,
        row=row,
        carried=InHouse(begun),
        undone_by=never,  # what takes it back is the cancelling, which is part of it
        harmless=without_words,
    ),
)
