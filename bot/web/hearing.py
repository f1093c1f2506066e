"""What does the house answer at once to words typed on the page, by the same rules as on the phone?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller
from bot.commands.table import BY_NAME
from bot.orders.directives import directive
from bot.questions.asking import question
from bot.questions.otherwise import otherwise
from directors.revenue.command.setting import is_setting
from domain.consent.rights import may
from domain.errors import Refusal
from domain.phrase import say
from domain.tenancy.role_words import ROLE_WORDS
from governance.office import Office
from governance.post.replies import Reply, reply


async def heard(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """A command, a setting, an order that becomes a card, an answer by rule; else what can be asked instead."""
    text = words.strip()
    try:
        if text.startswith("/") or is_setting(text):
            return await command(office, caller, text if text.startswith("/") else f"/reglages {text}")
        answers = await directive(office, caller, text)
        if answers is None:
            answers = await question(office, caller, text)
        if answers is None:
            offered = await otherwise(office, caller, text)
            answers = [offered] if offered is not None else [reply(say("help.no_model_yet"))]
    except Refusal as refusal:
        return [reply(refusal.phrase)]
    return answers


async def command(office: Office, caller: Caller, text: str) -> Sequence[Reply]:
    """A bot command, exactly as over Telegram."""
    name, _, words = text.removeprefix("/").partition(" ")
    found = BY_NAME.get(name.lower().partition("@")[0])
    if found is None:
        return [reply(say("error.unknown_command", command=f"/{name}"))]
    if not may(caller.member.role, found.right):
        return [reply(say("error.no_right", role=ROLE_WORDS[caller.member.role]))]
    return await found.handler(office, caller, words)
