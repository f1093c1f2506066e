"""Does one run of a command speak one language, to the last complaint?"""

import argparse

import pytest

from bot.cli.act import in_one_language
from bot.cli.speech import words_for
from bot.settings import Settings


@pytest.mark.parametrize(
    ("terminal", "asked", "spoken"),
    [
        ("fr_FR.UTF-8", None, "fr"),
        ("en_US.UTF-8", None, "en"),
        ("C.UTF-8", None, "en"),
        ("en_US.UTF-8", "fr", "fr"),
        ("fr_FR.UTF-8", "en", "en"),
    ],
)
def test_what_is_asked_for_else_the_terminals(terminal: str, asked: str | None, spoken: str) -> None:
    arguments = argparse.Namespace(language=asked)
    settings = in_one_language(Settings.model_construct(lang=terminal), arguments)
    assert arguments.language == spoken
    assert words_for(settings).language == spoken


def test_a_command_without_the_choice_speaks_the_terminals() -> None:
    settings = Settings.model_construct(lang="en_US.UTF-8")
    assert in_one_language(settings, argparse.Namespace()) is settings
