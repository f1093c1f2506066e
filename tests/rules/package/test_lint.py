"""Does every rule pass its own examples, name the place to be settled, and notice a change at once?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from domain.package.around import Around, Connection, Neighbour, Nights
from domain.package.checks import CHECKS
from domain.package.field import fields
from domain.package.given import of_specs
from domain.package.leaf import Leaf
from domain.package.lint import Fault, lint, new_faults
from domain.package.package import Package, gathered
from domain.package.photo import BLURRED, RECOMPRESSED, UPSCALED, Photo
from domain.package.rule import Rule, rules
from tests.makers import NOW, room_type, villa

TODAY = date(2026, 11, 29)
HOUSE = villa(room_types=(room_type("junior-suite", rooms=("11",), occupancy=2),), name="Dar Zénith")
BY_ID = {rule.id: rule for rule in rules()}
EXAMPLES = [
    pytest.param(rule, example, holds, id=f"{rule.id}-{'passes' if holds else 'fails'}-{place}")
    for rule in rules()
    for holds, examples in ((True, rule.passes), (False, rule.fails))
    for place, example in enumerate(examples)
]


def a_photo(place: int, told: Mapping[str, Any]) -> Photo:
    """A sound one, unlike every other: each differs from the next in a block of bits of its own."""
    given: dict[str, Any] = {
        "digest": f"{place:064x}",
        "name": f"{place}.jpg",
        "width": 4000,
        "height": 3000,
        "size": 2_000_000,
        "likeness": f"{(0xFF << (8 * place)) & (2**64 - 1):016x}",
        "at": NOW,
        "by": "person:1",
        "rights": "house",
    }
    return Photo(**(given | dict(told)))


def an_around(told: Mapping[str, Any]) -> Around:
    given = dict(told)
    if "neighbours" in given:
        given["neighbours"] = tuple(
            Neighbour(one["name"], one.get("street"), tuple(one["door"]) if "door" in one else None)
            for one in given["neighbours"]
        )
    given["today"] = date.fromisoformat(given.get("today", TODAY.isoformat()))
    return Around(**given)


def seen(rule: Rule, example: Any) -> list[Any]:
    match rule.scope:
        case "of" if rule.around:
            return [*example[:-1], an_around(example[-1])]
        case "of":
            return list(example)
        case "photo":
            return [a_photo(0, example)]
        case "photos":
            return [tuple(a_photo(place, one) for place, one in enumerate(example))]
        case "calendar":
            return [Nights("junior-suite", **example)]
        case "connection":
            return [Connection("expedia", "Expedia", **example)]
        case "room":
            return [example[0], an_around(example[1])]
    return [example]


@pytest.mark.parametrize(("rule", "example", "holds"), EXAMPLES)
def test_a_rule_says_of_its_own_examples_what_it_promises(rule: Rule, example: Any, holds: bool) -> None:
    assert CHECKS[rule.check](*seen(rule, example), **rule.args) is holds


def test_all_twenty_one_errors_have_a_rule_and_every_rule_both_languages_and_both_examples() -> None:
    assert {rule.number for rule in rules() if rule.number} == set(range(1, 22))
    assert len(BY_ID) == len(rules())
    known = {field.path for field in fields()}
    for rule in rules():
        assert set(rule.text.by_language) == set(rule.todo.by_language) == {"fr", "en"}, rule.id
        assert rule.passes, rule.id
        assert rule.fails, rule.id
        assert rule.scope not in {"each", "of"} or set(rule.over) <= known, rule.id


def leaf(path: str, value: Any) -> Leaf:
    return Leaf(path, value, "chat", "2026-11-29", "Said", "stated")


def package(*leaves: Leaf, photos: tuple[Photo, ...] = ()) -> Package:
    return gathered(HOUSE, [*of_specs(HOUSE, {}), *leaves], photos)


def ids(faults: tuple[Fault, ...]) -> set[str]:
    return {fault.rule.id for fault in faults}


def test_what_blocks_comes_first_and_a_fault_names_what_is_missing() -> None:
    found = lint(package(), Around(TODAY))
    severities = [fault.rule.severity for fault in found]
    assert severities == sorted(severities)  # blocks before warns
    contacts = next(fault for fault in found if fault.rule.id == "contacts_there")
    assert contacts.place is not None
    assert contacts.place.path == "contacts.general_phone"
    known = lint(package(leaf("contacts.general_phone", "+212524431234")), Around(TODAY))
    contacts = next(fault for fault in known if fault.rule.id == "contacts_there")
    assert contacts.place is not None
    assert contacts.place.path == "contacts.general_email"


def test_a_change_shows_what_it_broke_and_nothing_else() -> None:
    sound = package(leaf("rooms.junior-suite.beds", ["king"]))
    broken = package(leaf("rooms.junior-suite.beds", ["single"]))
    around = Around(TODAY)
    fresh = new_faults(lint(sound, around), lint(broken, around))
    assert [(one.rule.id, one.place.path if one.place else None) for one in fresh] == [
        ("beds_too_few", "rooms.junior-suite.beds")
    ]
    assert new_faults(lint(broken, around), lint(sound, around)) == ()


def test_a_house_of_which_nothing_is_known_around_is_no_ready_house() -> None:
    """Rules on calendar and mapping are not silent because nobody filled in their facts."""
    assert {"calendar_complete", "sells_ahead"} <= ids(lint(package(), Around(TODAY)))
    nights = Nights("junior-suite", 365, 365, 365, beyond=True)
    full = Around(TODAY, calendar=(nights,))
    assert not {"calendar_complete", "sells_ahead"} & ids(lint(package(), full))
    assert "room_mapped" in ids(lint(package(), Around(TODAY, unmapped=("junior-suite",))))


def test_a_photo_of_a_room_counts_for_its_type_and_is_named_when_it_is_small() -> None:
    own = tuple(a_photo(place, {"room": "11"}) for place in range(4))
    small = a_photo(5, {"width": 1600, "height": 1200})
    found = lint(package(photos=(*own, small)), Around(TODAY))
    assert "photo_room_few" not in ids(found)
    assert [fault.named for fault in found if fault.rule.id == "photo_small"] == ["5.jpg"]
    assert "photo_house_few" in ids(found)


def test_what_a_photo_rule_looks_for_is_what_is_noticed_in_pictures() -> None:
    """A rule with another name for it would never speak."""
    looked_for = {rule.args["problem"] for rule in rules() if rule.check == "without_problem"}
    assert looked_for == {BLURRED, UPSCALED, RECOMPRESSED}
