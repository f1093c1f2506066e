"""What is the whole story of one change: who, when, on which figures, what was shown, sent, confirmed and seen?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.consent.proposal import Proposal
from domain.phrase import Phrase, say
from domain.prices.rates import Cell, Stage, Stamp
from domain.property import Property
from governance.consent.desk.undoing import UNDOABLE, restorable
from governance.consent.kinds.register import inverse_of
from store.consent.attempts import Attempt
from store.consent.journal import JournalEntry
from store.unit import Unit

SYSTEM = "desk"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One row under the number: as filed, or as somebody adjusted it; with its journal, calls and screens."""

    proposal: Proposal
    entries: Sequence[JournalEntry]
    attempts: Sequence[Attempt]


@dataclass(frozen=True, slots=True)
class Seen:
    """One cell at one stage."""

    cell: Cell
    stage: Stage
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Story:
    """All that is remembered of the change that people call by `number`; the last chapter is its present state.

    `shown` is on how many messages it stands. `undo_nights` is how many nights « Annuler » would restore now;
    where it is 0, `no_undo` says why. `undone_by` is the number of its undo, `undoes` what it undoes itself.
    """

    number: int
    hotel: Property
    people: Mapping[str, str]
    chapters: Sequence[Chapter]
    stages: Sequence[Seen]
    shown: int
    undo_nights: int
    no_undo: Phrase | None
    undone_by: int | None
    undoes: int | None
    replaces: int | None

    @property
    def last(self) -> Proposal:
        return self.chapters[-1].proposal

    def who(self, actor: str) -> str:
        """A person's name, where one is known; else how the journal calls the actor."""
        return self.people.get(actor, actor)


async def story_of(unit: Unit, number: int, now: datetime) -> Story | None:
    """The story of one number; None when nothing was ever filed under it."""
    versions = await unit.proposals.versions(number)
    if not versions:
        return None
    last = versions[-1]
    hotel = await unit.property.get()
    chapters = [
        Chapter(
            proposal,
            await unit.journal.of_subject(f"proposal:{proposal.id}"),
            await unit.attempts.of(proposal.id),
        )
        for proposal in versions
    ]
    nights, no_undo = await _undo(unit, last, now, hotel)
    inverse = await unit.proposals.undoing(last.id)
    first = versions[0]
    return Story(
        number=number,
        hotel=hotel,
        people=await unit.people.names(),
        chapters=chapters,
        stages=await _stages(unit, last),
        shown=len(await unit.messages.of(f"proposal:{number}")),
        undo_nights=nights,
        no_undo=no_undo,
        undone_by=inverse.number if inverse else None,
        undoes=await _number(unit, last.undoes),
        replaces=await _number(unit, first.supersedes),
    )


async def _undo(unit: Unit, proposal: Proposal, now: datetime, hotel: Property) -> tuple[int, Phrase | None]:
    if proposal.state not in UNDOABLE:
        return 0, say("story.no_undo_state")
    if inverse_of(proposal.action, proposal.number, proposal.receipt) is None:
        return 0, say("story.no_undo_unknown")
    left = await restorable(unit, proposal, now.astimezone(hotel.zone).date())
    if left is None:
        return 0, say("story.no_undo_changed")
    return max(1, len(left.changes)), None


async def _stages(unit: Unit, proposal: Proposal) -> list[Seen]:
    """Where the cells stand: each stage that a cell has reached, on any channel."""
    action = proposal.action
    if not action.nights:
        return []
    held = await unit.calendar.cells(action.room_types, action.nights[0], action.nights[-1])
    wanted = {(change.room_type, change.night) for change in action.changes}
    found = []
    for cell, stages in held.items():
        if (cell.room_type, cell.night) in wanted:
            stamps = {stage: getattr(stages, stage.value) for stage in Stage}
            found += [Seen(cell, stage, stamp) for stage, stamp in stamps.items() if stamp is not None]
    return found


async def _number(unit: Unit, proposal_id: int | None) -> int | None:
    found = await unit.proposals.get(proposal_id) if proposal_id is not None else None
    return found.number if found else None
