"""Which options do the commands of the command line share?"""

from __future__ import annotations

import argparse
from collections.abc import Callable

# Where each command's function stands: help needs none of them, and a command only its own.
Commands = Callable[[str, str, str], argparse.ArgumentParser]


def for_agents(sub: argparse.ArgumentParser) -> None:
    """What a program with a token of its own may do; every other command is closed to it."""
    sub.add_argument(
        "--as",
        "--token",
        dest="token",
        metavar="TOKEN",
        help="an agent's token (better in LHCM_AGENT_TOKEN)",
    )
    sub.set_defaults(agents=True)


def of_property(sub: argparse.ArgumentParser) -> None:
    """The option that most commands share."""
    sub.add_argument("--property", help="its id; needed where the database holds several")


def readable(sub: argparse.ArgumentParser) -> None:
    """For a person in his language, or for a program."""
    sub.add_argument("--format", choices=("text", "json"), default="text")
    sub.add_argument("--language", choices=("fr", "en"), help="the terminal's own where none is named")
