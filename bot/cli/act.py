"""What surrounds every command: its settings, its log, and a sentence for an expected no?"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from bot.cli.speech import complain, words_for
from bot.cli.typed import seen
from bot.process.lazily import at
from bot.process.secrecy import set_up_logging
from bot.settings import SECRETS, Incomplete, Settings, needed_to_run, read_settings
from domain.errors import Refusal
from domain.phrase import say

# Passwords stand in this file of LHCM_HOME (`bot/intake/mailboxes.py`).
MAILBOXES = "mailboxes.yaml"
NOT_ALLOWED = 4
Act = Callable[[Settings, argparse.Namespace], Coroutine[Any, Any, int]]


def perform(arguments: argparse.Namespace) -> int:
    """Check the configuration, then do what `arguments.act` names; the exit status."""
    try:
        settings = read_settings()
    except Incomplete as incomplete:
        return complain(Settings.model_construct(lang="en"), *incomplete.sentences)
    set_up_logging(settings.lhcm_log, secrets_of(settings), settings.lhcm_log_format)
    given = settings.lhcm_agent_token is not None or getattr(arguments, "token", None) is not None
    if given and not getattr(arguments, "agents", False):  # no guest, no approval, nothing that needs consent
        complain(settings, say("work.closed_to_agents"))
        return NOT_ALLOWED
    settings = in_one_language(settings, arguments)
    act: Act = at(arguments.act)
    try:
        seen(arguments)
        return asyncio.run(act(settings, arguments))
    except Refusal as refusal:
        return complain(settings, refusal.phrase)
    except KeyboardInterrupt:
        return 130


def in_one_language(settings: Settings, arguments: argparse.Namespace) -> Settings:
    """Answers and complaints of one run are in one language: the one that is asked for, else the terminal's."""
    if "language" not in arguments:
        return settings
    if arguments.language is None:
        arguments.language = words_for(settings).language
    return settings.model_copy(update={"lang": arguments.language})


def secrets_of(settings: Settings) -> list[str]:
    """What must never be printed."""
    found = (getattr(settings, name, None) for name in SECRETS)
    told = [secret.get_secret_value() for secret in found if secret is not None]
    if (settings.lhcm_home / MAILBOXES).exists():
        told += at("bot.intake.mailboxes:passwords")(settings)
    return told


async def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """`lhcm run`: what is missing is said before anything starts."""
    missing = needed_to_run(settings)
    if missing:
        return complain(settings, *missing)
    status: int = await at("bot.running:run")(settings)
    return status


async def demo(settings: Settings, arguments: argparse.Namespace) -> int:
    """`lhcm demo`: the environment has no say in it."""
    if arguments.page:
        served: int = await at("bot.demo.page:page")(arguments.home, arguments.date, arguments.port)
        return served
    status: int = await at("bot.demo.session:demo")(arguments.home, arguments.date)
    return status
