"""Can the benchmarks be called as their documents say?"""

import pytest

from benchmarks.__main__ import found
from benchmarks.bot.__main__ import PARTS, asked


def test_without_a_name_every_part_runs() -> None:
    assert asked([]) == list(PARTS)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_called_by_its_name(name: str) -> None:
    assert asked([name]) == [name]


def test_a_part_that_does_not_exist_is_refused_with_those_that_do(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        asked(["breakfast"])
    assert stopped.value.code == 2
    assert "overhead, brief, start" in capsys.readouterr().err


def test_every_benchmark_says_what_it_answers() -> None:
    assert "bot" in found()
    assert all(question.endswith("?") for question in found().values())
