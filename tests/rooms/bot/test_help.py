"""Is what the command line says of itself said in French too, and does the phone say what each command does?"""

import argparse
from typing import Literal

import pytest

from bot.cli.french import FRENCH
from bot.cli.parser import build
from bot.commands.table import COMMANDS
from bot.words.catalogue import LANGUAGES
from bot.words.phrases import Words


def told(parser: argparse.ArgumentParser) -> set[str]:
    """Every description and help text, of its commands too."""
    found = {parser.description or ""}
    for action in parser._actions:
        found.add(action.help or "")
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                found |= told(sub)
    return found - {""}


def test_help_is_french_in_a_french_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "C.UTF-8")
    english = told(build())
    assert english - FRENCH.keys() == set(), "say these in French in bot/cli/french.py"
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert told(build()) == {FRENCH[one] for one in english}
    assert "usage\u202f:" in build().format_help()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_command_does_is_said_in_a_sentence(language: Literal["fr", "en"]) -> None:
    words = Words(language)
    told = {one.name: words.plain(one.what) for one in COMMANDS if one.what}
    assert not [name for name, text in told.items() if not (text[0].isupper() or text[0] == "/")]
