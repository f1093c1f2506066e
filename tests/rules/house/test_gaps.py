"""Does the readiness check name every gap of the real houses, and nothing that is settled?"""

from __future__ import annotations

import dataclasses
import json
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from channels.files.spec import Spec
from channels.files.specs import read_spec
from domain.finding import Severity
from domain.house.background import Background, Document, Observation, ObservedType, Setting, Statement
from domain.house.gaps import FACTS, Connected, gaps_in
from domain.phrase import Name
from domain.property import Property, RoomType

OWNER = Name({"fr": "propriétaire", "en": "owner"})
SPECS = Path(__file__).parents[3] / "data" / "specs"


def spec(name: str) -> Spec:
    read = read_spec(SPECS / name)
    assert read.problems == ()
    assert read.spec is not None
    return read.spec


def settled() -> Property:
    kind = RoomType("double", Name({"fr": "Double", "en": "Double"}), units=2, base=Decimal(90))
    return Property(
        "inn", "Inn", "Fes", ZoneInfo("Africa/Casablanca"), "MAD", (kind,), time(15, 0), time(11, 0)
    )


def test_villa_thaifa_shows_everything_that_is_open() -> None:
    villa = spec("villa-thaifa")
    gaps = {gap.key: gap for gap in gaps_in(villa.house, villa.background)}
    assert set(gaps) == {
        "currency:HotelRunner:EUR",
        "observed-types:HotelRunner",
        "prices-sample",
        "setting:HotelRunner:Allocation Type",
        "stated-room_types:8",
        "stated-units:16",
        "cancellation-policy",
        "check-in",
        "check-out",
        "room-12-photos",
        "unmapped:HotelRunner",
        "document:2025-01-09",
        "master-data",
    }
    assert all(gap.who_can_answer for gap in gaps.values())
    assert gaps["stated-units:16"].phrase.args["ours"] == 12
    assert gaps["stated-room_types:8"].phrase.args["ours"] == 7
    seen = gaps["observed-types:HotelRunner"]
    assert seen.evidence[0].on == "2025-12/2026-02"
    assert "Deluxe Triple ×3 (1, 3, 8)" in seen.evidence[0].said


def test_the_resort_shows_its_unknown_units_and_no_gap_of_another_house() -> None:
    resort = spec("resort")
    assert resort.house.units == 187
    keys = {gap.key for gap in gaps_in(resort.house, resort.background)}
    assert keys == {"units-unknown", "prices-missing", "check-in", "check-out", "cancellation-policy"}


def test_a_settled_house_has_no_gap() -> None:
    background = Background(
        statements=(Statement("units", 2, OWNER), Statement("currency", "MAD", OWNER)),
        documents=(Document(OWNER, date(2026, 2, 1), "2026-01"),),
        settings=(Setting("panel", "Read only", "No", "prices cannot be changed"),),
        observations=(
            Observation("panel", OWNER, "2026-01", True, ("MAD",), (), (ObservedType("Double", 2),)),
        ),
        master_data={"cancellation_policy": "free until 7 days before"},
    )
    assert gaps_in(settled(), background) == ()


def test_gaps_come_most_severe_first_and_the_same_every_time() -> None:
    villa = spec("villa-thaifa")
    gaps = gaps_in(villa.house, villa.background)
    assert [gap.severity for gap in gaps] == sorted(gap.severity for gap in gaps)
    assert gaps == gaps_in(villa.house, villa.background)


def test_what_a_connected_platform_reports_is_compared_too() -> None:
    report = Connected("panel", date(2026, 3, 1), currencies=("EUR",), room_types=("Double", "Loft"))
    gaps = {gap.key: gap for gap in gaps_in(settled(), Background(), (report,))}
    assert set(gaps) == {"currency:panel:EUR", "observed-types:panel"}
    assert gaps["currency:panel:EUR"].severity is Severity.P1


def test_every_fact_that_a_spec_may_leave_open_has_its_words() -> None:
    schema = json.loads((SPECS / "schema" / "property.json").read_text(encoding="utf-8"))
    facts = schema["properties"]["master_data"]["propertyNames"]["enum"]
    assert {*FACTS, "cancellation_policy"} == set(facts)


def test_a_stated_total_that_the_types_contradict_is_a_gap() -> None:
    house = dataclasses.replace(settled(), units_total=3)
    assert [gap.key for gap in gaps_in(house, Background())] == ["units-total"]
    assert house.units == 2
