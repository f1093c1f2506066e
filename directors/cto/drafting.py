"""How does the CTO's model put the closing of a channel before a person?"""

from __future__ import annotations

from domain.consent.actions import PauseChannel
from domain.phrase import say
from governance.contract import Answer, Draft, Ground
from governance.conversation.toolbox import Unanswered, drafting

LONGEST_REASON = 300


@drafting
async def draft_channel_pause(ground: Ground, channel: str, paused: bool, reason: str) -> Answer:
    """Draft one card that closes a channel for all room types, or opens it again; a person does it by hand.

    channel: code or name of a connected channel
    paused: true closes it, false opens it
    reason: in the person's language, at most 300 characters, only figures from tools
    """
    house = ground.house
    wanted = channel.casefold().strip()
    codes = [one.code for one in house.channels if wanted in {one.code.casefold(), one.name.casefold()}]
    if not codes:
        connected = ", ".join(one.name for one in house.channels) or "none"
        raise Unanswered(f"not a connected channel; connected: {connected}"[:LONGEST_REASON])
    why = " ".join(reason.split())
    if not why or len(why) > LONGEST_REASON:
        raise Unanswered(f"reason: 1 to {LONGEST_REASON} characters")
    action = PauseChannel(codes[0], paused, house.hotel.currency)
    ground.drafts.append(Draft("cto", action, (say("board.reason", words=why),)))
    facts = {"drafted": True, "channel": codes[0], "paused": paused}
    return Answer("draft", facts, notes=("the card awaits a tap, then a person does it",))
