"""What does the house answer at once to words typed on the page, by the same rules as on the phone?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.command import Caller
from bot.commands.table import BY_NAME
from bot.orders.directives import directive
from bot.questions.asking import forget, question
from bot.questions.otherwise import otherwise
from channels.dialogue import Tier
from directors.revenue.command.setting import is_setting
from domain.consent.rights import may
from domain.errors import Refusal
from domain.phrase import say
from domain.tenancy.role_words import ROLE_WORDS
from governance.conversation.routing import heard as routed
from governance.conversation.routing import named
from governance.office import Office
from governance.post.replies import Reply, reply

DEEPER = frozenset({"approfondir", "deep"})


@dataclass(frozen=True, slots=True)
class ForTheBoard:
    """Words that no rule reads; `seat` is the director whom they name by a command."""

    words: str
    seat: str | None = None
    tier: Tier = Tier.TURN


async def heard(office: Office, caller: Caller, words: str, *, silent: bool) -> Sequence[Reply] | ForTheBoard:
    """A command, a setting, an order that becomes a card, an answer by rule; else words for the board. `silent`:
    nobody answers there, and what can be asked instead is told."""
    text = words.strip()
    try:
        if text.startswith("/"):
            return board_command(office, text, silent=silent) or await command(office, caller, text)
        if is_setting(text):
            return await command(office, caller, f"/reglages {text}")
        answers = await directive(office, caller, text)
        if answers is None:
            answers = await question(office, caller, text)
        if answers is None and not silent:
            await forget(office, caller)
            return ForTheBoard(text)
        if answers is None:
            offered = await otherwise(office, caller, text)
            answers = [offered] if offered is not None else [reply(say("help.no_model_yet"))]
    except Refusal as refusal:
        return [reply(refusal.phrase)]
    return answers


def board_command(office: Office, text: str, *, silent: bool) -> ForTheBoard | None:
    """« /cfo combien ? » and « /approfondir pourquoi ? »; None for any other command."""
    name, _, words = text.partition(" ")
    if silent or not words.strip():
        return None
    if name.removeprefix("/").lower() in DEEPER:
        return ForTheBoard(words.strip(), tier=Tier.DEEP)
    called = named(routed(name), office.board.seats)
    return ForTheBoard(words.strip(), called[0]) if called else None


async def command(office: Office, caller: Caller, text: str) -> Sequence[Reply]:
    """A bot command, exactly as over Telegram."""
    name, _, words = text.removeprefix("/").partition(" ")
    found = BY_NAME.get(name.lower().partition("@")[0])
    if found is None:
        return [reply(say("error.unknown_command", command=f"/{name}"))]
    if not may(caller.member.role, found.right):
        return [reply(say("error.no_right", role=ROLE_WORDS[caller.member.role]))]
    return await found.handler(office, caller, words)
