"""Does a file that is broken, hostile or too large end in one sentence that says what, where and what to do?"""

from __future__ import annotations

import json
import os
import time
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bot.words.phrases import Words
from channels.files.confined import Bounds, confined
from channels.files.filemap import read_map
from channels.files.problems import FileProblem
from channels.files.reading import Asked, read_file, read_here
from domain.errors import Refusal
from tests.rules.bookings.bad_files import BAD, GOOD
from tests.rules.channels.files_stage import HOUSE, write


def test_there_are_sixty() -> None:
    assert len(BAD) >= 60
    assert len({name for name, _, _ in BAD}) == len(BAD)


@pytest.mark.parametrize(("name", "content", "key"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_is_refused_with_its_sentence(tmp_path: Path, name: str, content: bytes, key: str) -> None:
    read = read_here(Asked(write(tmp_path, content, name), HOUSE))
    assert read.rows == ()
    first = read.problems[0]
    assert first.phrase.key == f"import.{key}"
    for language in ("fr", "en"):
        sentence = Words(language).plain(first.said())
        assert name in sentence
        assert len(sentence) < 400
        assert "Traceback" not in sentence


async def test_a_good_file_comes_back_whole_from_the_process_with_limits(tmp_path: Path) -> None:
    read = await read_file(Asked(write(tmp_path, GOOD), HOUSE))
    assert [row.number for row in read.rows] == ["D1"]  # type: ignore[union-attr]
    assert (read.lines, read.count, read.problems) == ((2,), 1, ())


def opened(workbook: bytes) -> list[str]:
    return CalamineWorkbook.from_filelike(BytesIO(workbook)).sheet_names


def devour(megabytes: int) -> int:
    return len(bytearray(megabytes * 1_000_000))


def spin(seconds: float) -> float:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass
    return seconds


def betray(path: str) -> list[str]:
    try:
        Path(path).write_text("here", encoding="utf-8")
    except OSError:
        return sorted(os.environ)
    return ["written"] if Path(path).stat().st_size else sorted(os.environ)


@pytest.mark.parametrize(
    ("work", "given", "bounds"),
    [
        (devour, 2_000, Bounds()),
        (spin, 60, Bounds(processor=1)),
        (time.sleep, 60, Bounds(patience=0.5)),
    ],
    ids=["memory", "processor", "patience"],
)
async def test_a_reading_that_takes_too_much_is_ended(work: object, given: float, bounds: Bounds) -> None:
    with pytest.raises(Refusal) as caught:
        await confined(work, given, bounds)  # type: ignore[arg-type]
    assert caught.value.phrase.key == "import.too_heavy"


async def test_a_reading_that_breaks_is_a_sentence() -> None:
    with pytest.raises(Refusal) as caught:
        await confined(json.loads, "{", Bounds())
    assert caught.value.phrase.key == "import.unreadable"


async def test_a_torn_workbook_on_which_its_reader_stops_is_called_damaged() -> None:
    whole = (Path(__file__).parent / "hidden.xls").read_bytes()
    with pytest.raises(Refusal) as caught:
        await confined(opened, whole[:5571], Bounds())
    assert caught.value.phrase.key == "import.damaged"


async def test_a_reading_knows_no_secret_and_writes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "a secret")
    known = await confined(betray, str(tmp_path / "file"))
    assert "TELEGRAM_BOT_TOKEN" not in known
    assert "written" not in known


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("a: &x [1]\nb: *x\n", "import.spec.alias"),
        ("a: &a [lol]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", "import.spec.alias"),
        ("[" * 300, "import.spec.deep"),
        ("name: [", "import.spec.yaml"),
        ("name: \x00", "import.spec.yaml"),
        ("name: " + "9" * 5_000, "import.spec.value"),
        ("name: x\n" * 400_000, "import.too_large"),
    ],
    ids=["alias", "laughs", "deep", "torn", "zero", "digits", "large"],
)
def test_a_bad_mapping_is_refused_with_its_sentence(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(FileProblem) as caught:
        read_map(write(tmp_path, text, "map.yaml"))
    assert caught.value.problem.phrase.key == key
