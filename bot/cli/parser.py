"""How do the words of a command line reach the function that they ask for?"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable, Coroutine
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from bot.cli import data, house, reading
from bot.cli.printed import shown
from bot.cli.reads import READS
from bot.cli.speech import complain
from bot.demo.session import demo
from bot.secrecy import set_up_logging
from bot.settings import SECRETS, Incomplete, Settings, needed_to_run, read_settings
from domain.consent.rights import Role
from domain.errors import Refusal

Act = Callable[[Settings, argparse.Namespace], Coroutine[Any, Any, int]]


def dispatch(argv: list[str]) -> int:
    """Parse, check the configuration, act. 0 is well, 1 a finding, 2 a wrong request."""
    if argv[:1] == ["forecast"]:
        return _forecast(argv[1:])
    parser = build()
    arguments = parser.parse_args(argv)
    if not hasattr(arguments, "act"):
        parser.print_help()
        return 2
    try:
        settings = read_settings()
    except Incomplete as incomplete:
        return complain(Settings.model_construct(lang="en"), *incomplete.sentences)
    set_up_logging(settings.lhcm_log, secrets_of(settings))
    try:
        act: Act = arguments.act
        return asyncio.run(act(settings, arguments))
    except Refusal as refusal:
        return complain(settings, refusal.phrase)
    except KeyboardInterrupt:
        return 130


def secrets_of(settings: Settings) -> list[str]:
    """What must never be printed."""
    found = (getattr(settings, name, None) for name in SECRETS)
    return [secret.get_secret_value() for secret in found if secret is not None]


async def _run(settings: Settings, arguments: argparse.Namespace) -> int:
    missing = needed_to_run(settings)
    if missing:
        return complain(settings, *missing)
    from bot.running import run  # noqa: PLC0415 - Telegram's library takes a while to load; no other command needs it

    return await run(settings)


async def _demo(settings: Settings, arguments: argparse.Namespace) -> int:
    return await demo(arguments.home, arguments.date)


def build() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = argparse.ArgumentParser(
        prog="lhcm", description="The Digital C-Suite: a board of directors for a small hotel."
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, act: Act, words: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=words, description=words)
        sub.set_defaults(act=act)
        return sub

    sub = command("demo", _demo, "the sample house in this terminal: no token, key or network")
    sub.add_argument("--home", type=Path, help="keep the demonstration's database in this folder")
    sub.add_argument("--date", type=date.fromisoformat, help="the day to play, YYYY-MM-DD (default: today)")
    command("run", _run, "the bot")
    commands.add_parser("forecast", help="rooms per night from a file of bookings (lhcm forecast --help)")
    house_commands(command)
    data_commands(command)
    return parser


def house_commands(command: Callable[[str, Act, str], argparse.ArgumentParser]) -> None:
    """Commands on a house that exists."""
    sub = command("brief", reading.brief, "preview the brief; files and claims nothing")
    of_property(sub)
    sub.add_argument("--date", type=date.fromisoformat, help="as of the morning of a past day, YYYY-MM-DD")
    sub.add_argument("--format", choices=("text", "html", "json"), default="text")
    sub.add_argument("--language", choices=("fr", "en"), default="fr")
    sub = command("invite", house.invite, "an invitation link for one person")
    of_property(sub)
    sub.add_argument("--role", type=Role, choices=list(Role), required=True)
    sub = command("journal", reading.journal, "verify the journal's chain, or show one subject's story")
    of_property(sub)
    sub.add_argument("what", choices=("verify", "show"))
    sub.add_argument(
        "number", nargs="?", type=int, help="the proposal to show (all of the journal: lhcm export)"
    )
    sub.add_argument("--format", choices=("text", "json"), default="text")
    for one in READS:
        sub = command(one.name, partial(shown, one), one.help)
        of_property(sub)
        sub.add_argument("--format", choices=("text", "json"), default="text")
        if one.language:
            sub.add_argument("--language", choices=("fr", "en"), default="fr")
        if one.words:
            sub.add_argument("words", nargs=one.words, help=one.hint)
    sub = command("doctor", house.doctor, "configuration and data readiness")
    of_property(sub)
    sub.add_argument("--format", choices=("text", "json"), default="text")


def data_commands(command: Callable[[str, Act, str], argparse.ArgumentParser]) -> None:
    """Commands that move data."""
    sub = command("import", data.import_, "specs (a folder), reservations or a rate calendar (a file)")
    of_property(sub)
    sub.add_argument("path", type=Path)
    sub.add_argument("--map", type=Path, dest="mapping", help="a mapping file: which column means what")
    sub.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    sub = command("export", data.export, "data out, as CSV or JSON")
    of_property(sub)
    sub.add_argument("what", choices=("calendar", "own-prices", "reservations", "decisions", "journal"))
    sub.add_argument("--format", choices=("csv", "json"), default="csv")
    sub = command("backup", data.backup_, "a checked copy of the database, made while the bot works")
    sub.add_argument("path", type=Path)
    command("migrate", data.migrate_, "bring the database's schema up to date")


def of_property(sub: argparse.ArgumentParser) -> None:
    """The option that most commands share."""
    sub.add_argument("--property", help="its id (default: the first one)")


def _forecast(argv: list[str]) -> int:
    from bot.cli.forecast import forecast  # noqa: PLC0415 - pandas takes two seconds to load; no other command needs it

    return forecast(argv)
