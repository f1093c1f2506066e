"""Is a house never left without an owner, and does nobody but an owner decide who is in it?"""

from itertools import product

import pytest

from domain.consent.rights import Role
from domain.errors import Refusal
from domain.tenancy.seats import Change, Seat, check, meant

SAID = Seat(1, "Said", Role.OWNER)
OMAR = Seat(2, "Omar", Role.OPERATOR)
BOT = Seat(3, "Codex", Role.AGENT)
OMAYA = Seat(4, "Omaya", Role.OWNER)


def why(change: Change, actor: Seat, target: Seat, *seats: Seat) -> str | None:
    try:
        check(change, actor, target, seats)
    except Refusal as refusal:
        return refusal.phrase.key
    return None


@pytest.mark.parametrize("change", Change)
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OWNER])
def test_nobody_but_an_owner_moves_anybody(change: Change, role: Role) -> None:
    assert why(change, Seat(9, "X", role), OMAR, SAID, OMAR) == "people.owners_only"


@pytest.mark.parametrize("change", [Change.OUT, Change.ROLE])
def test_the_last_owner_stays(change: Change) -> None:
    assert why(change, SAID, SAID, SAID, OMAR) == "people.last_owner"
    assert why(change, SAID, SAID, SAID, OMAYA) is None
    assert why(change, SAID, OMAR, SAID, OMAR) is None


def test_a_house_is_handed_over_to_a_person_other_than_oneself() -> None:
    assert why(Change.HAND_OVER, SAID, SAID, SAID) == "people.yours_already"
    assert why(Change.HAND_OVER, SAID, BOT, SAID, BOT) == "people.no_program"
    assert why(Change.HAND_OVER, SAID, OMAR, SAID, OMAR) is None


def test_no_sequence_of_allowed_changes_leaves_a_house_without_an_owner() -> None:
    for roles in product(Role, repeat=3):
        seats = [Seat(n, f"P{n}", role) for n, role in enumerate(roles)]
        for actor, target in product(seats, repeat=2):
            if why(Change.OUT, actor, target, *seats) is None:
                left = [one for one in seats if one.person != target.person]
                assert any(one.role is Role.OWNER for one in left)


@pytest.mark.parametrize(("words", "found"), [("omar", OMAR), ("@Said", SAID), ("3", BOT), ("cod", BOT)])
def test_one_person_is_meant(words: str, found: Seat) -> None:
    assert meant(words, (SAID, OMAR, BOT)) == found


@pytest.mark.parametrize(("words", "key"), [("", "nobody"), ("najib", "nobody"), ("oma", "several")])
def test_nobody_is_guessed(words: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        meant(words, (SAID, OMAR, OMAYA))
    assert refused.value.phrase.key == f"people.{key}"
