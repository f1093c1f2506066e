"""Is everything that the command line says of itself said in French too?"""

import argparse

import pytest

from bot.cli.french import FRENCH
from bot.cli.parser import build


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
