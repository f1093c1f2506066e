"""What may the General Manager's model know of conversations without a guest's word, and what may it draft?"""

from __future__ import annotations

from typing import Literal

from domain.guests.playbook.house_rules import SetRule, rule_from
from domain.guests.replying import ReplyPlainly
from governance.contract import Answer, Draft, Ground
from governance.conversation.toolbox import Unanswered, drafting

LONGEST = 160


async def waiting(ground: Ground) -> Answer:
    """Conversations that wait for an answer, drafts that wait for a tap: topics and fences, no guest's words."""
    drafts = {one.answers for one in await ground.reader.guest_drafts()}
    rows = [
        {
            "conversation": thread.id,
            "booking": thread.stay,
            "since": message.at,
            "language": message.language,
            "asks": list(message.body.get("topics", ())),
            "for_a_person": [code for code, _ in message.body.get("fences", ())],
            "draft_waits": message.id in drafts,
        }
        for thread, message in await ground.reader.letters()
    ]
    return Answer("guest_messages", {"waiting": len(rows), "drafts": len(drafts)}, rows, ground.house.now)


@drafting
async def draft_reply(ground: Ground, conversation: int, answer: Literal["yes", "no"]) -> Answer:
    """Draft one card with a plain yes or no to a guest, in his language; it leaves only after a tap.

    conversation: its number, from movements
    answer: yes or no; other words a person types himself
    """
    waiting = [message for thread, message in await ground.reader.letters() if thread.id == conversation]
    if not waiting:
        raise Unanswered(f"nothing waits in conversation {conversation}")
    last = waiting[-1]
    action = ReplyPlainly(conversation, last.id, answer, last.language or "en", ground.house.hotel.currency)
    ground.drafts.append(Draft("gm", action, key=f"guest:{last.id}"))
    return Answer("draft", {"drafted": True, "conversation": conversation}, notes=("the card awaits a tap",))


@drafting
async def draft_standard(ground: Ground, never: list[str], why: str) -> Answer:
    """Draft one card with words that this house never writes to guests; an owner's tap makes it a rule.

    never: one to eight phrases, in the languages that guests read
    why: at most 160 characters
    """
    quoted = ", ".join(f"« {one} »" for one in never)
    if not why.strip() or len(why) > LONGEST:
        raise Unanswered(f"why: 1 to {LONGEST} characters")
    phrases, _ = rule_from(f"jamais {quoted}")
    action = SetRule("", phrases, " ".join(why.split()), False, ground.house.hotel.currency)
    ground.drafts.append(Draft("gm", action))
    return Answer(
        "draft", {"drafted": True, "never": list(phrases)}, notes=("the card awaits an owner's tap",)
    )
