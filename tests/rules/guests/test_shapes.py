"""Over everything that guests ask: is nothing answered on a fenced topic, and nothing said without a source?"""

from __future__ import annotations

from collections import Counter

import pytest

from domain.guests.fences import fences_in
from domain.guests.known import LANGUAGES, document
from domain.guests.rehearsal import ours, played, shapes
from domain.package.facilities import facilities
from domain.package.leaf import Leaf
from domain.package.package import Package, gathered
from tests.makers import NOW, villa


def full() -> Package:
    """A house in which every fact that an answer needs is known."""
    stated: dict[str, object] = {
        "policies.check_in": "15:00",
        "policies.check_out": "12:00",
        "facilities.house": list(facilities()),
        "facilities.languages": ["fr", "en"],
        "address.street": "12, derb el Ferrane",
        "address.city": "Marrakech",
    }
    leaves = [Leaf(path, value, "spec", None, None, "written") for path, value in stated.items()]  # type: ignore[arg-type]
    return gathered(villa(), leaves)


FULL = full()


def test_two_hundred_shapes_in_each_of_seven_languages() -> None:
    """Courses and fences of all of them; what is drafted of every ninth (the rest is a proof)."""
    counted = dict.fromkeys(LANGUAGES, 0)
    for number, (language, text, code, part) in enumerate(shapes()):
        counted[language] += 1
        if part == "fenced":
            assert code in {one.code for one in fences_in(text)}, text
        if number % 9 == 0:
            judge(text, code, part)
    assert min(counted.values()) >= 200


@pytest.mark.proof
def test_every_shape_to_its_end() -> None:
    """Every one of them, with the second look."""
    drafted = [judge(text, code, part) for _, text, code, part in shapes() if part == "plain"]
    fenced = [judge(text, code, part) for _, text, code, part in shapes() if part == "fenced"]
    counted = Counter(language for language, *_ in shapes())
    print(dict(counted), {"fenced": len(fenced), "plain": len(drafted), "drafted": sum(drafted)})  # noqa: T201
    assert not any(fenced)
    assert sum(drafted) >= 0.98 * len(drafted)


def judge(text: str, code: str, part: str) -> bool:
    """Whether an answer was drafted; never on a fenced topic, never without a source, never against a rule."""
    one = played(text, FULL, NOW, expected=code)
    assert one.answer is None or (part == "plain" and one.sources and not one.breaches), text
    assert part == "fenced" or one.as_expected, text
    return one.became == "drafted"


def test_there_are_two_hundred_questions_of_ours() -> None:
    assert len(list(ours())) >= 200
    assert {len(row) for part in ("fenced", "plain") for row in document("bench")[part].values()} == {7}


def test_an_empty_package_states_nothing() -> None:
    empty = gathered(villa(check_in=None, check_out=None), [])
    assert all(played(text, empty, NOW).answer is None for _, text, _ in ours())
