"""How does the General Manager's model put a task, or a decision for the record, before a person?"""

from __future__ import annotations

from datetime import date
from typing import Literal

from domain.consent.actions import KeepDecision, OpenMission
from domain.consent.rights import Role
from domain.phrase import say
from governance.contract import Answer, Draft, Ground
from governance.conversation.toolbox import Unanswered, drafting

LONGEST = 160
LONGEST_REASON = 300


@drafting
async def draft_mission(
    ground: Ground,
    title: str,
    reason: str,
    role: Literal["asker", "owner", "operator"] = "asker",
    priority: Literal[0, 1, 2, 3] = 2,
    due: date | None = None,
    deliverable: str | None = None,
    criteria: str | None = None,
) -> Answer:
    """Draft one card with a task; it begins only after a tap. Use it for work that no other draft does.

    title: what is to be done, in the person's language
    reason: at most 300 characters, only figures from tools
    role: who is to do it
    priority: 0 now, 1 this week, 2 this month, 3 some day
    due: day by which it is to be done
    deliverable: what is handed over
    criteria: when it counts as done
    """
    house = ground.house
    words = [" ".join(one.split()) if one else None for one in (title, deliverable, criteria)]
    if not words[0] or any(one is not None and len(one) > LONGEST for one in words):
        raise Unanswered(f"title, deliverable and criteria: 1 to {LONGEST} characters")
    why = " ".join(reason.split())
    if not why or len(why) > LONGEST_REASON:
        raise Unanswered(f"reason: 1 to {LONGEST_REASON} characters")
    if due is not None and due < house.today:
        raise Unanswered(f"due ({due}) is past")
    action = OpenMission(
        words[0],
        house.hotel.currency,
        priority,
        None if role == "asker" else Role(role),
        due,
        words[1],
        words[2],
    )
    ground.drafts.append(Draft("gm", action, (say("board.reason", words=why),)))
    facts = {"drafted": True, "title": action.title, "due": due, "role": role}
    return Answer("draft", facts, notes=("the card awaits a tap",))


@drafting
async def draft_decision(
    ground: Ground,
    question: str,
    decision: str,
    reason: str,
    options: str | None = None,
    review_on: date | None = None,
) -> Answer:
    """Draft one card that puts a decision on the house's record after a tap, and changes nothing else.

    Use it when the person has made up his mind, or must choose a course.

    question: what was to be decided, in the person's language
    decision: what is decided
    reason: why, at most 300 characters, only figures from tools
    options: what else was possible
    review_on: day to look at it again
    """
    house = ground.house
    words = [" ".join(one.split()) if one else None for one in (question, decision, options)]
    if not words[0] or not words[1] or any(one is not None and len(one) > LONGEST for one in words):
        raise Unanswered(f"question, decision and options: 1 to {LONGEST} characters")
    why = " ".join(reason.split())
    if not why or len(why) > LONGEST_REASON:
        raise Unanswered(f"reason: 1 to {LONGEST_REASON} characters")
    if review_on is not None and review_on <= house.today:
        raise Unanswered(f"review_on ({review_on}) is not to come")
    action = KeepDecision(words[0], words[1], house.hotel.currency, words[2], why, review_on)
    ground.drafts.append(Draft("gm", action, ()))
    facts = {"drafted": True, "question": action.question, "review_on": review_on}
    return Answer("draft", facts, notes=("the card awaits a tap",))
