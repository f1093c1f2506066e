"""How does a draft become a proposal, or words on why it does not?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from domain.consent.actions import Action, fingerprint
from domain.consent.proposal import Proposal, State
from domain.consent.verdict import Level, Ruling, hardest
from domain.house.snapshot import House
from domain.phrase import Phrase
from governance.consent.cards import redraw, show
from governance.consent.desk.ground import keep_ground
from governance.consent.kinds.register import kind_of
from governance.consent.mandates.running import run
from governance.consent.objectives.judged import unsaid
from governance.contract import Draft
from governance.office import FADES, Office, books_wanted, snapshot_for
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of a draft: a proposal, or the sentences of the limits that blocked it.

    `known` is true when the same draft was already waiting and nothing new was filed.
    """

    proposal: Proposal | None
    blocked: tuple[Phrase, ...] = ()
    known: bool = False


async def file(
    office: Office,
    property_id: str,
    draft: Draft,
    *,
    by: str,
    asked_by: int | None = None,
    unasked: bool = False,
) -> Filed:
    """Judge a draft on the House of this moment and file it, replacing an open proposal on the same subject."""
    async with office.store.unit(property_id) as unit:
        house = await snapshot_for(office, unit, draft.action)
        return await file_in(unit, office, house, draft, by=by, asked_by=asked_by, unasked=unasked)


async def file_in(
    unit: Unit,
    office: Office,
    house: House,
    draft: Draft,
    *,
    by: str,
    asked_by: int | None = None,
    announce: bool = True,
    unasked: bool = False,
) -> Filed:
    """The same, inside a unit that the caller holds; `announce` False leaves showing the card to the caller.

    The values before are those that the calendar holds at this moment, whatever the draft took them for. `unasked`
    says that a mandate of the filer may run it at once: a director's own rule, or a person's command. What a model
    wrote, or what was read out of free text, leaves it False and asks.
    """
    asks = kind_of(draft.action).filed
    refused = await asks.barred(unit, office.board, draft.action, by, house)
    if refused is not None:
        return Filed(None, (refused,))
    action = asks.restated(await on_today(unit, draft.action), house)
    wanted = books_wanted(action, house.today)
    if wanted is not None and (house.books.since is None or house.books.since > wanted):
        house = await snapshot_for(office, unit, action)
    rulings = (*office.board.judge(action, house), *asks.warned(action, house))
    level = hardest(rulings)
    if level is Level.BLOCK:
        return Filed(None, sentences(rulings, Level.BLOCK))
    before = await unit.proposals.open_with_key(draft.key) if draft.key else None
    lasts = before is not None and before.expires_at > house.now + FADES
    if before is not None and lasts and before.fingerprint == fingerprint(action):
        return Filed(before, known=True)
    proposal = await unit.proposals.file(
        draft.director,
        action,
        rulings=rulings,
        reasons=reasons(draft.reasons, action, house),
        level=level,
        state=State.HELD if level is Level.HOLD else State.PENDING,
        filed_by=by,
        expires_at=draft.expires_at or consent_ends(office, house, action),
        key=draft.key,
        sample=house.sample,
        supersedes=before.id if before else None,
        asked_by=asked_by,
        at=house.now,
    )
    if before is not None:
        moved = await unit.proposals.move(before, State.SUPERSEDED, at=house.now, by="desk")
        if moved is not None:
            await redraw(unit, moved, house.now)
    await keep_ground(unit, proposal, house.today, before)
    if unasked:
        proposal = await run(unit, proposal, house.now) or proposal
    if announce:
        await show(unit, proposal, house.now)
    return Filed(proposal)


async def on_today(unit: Unit, action: Action) -> Action:
    """The same wish on the values that the cells hold now."""
    if not action.nights:
        return action
    cells = await unit.calendar.cells(action.room_types, action.nights[0], action.nights[-1])
    return action.based_on(
        {cell: held.target.value for cell, held in cells.items() if held.target is not None}
    )


def reasons(given: Sequence[Phrase], action: Action, house: House) -> tuple[Phrase, ...]:
    """The reasons of a card: as given, then what it means for the objectives in force, said afresh."""
    return (*unsaid(given), *kind_of(action).filed.bearing(action, house))


def sentences(rulings: Iterable[Ruling], level: Level) -> tuple[Phrase, ...]:
    """What the limits of one level say."""
    return tuple(ruling.phrase for ruling in rulings if ruling.level is level and ruling.phrase is not None)


def consent_ends(office: Office, house: House, action: Action) -> datetime:
    """When a card stops acting: after the usual period, or when the first night concerned has begun."""
    usual = house.now + office.terms.consent
    nights = action.nights
    if not nights:
        return usual
    night_over = datetime.combine(nights[0] + timedelta(days=1), time(0), house.hotel.zone)
    return min(usual, night_over) if night_over > house.now else usual
