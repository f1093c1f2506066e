"""What became of a proposal, in the words of its card?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from domain.consent.proposal import Proposal, State
from domain.consent.verdict import Level
from domain.money import Money
from domain.phrase import Phrase, say
from governance.consent.kinds.view import View

TAKEN = frozenset({"accepted", "partial"})


def outcome(proposal: Proposal, view: View) -> list[Phrase]:
    """The lines under a decided card; none while it waits."""
    tell = _TELL.get(proposal.state)
    return tell(proposal, view) if tell else []


def decided_by(proposal: Proposal) -> Phrase | str | None:
    """Who gave the verdict: a person, a person by his mandate, or a mandate alone; None while nobody has."""
    if proposal.mandate is None:
        return proposal.decided_by
    if proposal.decided_by is None:
        return say("mandate.by", mandate=proposal.mandate)
    return say("mandate.by_person", person=proposal.decided_by, mandate=proposal.mandate)


def approved(proposal: Proposal) -> list[Phrase]:
    """« ✅ Approuvé par Said à 09:14 », with his reason when he overrode a hold."""
    who, at = decided_by(proposal), proposal.decided_at
    if who is None or at is None:
        return []
    if proposal.level is Level.HOLD and proposal.decided_words:
        return [say("card.approved_override", person=who, at=at, words=proposal.decided_words)]
    return [say("card.approved", person=who, at=at)]


def _postponed(proposal: Proposal, view: View) -> list[Phrase]:
    if proposal.postponed_until is None:
        return []
    return [say("card.postponed", person=proposal.decided_by or "—", until=proposal.postponed_until)]


def _refused(proposal: Proposal, view: View) -> list[Phrase]:
    if proposal.decided_by is None or proposal.decided_at is None:
        return [say("state.refused")]
    who, at = proposal.decided_by, proposal.decided_at
    if proposal.decided_words:
        return [say("card.refused_words", person=who, at=at, words=proposal.decided_words)]
    return [say("card.refused", person=who, at=at)]


def _applying(proposal: Proposal, view: View) -> list[Phrase]:
    by_hand = view.house is not None and not view.house.push
    under_way = [say("card.awaits_hand") if by_hand else say("card.sending")]
    return [_dots([*approved(proposal), *(_journey(proposal, view) or under_way)])]


def _applied(proposal: Proposal, view: View) -> list[Phrase]:
    return [_dots([*approved(proposal), *_journey(proposal, view)])]


def _partial(proposal: Proposal, view: View) -> list[Phrase]:
    lines = [_dots([*approved(proposal), *_journey(proposal, view)])]
    for channel in _channels(proposal, "failed"):
        name = view.channel(str(channel.get("channel")))
        words = channel.get("error")
        if words:
            lines.append(say("card.partial", channel=name, words=str(words)))
        else:
            lines.append(say("card.partial_silent", channel=name))
    return lines + ([say("card.partial_rows", words=words)] if (words := _errors(proposal)) else [])


def _expired(proposal: Proposal) -> list[Phrase]:
    """Nobody decided, or what was approved could not leave in time."""
    if decided_by(proposal) is None or proposal.postponed_until is not None:
        return [say("card.expired", at=proposal.expires_at)]
    return [*approved(proposal), say("card.too_late", at=proposal.expires_at)]


def _failed(proposal: Proposal, view: View) -> list[Phrase]:
    words = [*_errors(proposal), *(str(c["error"]) for c in _channels(proposal, "failed") if c.get("error"))]
    receipt = _receipt(proposal)
    if receipt.get("withdrawn"):
        at = _instant(receipt.get("at")) or view.now
        return [*approved(proposal), say("card.withdrawn", person=str(receipt["withdrawn"]), at=at)]
    if receipt.get("seen") == "before":
        told = _seen_before(proposal, view)
    elif not _tries(proposal):
        told = say("card.too_late", at=proposal.expires_at)
    elif words:
        told = say("card.failed", source=view.source, words=words[0])
    else:
        told = say("card.failed_silent", source=view.source)
    return [*approved(proposal), told]


def _seen_before(proposal: Proposal, view: View) -> Phrase:
    """Somebody looked: the price before is in force, or one that nobody here had asked for."""
    receipt = _receipt(proposal)
    person, price = str(receipt.get("human")), receipt.get("price")
    before = {str(change.before.price) for change in proposal.action.changes if change.before is not None}
    if price is None or {str(price)} == before:
        return say("card.seen_before", person=person)
    seen = Money(Decimal(str(price)), proposal.action.currency)
    return say("card.seen_other", person=person, price=seen)


def _unknown(proposal: Proposal, view: View) -> list[Phrase]:
    sent = [at for one in _tries(proposal) if (at := _instant(one.get("sent"))) is not None]
    at = max(sent, default=proposal.settled_at or view.now)
    return [*approved(proposal), say("card.unknown", source=view.source, at=at)]


_TELL: Mapping[State, Callable[[Proposal, View], list[Phrase]]] = {
    State.POSTPONED: _postponed,
    State.REFUSED: _refused,
    State.APPROVED: lambda proposal, view: approved(proposal),
    State.APPLYING: _applying,
    State.APPLIED: _applied,
    State.PARTIAL: _partial,
    State.FAILED: _failed,
    State.UNKNOWN: _unknown,
    State.STALE: lambda proposal, view: [say("card.stale_plain")],
    State.SUPERSEDED: lambda proposal, view: [say("card.superseded_plain")],
    State.EXPIRED: lambda proposal, view: _expired(proposal),
    State.UNDONE: lambda proposal, view: [*approved(proposal), say("card.undone_plain")],
}


def _journey(proposal: Proposal, view: View) -> list[Phrase]:
    """Sent when, confirmed by which channels when, or typed in and seen by whom."""
    receipt = _receipt(proposal)
    parts: list[Phrase] = []
    taken = [one for one in _tries(proposal) if one.get("outcome") in TAKEN]
    sent = [at for one in taken if (at := _instant(one.get("sent"))) is not None]
    if sent:
        parts.append(say("card.sent", at=min(sent)))
    confirmed = {
        view.channel(str(channel.get("channel"))): at
        for one in _tries(proposal)
        for channel in one.get("channels") or ()
        if channel.get("state") == "succeeded" and (at := _instant(one.get("checked"))) is not None
    }
    if confirmed:  # of several calls the last word of each channel
        told = tuple(say("card.confirmed_on", channel=name, at=at) for name, at in confirmed.items())
        parts.append(say("card.confirmed", channels=told))
    human, at = receipt.get("human"), _instant(receipt.get("at")) or proposal.settled_at
    if human and receipt.get("seen"):
        parts.append(say("card.seen_by", person=str(human), at=proposal.settled_at or view.now))
    elif human and at is not None:
        parts.append(say("panel.done", person=str(human), at=at))
    return parts


def _dots(parts: list[Phrase]) -> Phrase:
    return parts[0] if len(parts) == 1 else say("join.dots", parts=tuple(parts))


def _receipt(proposal: Proposal) -> Mapping[str, Any]:
    return proposal.receipt or {}


def _tries(proposal: Proposal) -> list[Mapping[str, Any]]:
    return list(_receipt(proposal).get("tries") or ())


def _channels(proposal: Proposal, state: str) -> list[Mapping[str, Any]]:
    return [c for one in _tries(proposal) for c in one.get("channels") or () if c.get("state") == state]


def _errors(proposal: Proposal) -> tuple[str, ...]:
    """What the channel manager itself objected to, in its own words."""
    return tuple(str(error) for one in _tries(proposal) for error in one.get("errors") or ())


def _instant(written: object) -> datetime | None:
    return datetime.fromisoformat(written) if isinstance(written, str) else None
