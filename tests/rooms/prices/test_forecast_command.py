"""Does `lhcm forecast` write what a file of bookings implies, or say exactly what is wrong with it?"""

import csv
import gzip
from datetime import date
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.journeys.terminal import logging_kept

HEADER = "id,arrival,nights,booked_on,cancelled_on,no_show,room_type,segment,adr,adults\n"
GOOD = "1,2025-03-10,3,2025-02-01,,False,A,Direct,100.0,2\n"
RESORT = Path(__file__).parents[3] / "benchmarks" / "data" / "resort_bookings.csv.gz"


def run(folder: Path, text: str, *more: str, out: str = "out.csv") -> tuple[int, Path]:
    source, target = folder / "bookings.csv", folder / out
    source.write_text(text, encoding="utf-8")
    options = ["--bookings", str(source), "--capacity", "10", "--as-of", "2025-03-08", "--horizon", "5"]
    return lhcm(*options, "--out", str(target), *more), target


def lhcm(*options: str) -> int:
    """The exit status, also of words that the command line does not take."""
    with logging_kept():
        try:
            return main(["forecast", *options])
        except SystemExit as stop:
            return int(stop.code or 0)


@pytest.fixture(autouse=True)
def french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as text:
        return list(csv.DictReader(text))


def test_one_row_per_as_of_date_and_coming_night(tmp_path: Path) -> None:
    status, out = run(tmp_path, HEADER + GOOD, "--as-of", "2025-01-20")
    assert status == 0
    table = rows(out)
    assert [row["stay_date"] for row in table[:5]] == [f"2025-03-{day:02}" for day in range(9, 14)]
    assert [row["rooms_on_books"] for row in table[:5]] == ["0", "1", "1", "1", "0"]
    assert len(table) == 10
    for row in table:
        low, mean, high = (float(row[name]) for name in ("rooms_p10", "rooms_mean", "rooms_p90"))
        assert 0 <= low <= mean <= high <= 10


def test_type_price_and_segment_are_optional(tmp_path: Path) -> None:
    text = "arrival,nights,booked_on,cancelled_on,no_show\n2025-03-10,3,2025-02-01,,False\n"
    assert run(tmp_path, text)[0] == 0


@pytest.mark.parametrize(
    "row",
    [
        "2,2025-13-10,3,2025-02-01,,False,A,Direct,100,2\n",
        "2,2025-03-10,0,2025-02-01,,False,A,Direct,100,2\n",
        "2,2025-03-10,two,2025-02-01,,False,A,Direct,100,2\n",
        "2,2025-03-10,3,2025-04-01,,False,A,Direct,100,2\n",
        "2,2025-03-10,3,2025-02-01,2025-01-01,False,A,Direct,100,2\n",
        "2,2025-03-10,3,2025-02-01,,perhaps,A,Direct,100,2\n",
        "2,2025-03-10,3,2025-02-01,,False,A,Direct,dear,2\n",
        "2,,3,2025-02-01,,False,A,Direct,100,2\n",
        "2,2025-03-10,3\n",
        "2,2025-03-10,3,2025-02-01,,False,A,Direct,100,2,9,9\n",
    ],
)
def test_a_bad_row_is_named_by_its_line_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str
) -> None:
    status, out = run(tmp_path, HEADER + GOOD + row + GOOD)
    assert status == 2
    assert "ligne 3" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [tmp_path / "bookings.csv"]
    status, out = run(tmp_path, HEADER + GOOD + row + GOOD, "--skip-bad")
    assert status == 0
    assert rows(out)[1]["rooms_on_books"] == "2"


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", HEADER, "\x00\x01"])
def test_a_file_that_is_no_table_of_bookings_is_refused(tmp_path: Path, text: str) -> None:
    status, out = run(tmp_path, text)
    assert status == 2
    assert not out.exists()


def test_a_missing_or_broken_file_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv.gz"
    broken.write_bytes(gzip.compress(HEADER.encode())[:-6])
    for source in (tmp_path / "absent.csv", broken, tmp_path):
        options = ["--bookings", str(source), "--capacity", "10", "--as-of", "2025-03-08", "--horizon", "5"]
        assert lhcm(*options, "--out", str(tmp_path / "out.csv")) == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [("--capacity", "0"), ("--horizon", "-1"), ("--as-of", "8 mars"), ("--out", "/none/x.csv")],
)
def test_a_wrong_option_is_refused(tmp_path: Path, name: str, value: str) -> None:
    assert run(tmp_path, HEADER + GOOD, name, value)[0] == 2


@pytest.mark.parametrize(
    ("lang", "usage", "wrong", "line"),
    [
        ("fr_FR.UTF-8", "usage\u202f:", "'8 mars' n’est pas une date AAAA-MM-JJ", "ligne 3"),
        ("C.UTF-8", "usage:", "'8 mars' is no date YYYY-MM-DD", "line 3"),
    ],
)
def test_one_run_speaks_one_language(
    *,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    lang: str,
    usage: str,
    wrong: str,
    line: str,
) -> None:
    monkeypatch.setenv("LANG", lang)
    assert run(tmp_path, HEADER + GOOD, "--as-of", "8 mars")[0] == 2
    said = capsys.readouterr().err
    assert said.startswith(usage)
    assert wrong in said
    bad = "2,2025-03-10,two,2025-02-01,,False,A,Direct,100,2\n"
    assert run(tmp_path, HEADER + GOOD + bad)[0] == 2
    assert line in capsys.readouterr().err


def test_the_real_resort_is_read_whole(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    options = ["--bookings", str(RESORT), "--capacity", "187", "--as-of", "2017-01-15", "--horizon", "60"]
    assert lhcm(*options, "--out", str(out)) == 0
    table = rows(out)
    assert len(table) == 60
    assert date.fromisoformat(table[0]["stay_date"]) == date(2017, 1, 16)
    assert 40 < float(table[6]["rooms_mean"]) < 187
