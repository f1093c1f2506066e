"""What happens when a person answers a card?"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.consent.actions import Action, fingerprint
from domain.consent.proposal import OPEN, Proposal, State
from domain.consent.verdict import Level, hardest
from domain.errors import Refusal
from domain.house.snapshot import House
from domain.phrase import Phrase, say
from governance.consent.card.adjust import adjusted, still_said, who_adjusted
from governance.consent.card.outcome import decided_by
from governance.consent.cards import redraw, report
from governance.consent.desk.filing import reasons as said_afresh
from governance.consent.desk.filing import sentences
from governance.consent.desk.ground import keep_ground
from governance.consent.kinds.register import decides, kind_of
from governance.consent.mandates.running import Cover, delegated, use
from governance.office import Office, snapshot_for
from store.consent.people import Member
from store.unit import Unit

SHORTEST_REASON = 3
# A yes alone is no reason, so a typed « oui » never confirms anything.
# fmt: off
ASSENT = frozenset({
    "oui", "yes", "ok", "okay", "d", "accord", "dac", "si", "go", "vas", "y", "allez", "confirme",
    "confirmer", "confirm", "valide", "valider", "approuve", "approve", "je", "merci", "please",
    "svp", "stp", "c", "est", "bon",
})
# fmt: on


class Effect(enum.StrEnum):
    """How a verdict ended: it counted, or why it did not."""

    DONE = "done"
    ALREADY = "already"
    EXPIRED = "expired"
    NOT_ENTITLED = "not_entitled"
    NEEDS_REASON = "needs_reason"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Answer:
    """What to tell the person who tapped, and the proposal as it now stands."""

    effect: Effect
    proposal: Proposal
    phrase: Phrase | None = None


async def approve(
    office: Office, unit: Unit, proposal: Proposal, member: Member, words: str | None = None
) -> Answer:
    """A yes. A held proposal needs a typed reason on top; what counts is the row, whatever the screen showed.

    Somebody without the right approves exactly what his mandate covers, and uses it up by that.
    """
    now = office.clock()
    own_right = decides(member.role, proposal.action)
    cover = None if own_right else await delegated(unit, proposal, member, now)
    refused = not_now(proposal, member, now, cover)
    if refused is not None:
        return refused
    if proposal.state is State.HELD and not is_reason(words):
        return Answer(Effect.NEEDS_REASON, proposal, say("error.no_reason"))
    doubt = await kind_of(proposal.action).doubted(unit, proposal.action, who(member))
    if doubt is not None:
        return Answer(Effect.BLOCKED, proposal, doubt)
    mandate = cover.mandate if cover else None
    if mandate is None:
        return await settle(unit, proposal, State.APPROVED, member, now, words)
    if not await use(unit, mandate, proposal, who(member), now):
        return Answer(Effect.NOT_ENTITLED, proposal, say("mandate.used_up", mandate=mandate.id))
    answer = await settle(unit, proposal, State.APPROVED, member, now, words, mandate=mandate.id)
    if answer.effect is Effect.DONE:
        await report(unit, answer.proposal, now)
    return answer


async def refuse(
    office: Office, unit: Unit, proposal: Proposal, member: Member, words: str | None = None
) -> Answer:
    """A no, with or without words."""
    now = office.clock()
    refused = not_now(proposal, member, now)
    return refused or await settle(unit, proposal, State.REFUSED, member, now, words)


async def postpone(office: Office, unit: Unit, proposal: Proposal, member: Member, until: datetime) -> Answer:
    """Later: the card comes back at `until` and stays good for half a day after that."""
    now = office.clock()
    refused = not_now(proposal, member, now)
    if refused is not None:
        return refused
    if proposal.state is not State.PENDING:
        return Answer(Effect.ALREADY, proposal, standing(proposal))
    moved = await unit.proposals.move(
        proposal,
        State.POSTPONED,
        at=now,
        by=who(member),
        postponed_until=until,
        expires_at=max(proposal.expires_at, until + timedelta(hours=12)),
        decided_by=member.person.name,
        decided_at=now,
    )
    return await seen(unit, proposal, moved, now)


async def adjust(office: Office, unit: Unit, proposal: Proposal, member: Member, wish: str) -> Answer:
    """The same cells at « 2420 », or moved by « +5 » percent.

    A new row under the same number, judged afresh, still to be confirmed.
    """
    now = office.clock()
    refused = not_now(proposal, member, now)
    if refused is not None:
        return refused
    try:
        action = adjusted(proposal.action, wish)
    except Refusal as refusal:
        return Answer(Effect.BLOCKED, proposal, refusal.phrase)
    if fingerprint(action) == proposal.fingerprint:
        return Answer(Effect.DONE, proposal)
    house = await snapshot_for(office, unit, action)
    said = still_said(proposal.reasons, proposal.action, action)
    reasons = (*said, who_adjusted(proposal.action, action, member.person.name))
    return await refile(office, unit, house, proposal, action, who(member), reasons)


async def refile(
    office: Office,
    unit: Unit,
    house: House,
    proposal: Proposal,
    action: Action,
    by: str,
    reasons: tuple[Phrase, ...],
) -> Answer:
    """Another action under the same number, judged afresh: the old row is superseded, the card redrawn.

    `by` is who wants it so: "person:7", or a director.
    """
    now = house.now
    rulings = office.board.judge(action, house)
    level = hardest(rulings)
    if level is Level.BLOCK:
        return Answer(Effect.BLOCKED, proposal, sentences(rulings, Level.BLOCK)[0])
    moved = await unit.proposals.move(proposal, State.SUPERSEDED, at=now, by=by)
    if moved is None:
        return await seen(unit, proposal, None, now)
    fresh = await unit.proposals.file(
        proposal.director,
        action,
        rulings=rulings,
        reasons=said_afresh(reasons, action, house),
        level=level,
        state=State.HELD if level is Level.HOLD else State.PENDING,
        filed_by=by,
        expires_at=proposal.expires_at,
        key=proposal.key,
        sample=proposal.sample,
        supersedes=proposal.id,
        asked_by=proposal.asked_by,
        at=now,
        number=proposal.number,
    )
    await keep_ground(unit, fresh, house.today, proposal)
    await redraw(unit, fresh, now)
    return Answer(Effect.DONE, fresh)


def not_now(proposal: Proposal, member: Member, now: datetime, cover: Cover | None = None) -> Answer | None:
    """Why this person's verdict on this proposal does not count now; None when it does.

    `cover` is what his mandates say of it, where his role gives him no right of his own.
    """
    if not decides(member.role, proposal.action) and (cover is None or cover.mandate is None):
        why = cover.why if cover and proposal.state in OPEN else None
        return Answer(Effect.NOT_ENTITLED, proposal, why or say("card.not_entitled"))
    if proposal.state not in OPEN:
        return Answer(Effect.ALREADY, proposal, standing(proposal))
    if now >= proposal.expires_at:
        return Answer(Effect.EXPIRED, proposal, say("card.expired", at=proposal.expires_at))
    return None


async def settle(
    unit: Unit,
    proposal: Proposal,
    to: State,
    member: Member,
    now: datetime,
    words: str | None,
    mandate: int | None = None,
) -> Answer:
    """Write the verdict if nobody was faster; `mandate` is the one that the person used."""
    if proposal.state is State.POSTPONED and to is State.APPROVED:
        woken = await wake(unit, proposal, at=now, by=who(member))
        if woken is None:
            return await seen(unit, proposal, None, now)
        proposal = woken
    moved = await unit.proposals.move(
        proposal,
        to,
        at=now,
        by=who(member),
        words=words,
        journal=None if mandate is None else {"mandate": mandate},
        mandate=mandate,
        decided_by=member.person.name,
        decided_at=now,
        decided_words=words,
    )
    return await seen(unit, proposal, moved, now)


async def wake(unit: Unit, proposal: Proposal, *, at: datetime, by: str) -> Proposal | None:
    """A postponed card waits for a verdict again: « plus tard » was none."""
    return await unit.proposals.move(
        proposal, State.PENDING, at=at, by=by, postponed_until=None, decided_by=None, decided_at=None
    )


def is_reason(words: str | None) -> bool:
    """Whether somebody typed a reason rather than a yes."""
    said = [word for word in re.findall(r"[^\W\d_]+", (words or "").lower()) if word not in ASSENT]
    return len("".join(said)) >= SHORTEST_REASON


async def seen(unit: Unit, before: Proposal, moved: Proposal | None, now: datetime) -> Answer:
    """Redraw after a move; after a lost race say what the other one decided."""
    if moved is None:
        current = await unit.proposals.certain(before.id)
        return Answer(Effect.ALREADY, current, standing(current))
    await redraw(unit, moved, now)
    return Answer(Effect.DONE, moved)


def standing(proposal: Proposal) -> Phrase:
    """One line on where the proposal stands, for a tap that came too late."""
    if proposal.state is State.EXPIRED:
        approved = decided_by(proposal) is not None and proposal.postponed_until is None
        return say("card.too_late" if approved else "card.expired", at=proposal.expires_at)
    if proposal.state is State.STALE:
        return say("card.stale_plain")
    decider = decided_by(proposal)
    if decider is not None and proposal.decided_at is not None:
        return say("card.already", person=decider, at=proposal.decided_at)
    return say("card.already_state", state=STATE_WORDS[proposal.state])


STATE_WORDS = {
    State.PENDING: say("state.pending"),
    State.HELD: say("state.held"),
    State.POSTPONED: say("state.postponed"),
    State.APPROVED: say("state.approved"),
    State.REFUSED: say("state.refused"),
    State.EXPIRED: say("state.expired"),
    State.SUPERSEDED: say("state.superseded"),
    State.STALE: say("state.stale"),
    State.APPLYING: say("state.applying"),
    State.APPLIED: say("state.applied"),
    State.PARTIAL: say("state.partial"),
    State.FAILED: say("state.failed"),
    State.UNKNOWN: say("state.unknown"),
    State.UNDONE: say("state.undone"),
}


def who(member: Member) -> str:
    """How the journal names a person: by id, never by name."""
    return f"person:{member.person.id}"
