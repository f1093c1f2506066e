"""Does a mapping file rule columns, states, names and constants, and is a wrong one refused?"""

from __future__ import annotations

import dataclasses
import json
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from channels.files.fields import FIELDS
from channels.files.filemap import FileMap, StateRule, read_map
from channels.files.headers import synonyms
from channels.files.problems import FileProblem
from channels.files.reservations import read_reservations
from channels.files.yaml_file import SCHEMAS
from domain.bookings.reservation import ReservationState
from domain.money import Money
from tests.rules.channels.files_stage import HOUSE, only_problem, rows, write


def test_a_mapping_file_rules_states_names_and_constants(tmp_path: Path) -> None:
    mapping = write(
        tmp_path,
        "name: pms\nkind: reservations\nformat: {decimal: '.', dates: ['%m/%d/%Y'], delimiter: ';'}\n"
        "columns: {Nr: number, Cat: room_type, In: arrival, N: nights, Made: booked_on, Rate: nightly}\n"
        "constants: {source: Direct, vip: true}\n"
        "state: {default: confirmed, rules: [{column: Gone, filled: true, is: cancelled}]}\n"
        "values: {room_type: {JS: suite}}\nseveral_rooms: false\nnegative_price: unknown\n"
        "unknown_room_type: keep\n",
        "map.yaml",
    )
    text = (
        "Nr;Cat;In;N;Made;Rate;Gone\n1;JS;12/31/2025;3;11/02/2025;1,650.10;\n"
        "2;ZZ;12/31/2025;1;11/02/2025;-5;yes\n"
    )
    read = read_reservations(write(tmp_path, text), HOUSE, read_map(mapping))
    assert read.problems == ()
    first, second = read.rows
    assert (first.provider, first.source, first.vip) == ("file:pms", "direct", True)
    assert first.total == Money(Decimal("4950.30"), "MAD")
    assert second.state is ReservationState.CANCELLED
    assert (second.rooms[0].room_type, second.rooms[0].external_code, second.total) == (None, "ZZ", None)
    twice = write(tmp_path, text + "1;JS;01/31/2026;3;11/02/2025;1;\n", "twice.csv")
    assert only_problem(twice, read_map(mapping)) == (4, "import.duplicate")
    lacking = write(tmp_path, text.replace("Made", "Created"), "lacking.csv")
    assert only_problem(lacking, read_map(mapping)) == (1, "import.missing_column")
    wrong = FileMap("m", "reservations", {"number": "Nr"}, encoding="utf-8")
    assert only_problem(write(tmp_path, "Nr\né".encode("cp1252")), wrong) == (2, "import.encoding_declared")


def test_equal_lines_are_equal_rooms_once_the_mapping_says_that_lines_are_rooms(tmp_path: Path) -> None:
    columns = {"number": "ref", "room_type": "type", "arrival": "in", "nights": "n", "booked_on": "made"}
    path = write(tmp_path, "ref,type,in,n,made\n" + "1,double,2026-01-05,2,2025-11-02\n" * 2)
    stated = FileMap("x", "reservations", columns, several_rooms=True)
    read = read_reservations(path, HOUSE, stated)
    assert [len(row.rooms) for row in read.rows] == [2]
    assert "import.note.several_rooms" in {note.phrase.key for note in read.notes}
    assert only_problem(path, dataclasses.replace(stated, stated=False)) == (3, "import.duplicate")


def test_a_mapping_with_an_unknown_field_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "name: x\nkind: reservations\ncolumns: {A: colour}\n", "map.yaml")
    with pytest.raises(FileProblem) as caught:
        read_map(path)
    assert (caught.value.problem.line, caught.value.problem.phrase.key) == (3, "import.spec.choice")


def test_a_no_show_is_released_on_its_arrival(tmp_path: Path) -> None:
    mapping = FileMap(
        "x",
        "reservations",
        {"number": "ref", "room_type": "type", "arrival": "in", "nights": "n", "booked_on": "made"},
        default_state=ReservationState.CONFIRMED,
        state_rules=(StateRule("ns", ReservationState.NO_SHOW, frozenset({"true"})),),
    )
    (found,) = rows(write(tmp_path, "ref,type,in,n,made,ns\n1,suite,2026-01-05,2,2025-11-02,True\n"), mapping)
    assert found.cancelled_at == datetime.combine(date(2026, 1, 5), time(), HOUSE.zone)
    assert not found.holding


def test_every_field_of_the_mapping_has_its_words() -> None:
    schema = json.loads((SCHEMAS / "mapping.json").read_text(encoding="utf-8"))
    fields = schema["properties"]["columns"]["additionalProperties"]["enum"]
    assert set(fields) == set(FIELDS)
    assert {name for kind in synonyms().values() for name in kind} <= set(fields)


def test_the_documented_mapping_is_a_mapping(tmp_path: Path) -> None:
    page = (SCHEMAS.parent / "README.md").read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    rule = read_map(write(tmp_path, example, "map.yaml"))
    assert (rule.name, rule.columns["total"], rule.layout.decimal) == ("my-pms", "Net", ",")
