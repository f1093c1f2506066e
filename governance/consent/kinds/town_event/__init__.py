"""What is an event of the town to be noted or taken out, to whoever decides it?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.consent.actions import ConfirmEvent, EndEvent
from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.kind import Clean, InHouse, Kind, Receipt, taking_back
from governance.consent.kinds.town_event.face import event_lines, event_row
from governance.consent.kinds.view import View
from governance.post.replies import Line
from store.unit import Unit


def title(number: int) -> Phrase:
    return say("event.card_title", number=number)


def subject(proposal: Proposal, action: ConfirmEvent, view: View) -> list[Line]:
    return event_lines(action)


def button(action: ConfirmEvent) -> Phrase:
    return say("button.confirm_event")


async def noted(unit: Unit, proposal: Proposal, action: ConfirmEvent, at: datetime) -> Receipt:
    """The event's number in the house's own calendar."""
    return {"event": await unit.events.confirm(action, at)}


def undone_by(action: ConfirmEvent, number: int, receipt: Receipt) -> EndEvent | None:
    return EndEvent(int(receipt["event"]), action.currency) if "event" in receipt else None


def harmless(action: ConfirmEvent, clean: Clean) -> ConfirmEvent:
    name, name_en = clean(action.name), clean(action.name_en)
    return replace(action, name=name, name_en=name_en, source=clean(action.source))


def ending_row(action: EndEvent, hotel: Property) -> Phrase:
    return say("event.end", event=action.event)


async def ended(unit: Unit, proposal: Proposal, action: EndEvent, at: datetime) -> Receipt:
    """Whether it was in the calendar."""
    return {"ended": await unit.events.end(action.event, at)}


KINDS = (
    Kind(
        action=ConfirmEvent,
        director="revenue",
        asked_with=Right.PROPOSE,
        approved_with=Right.APPROVE,
        subject=subject,
        title=title,
        button=button,
        row=event_row,
        carried=InHouse(noted),
        undone_by=undone_by,
        harmless=harmless,
    ),
    taking_back(EndEvent, ending_row, ended, director="revenue", title=title),
)
