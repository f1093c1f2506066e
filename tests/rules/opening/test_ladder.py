"""Is a cancellation policy read as the steps that it states, and nothing read into it?"""

import pytest

from domain.package.ladder import FIRST_NIGHT, Rung, read_ladder

READ = [
    ("Gratuit jusqu'à 48 h, puis 100 %", [(48, 0), (0, 100)]),
    ("gratuit jusqu'à 7 jours ; 50 % jusqu'à 48 h ; puis 100 %", [(168, 0), (48, 50), (0, 100)]),
    ("Free until 2 weeks, then first night", [(336, 0), (0, FIRST_NIGHT)]),
    ("Sans frais J-14, 30 % J-7, puis 100 %", [(336, 0), (168, 30), (0, 100)]),
    ("Non remboursable", [(0, 100)]),
    ("Gratuit jusqu'à 24 h", [(24, 0)]),
    ("", []),
]


@pytest.mark.parametrize(("words", "rungs"), READ)
def test_the_steps_are_those_that_stand_there(words: str, rungs: list[tuple[int, int]]) -> None:
    assert read_ladder(words) == tuple(Rung(*one) for one in rungs)


@pytest.mark.parametrize(
    "words", ["à voir au cas par cas", "gratuit, selon la saison", "150 % après", "48 h"]
)
def test_what_is_no_step_is_not_guessed(words: str) -> None:
    assert read_ladder(words) is None
