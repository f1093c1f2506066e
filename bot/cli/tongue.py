"""In which language does the command line speak of itself: usage, headings, help, what is wrong with the words?"""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.process.lazily import at


def worded(text: str) -> str:
    """These English words as the terminal speaks; themselves where nobody has said them in French."""
    return _table().get(text, text)


def _table() -> Mapping[str, str]:
    """Help must not load the settings, so the terminal's language is read here too, as they read it."""
    if not os.environ.get("LANG", "fr").lower().startswith("fr"):
        return {}
    french: Mapping[str, str] = at("bot.cli.french:FRENCH")
    return french


def _counted(one: str, many: str, n: int) -> str:
    return worded(one if n == 1 else many)


# argparse asks gettext for its own words, which reads compiled files only; these two names are its hooks.
argparse._ = worded  # type: ignore[attr-defined]
argparse.ngettext = _counted  # type: ignore[attr-defined]


class Parser(argparse.ArgumentParser):
    """A parser whose help is in the terminal's language; its commands are such parsers too."""

    def add_argument(self, *names: Any, **facts: Any) -> argparse.Action:
        """The same, its help in that language."""
        if facts.get("help"):
            facts["help"] = worded(facts["help"])
        return super().add_argument(*names, **facts)


def day(text: str) -> date:
    """YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(worded("%r is no date YYYY-MM-DD") % text) from None


class Whole:
    """A whole number between two others."""

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    def __call__(self, text: str) -> int:
        if not text.strip().isdecimal() or not self.low <= int(text) <= self.high:
            told = worded("%r is no whole number from %d to %d")
            raise argparse.ArgumentTypeError(told % (text, self.low, self.high))
        return int(text)
