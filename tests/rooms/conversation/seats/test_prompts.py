"""Is what a model reads before the day small, closed and the same to the byte?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from directors import seated
from governance.contract import Seat
from governance.conversation.prompt import composed, weight

SNAPSHOTS = Path(__file__).parent / "snapshots"
SEATS = seated()
ALLOWED = {"type", "enum", "format", "items", "properties", "required", "additionalProperties", "description"}


def written(seat: Seat) -> str:
    """The whole prefix as one text: what a snapshot keeps."""
    prompt = composed(seat)
    tools = json.dumps(prompt.definitions, ensure_ascii=False, indent=1)
    return f"{prompt.system}\n\n{tools}\n"


def keywords(schema: object) -> set[str]:
    if not isinstance(schema, dict):
        return set()
    inner = [keywords(schema.get("items")), *map(keywords, schema.get("properties", {}).values())]
    return set(schema).union(*inner)


def test_four_seats_speak() -> None:
    assert [seat.slug for seat in SEATS][:4] == ["gm", "revenue", "cfo", "cto"]


@pytest.mark.parametrize("seat", SEATS, ids=lambda seat: seat.slug)
def test_a_seat_is_light(seat: Seat) -> None:
    prompt = composed(seat)
    sizes = {tool.name: weight(tool) for tool in prompt.tools}
    assert {name: size for name, size in sizes.items() if size > 1200} == {}
    assert sum(sizes.values()) <= 8 * 1024
    assert prompt.weight <= 12 * 1024


@pytest.mark.parametrize("seat", SEATS, ids=lambda seat: seat.slug)
def test_a_seat_reads_with_four_to_eight_tools(seat: Seat) -> None:
    assert 4 <= len([tool for tool in seat.tools if not tool.drafts]) <= 8


@pytest.mark.parametrize("seat", SEATS, ids=lambda seat: seat.slug)
def test_the_tools_are_closed_sorted_and_described(seat: Seat) -> None:
    tools = composed(seat).tools
    assert [tool.name for tool in tools] == sorted(tool.name for tool in tools)
    for tool in tools:
        assert tool.schema["additionalProperties"] is False
        assert keywords(tool.schema) - set(tool.schema["properties"]) <= ALLOWED, tool.name
        assert tool.description.endswith("."), tool.name


@pytest.mark.parametrize("seat", SEATS, ids=lambda seat: seat.slug)
def test_the_prefix_holds_no_day_and_never_changes(seat: Seat) -> None:
    assert not re.search(r"\b20\d\d\b", written(seat))
    assert written(seat) == written(next(again for again in seated() if again.slug == seat.slug))


@pytest.mark.parametrize("seat", SEATS, ids=lambda seat: seat.slug)
def test_the_prefix_is_as_reviewed(seat: Seat) -> None:
    """After a change on purpose: `python -m tests.rooms.conversation.seats.test_prompts` writes the new ones."""
    assert written(seat) == (SNAPSHOTS / f"{seat.slug}.txt").read_text(encoding="utf-8")


def test_the_charter_is_short() -> None:
    import prompts

    [folder] = prompts.__path__
    assert len((Path(folder) / "charter.md").read_text(encoding="utf-8")) <= 1200


if __name__ == "__main__":
    for one in SEATS:
        (SNAPSHOTS / f"{one.slug}.txt").write_text(written(one), encoding="utf-8")
