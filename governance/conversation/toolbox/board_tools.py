"""What may every director ask about the board's own work: cards, decisions, objectives, open questions?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.consent.actions import Rebate, Spend
from domain.consent.proposal import Proposal
from governance.conversation.toolbox.typed import tool
from governance.tool import Answer, Ground

_MOST_DECISIONS = 12


@tool
async def decisions_waiting(ground: Ground) -> Answer:
    """Cards that await a person: kind, director, state, nights, prices before and after or amount, why, until."""
    found = await ground.reader.proposals(open_only=True)
    rows = [_card(one, ground) for one in found]
    return Answer("proposals", {"waiting": len(rows)}, rows, ground.house.now)


@tool
async def past_decisions(ground: Ground, words: str | None = None) -> Answer:
    """The house's decision log with its reasons.

    words: only decisions in which all these words occur
    """
    wanted = (words or "").lower().split()
    rows = [
        {
            "code": one.code,
            "on": one.decided_on,
            "by": one.decided_by,
            "decision": one.decision,
            "why": one.rationale,
            "options": one.options,
            "review_on": one.review_on,
            "status": one.status,
        }
        for one in await ground.reader.decisions()
        if all(word in f"{one.question} {one.decision} {one.rationale}".lower() for word in wanted)
    ]
    return Answer("decision log", {"found": len(rows)}, rows[-_MOST_DECISIONS:])


@tool
async def objectives(ground: Ground) -> Answer:
    """The owner's objectives in force: target, period, price floor, review date; and what may run unasked."""
    house = ground.house
    rows = [
        {
            "metric": one.metric.value,
            "target": one.target,
            "first": one.period.first,
            "last": one.period.last,
            "price_floor": one.price_floor,
            "review_on": one.review_on,
        }
        for one in house.objectives
    ]
    mandates = [{"grantee": m.grantee, "kind": m.kind, "until": m.until} for m in house.mandates]
    return Answer("objectives", {"objectives": len(rows), "mandates": mandates}, rows, house.now)


@tool
async def missions(ground: Ground) -> Answer:
    """Missions under way: priority P0 to P3, title, state, owner, what blocks it, date, whether it is late."""
    today = ground.house.today
    listed = [one for one in await ground.reader.missions() if not one.wish.note]
    rows = [
        {
            "number": one.id,
            "priority": f"P{one.wish.priority}",
            "title": one.wish.title,
            "state": one.state.value,
            "owner": one.owner,
            "blocked_by": one.wish.blocked_by,
            "due": one.wish.eta,
            "late": one.is_late(today),
        }
        for one in listed
    ]
    facts = {"under_way": len(rows), "late": sum(one.is_late(today) for one in listed)}
    return Answer("missions", facts, rows, ground.house.now)


@tool
async def open_questions(ground: Ground) -> Answer:
    """What nobody has told the house yet or what contradicts itself, most severe first, and who could say."""
    rows = [
        {
            "key": gap.key,
            "severity": gap.severity.name,
            "what": ground.worded(gap.phrase),
            "ask": ", ".join(gap.who_can_answer),
        }
        for gap in ground.house.gaps
    ]
    return Answer("readiness check", {"open": len(rows)}, rows, ground.house.now)


def reasons_of(one: Proposal, ground: Ground) -> str:
    """The reasons that the house itself counted. What a model or a person wrote is left out: it may hold an
    outsider's words, and nothing marks them here."""
    return "; ".join(ground.worded(reason) for reason in one.reasons if "words" not in reason.args)


def _card(one: Proposal, ground: Ground) -> Mapping[str, Any]:
    prices_before = [c.before.price for c in one.action.changes if c.before and c.before.price is not None]
    prices_after = [c.after.price for c in one.action.changes if c.after.price is not None]
    return {
        "number": one.number,
        "director": one.director,
        "state": one.state.value,
        "kind": one.action.kind,
        "types": list(one.action.room_types),
        "nights": [[span.first, span.last] for span in one.action.spans],
        "before": [min(prices_before), max(prices_before)] if prices_before else None,
        "after": [min(prices_after), max(prices_after)] if prices_after else None,
        "amount": one.action.amount if isinstance(one.action, Spend | Rebate) else None,
        "why": reasons_of(one, ground),
        "rulings": "; ".join(ground.worded(r.phrase) for r in one.rulings if r.phrase),
        "until": one.expires_at,
    }
