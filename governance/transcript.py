"""What does one exchange leave behind: words, cards, costs, an answer in the outbox?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from domain.actions import last_night
from domain.phrase import Phrase, say
from domain.proposal import Proposal
from domain.rights import Role
from governance import answer
from governance.answer import Outcome
from governance.budget import Budget, Purse, dollars, purse
from governance.contract import Draft
from governance.desk.cards import show, show_again, tell
from governance.desk.filing import Filed, file_in
from governance.desk.office import Office, snapshot
from governance.replies import Reply, reply
from governance.reply_json import reply_to_json
from governance.said import Said
from governance.turn import Turn
from store.conversation import Charge, Exchange
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that an exchange has come to. `notice` is what is said where nobody answered."""

    said: Said
    outcome: Outcome | None = None
    drafts: tuple[Draft, ...] = ()
    turns: tuple[Turn, ...] = ()
    charges: tuple[Charge, ...] = ()
    notice: Phrase | None = None


async def record(office: Office, made: Record, budget: Budget) -> None:
    """One unit: the exchange, its cost, its cards, its answer, and that the message has had its effect.

    A message that had its effect before leaves nothing a second time.
    """
    said, now = made.said, office.clock()
    async with office.store.unit(said.property_id) as unit:
        if said.inbox_id is not None and not await unit.inbox_done(said.inbox_id, now):
            return
        outcome = await _filed(unit, office, made)
        await unit.spending.add([*made.charges, *charges(made.turns)], now)
        await unit.conversations.add(said.member.person.id, _exchange(made, outcome, now))
        await _say(unit, made, outcome, now)
        for one in outcome.filed if outcome else ():
            await _card(unit, one, said, now)
        await _warn(unit, office, budget, now)


def charges(turns: Iterable[Turn]) -> list[Charge]:
    """What the calls of some turns cost."""
    return [
        Charge(
            "turn",
            usage.model,
            usage.fresh,
            usage.cache_written,
            usage.cache_read,
            usage.output,
            usage.cost,
            turn.director,
            usage.estimated,
        )
        for turn in turns
        for usage in turn.spent
    ]


async def _filed(unit: Unit, office: Office, made: Record) -> Outcome | None:
    """The outcome with what the desk made of its drafts.

    After a turn that read outsiders' words nothing is filed, whatever the drafts say: a person who wants the card
    asks for it in his own words, and the next turn does not read the answer that quoted them.
    """
    outcome = made.outcome
    if outcome is None or not made.drafts:
        return outcome
    if outcome.tainted:
        return replace(outcome, unfiled=len(made.drafts))
    ends = [night for draft in made.drafts if (night := last_night(draft.action)) is not None]
    house = await snapshot(office, unit, until=max(ends, default=None))
    filed = [
        await file_in(
            unit,
            office,
            house,
            draft,
            by=f"director:{outcome.turn.director}",
            asked_by=made.said.member.person.id,
            announce=False,
        )
        for draft in made.drafts
    ]
    return replace(outcome, filed=tuple(filed))


def _exchange(made: Record, outcome: Outcome | None, now: datetime) -> Exchange:
    tainted = outcome is not None and outcome.tainted
    ended = outcome.turn.ending.value if outcome else "notice"
    told = answer.remembered(outcome) if outcome else None
    return Exchange(now, _director(made, outcome), made.said.words, told, tainted, ended)


def _director(made: Record, outcome: Outcome | None) -> str:
    return outcome.turn.director if outcome else made.said.director or "gm"


async def _say(unit: Unit, made: Record, outcome: Outcome | None, now: datetime) -> None:
    """The answer, with a subject by which a reply to it finds its director again."""
    said = made.said
    told: Reply = answer.shown(outcome) if outcome else reply(made.notice or say("board.empty"))
    await unit.outbox.add(
        "reply",
        said.member.person.id,
        said.member.person.telegram_id,
        reply_to_json(told),
        dedupe=said.key,
        at=now,
        subject=f"said:{_director(made, outcome)}" if outcome else None,
    )


async def _card(unit: Unit, filed: Filed, said: Said, now: datetime) -> None:
    """A new card for whoever may decide and whoever asked; one that waits already, once more for him alone."""
    proposal: Proposal | None = filed.proposal
    if proposal is None:
        return
    if filed.known:
        await show_again(unit, proposal, said.member, now, said.key)
    else:
        await show(unit, proposal, now)


async def _warn(unit: Unit, office: Office, budget: Budget, now: datetime) -> None:
    """Four fifths of a day's or a month's budget are gone: the owners hear it once."""
    hotel = await unit.property.get()
    today = now.astimezone(hotel.zone).date()
    left: Purse = await purse(unit, budget, today, hotel.zone)
    owners = list(await unit.people.members(Role.OWNER))
    if left.month_is_short:
        words = say("board.month_short", spent=dollars(left.month), cap=dollars(budget.month))
        await tell(unit, owners, reply(words, silent=True), f"budget:{today:%Y-%m}", now)
    elif left.day_is_short:
        words = say("board.day_short", spent=dollars(left.today), cap=dollars(budget.day))
        await tell(unit, owners, reply(words, silent=True), f"budget:{today}", now)
