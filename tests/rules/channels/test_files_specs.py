"""Is a spec folder read exactly, and is every mistake in it named with file and line?"""

from __future__ import annotations

import json
import shutil
from datetime import time
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
import yaml

from channels.files.problems import RowProblem
from channels.files.specs import read_spec

SPECS = Path(__file__).parents[3] / "data" / "specs"


@pytest.fixture
def villa(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SPECS / "villa-thaifa", tmp_path / "villa-thaifa"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def only(folder: Path) -> RowProblem:
    read = read_spec(folder)
    assert read.spec is None
    (problem,) = read.problems
    return problem


def test_villa_thaifa_says_exactly_the_known_facts() -> None:
    spec = read_spec(SPECS / "villa-thaifa").spec
    assert spec is not None
    house = spec.house
    assert (house.id, house.city, house.zone.key, house.currency) == (
        "villa-thaifa",
        "Marrakech",
        "Africa/Casablanca",
        "MAD",
    )
    assert (house.check_in, house.check_out, house.units_total, house.units) == (None, None, None, 12)
    assert [(kind.units, kind.occupancy, kind.tier) for kind in house.room_types] == [
        (2, 2, "base"),
        (2, 2, "standard"),
        (2, 3, "triple"),
        (2, 4, "quad"),
        (2, 5, "family"),
        (1, 2, "premium"),
        (1, 2, "premium++"),
    ]
    assert [number for kind in house.room_types for number in kind.rooms] == [str(n) for n in range(1, 13)]
    assert all(kind.sample and kind.external_code is None for kind in house.room_types)
    assert house.room_types[0].base == Decimal(1500)
    assert house.sync_incident_open
    assert house.brief_at == time(9, 0)
    ids = {link.platform: dict(link.ids) for link in spec.connections}
    assert ids == {"hotelrunner": {"channel": "401071"}, "booking": {"hotel": "5446847"}}


def test_the_sixteen_decisions_open_the_log() -> None:
    spec = read_spec(SPECS / "villa-thaifa").spec
    assert spec is not None
    assert [row.id for row in spec.decisions] == [f"D-W-{n:03}" for n in range(1, 17)]
    assert [row.id for row in spec.decisions if row.decision is None] == ["D-W-011", "D-W-013"]


@pytest.mark.parametrize("path", sorted((SPECS / "schema").glob("*.json")), ids=lambda path: path.stem)
def test_every_schema_is_a_valid_schema(path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("place", "old", "new", "line", "key"),
    [
        ("rooms/rooms.yaml", "units: 2", "units: two", 2, "import.spec.type"),
        ("rooms/rooms.yaml", "units: 2", "units: 3", 0, "import.spec.units"),
        ("rooms/rooms.yaml", "occupancy: 2,", "", 2, "import.spec.missing"),
        ("rooms/rooms.yaml", "occupancy: 2,", "occupancy: 2, view: garden,", 2, "import.spec.unknown"),
        ("rooms/rooms.yaml", "status: ready", "status: fine", 10, "import.spec.choice"),
        ("rooms/rooms.yaml", '"1", type: double-superior', '"1", type: palace', 0, "import.room_type"),
        ("pricing/rates.yaml", '"1500"', '"9500"', 0, "import.spec.amounts"),
        ("pricing/rates.yaml", '"1500"', '"-1"', 4, "import.spec.form"),
        ("pricing/rates.yaml", "currency: MAD", "currency: EUR", 0, "import.currency"),
        ("property/property.yaml", "Africa/Casablanca", "Africa/Atlantis", 0, "import.spec.zone"),
        ("property/property.yaml", "check_in: null", "check_in: 3pm", 11, "import.spec.form"),
        ("property/property.yaml", "stars: 4", "stars: 4\nstars: 5", 6, "import.spec.twice"),
        ("property/property.yaml", "stars: 4", "stars: [4", 6, "import.spec.yaml"),
        ("property/decisions.yaml", "2025-01-09", "2025-13-09", 2, "import.spec.form"),
        ("platform/booking/connection.yaml", "status: connected", "status: yes", 3, "import.spec.choice"),
    ],
)
def test_each_mistake_is_named_with_its_file_and_line(
    villa: Path, place: str, old: str, new: str, line: int, key: str
) -> None:
    edit(villa / place, old, new)
    read = read_spec(villa)
    assert read.spec is None
    assert read.problems[0].file == place
    assert read.problems[0].phrase.key == key
    assert read.problems[0].line == line


def test_a_missing_or_empty_file_is_one_sentence(villa: Path) -> None:
    (villa / "rooms" / "rooms.yaml").unlink()
    assert only(villa).phrase.key == "import.not_found"
    (villa / "rooms" / "rooms.yaml").write_text("# nothing yet\n", encoding="utf-8")
    assert only(villa).phrase.key == "import.empty"


def test_all_mistakes_of_a_folder_are_told_at_once(villa: Path) -> None:
    edit(villa / "rooms" / "rooms.yaml", "status: ready", "status: fine")
    edit(villa / "pricing" / "rates.yaml", '"1500"', '"-1"')
    assert {problem.file for problem in read_spec(villa).problems} == {
        "rooms/rooms.yaml",
        "pricing/rates.yaml",
    }


def test_the_decision_log_is_plain_yaml_for_everybody_else() -> None:
    rows = yaml.safe_load((SPECS / "villa-thaifa/property/decisions.yaml").read_text(encoding="utf-8"))
    assert len(rows) == 16
