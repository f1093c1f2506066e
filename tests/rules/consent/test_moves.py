"""Which ways does a proposal's life know, and what is one that nobody has touched?"""

import pytest

from domain.consent.proposal import MOVES, OPEN, UNDER_WAY, Proposal, State, may_move
from domain.consent.verdict import Level
from tests.makers import NOW, change_rate


@pytest.mark.parametrize("old", State)
def test_only_the_ways_of_the_table_exist(old: State) -> None:
    assert {new for new in State if may_move(old, new) is True} == MOVES[old]
    assert {new for new in State if may_move(old, new) is False} == set(State) - MOVES[old]


def test_what_has_ended_stays_ended_but_for_what_can_be_taken_back() -> None:
    ended = set(State) - OPEN - UNDER_WAY - {State.UNKNOWN}
    assert {old for old in ended if MOVES[old]} == {State.APPLIED, State.PARTIAL}
    assert MOVES[State.APPLIED] == MOVES[State.PARTIAL] == {State.UNDONE}


def test_nothing_is_carried_out_without_a_yes() -> None:
    assert [old for old in State if may_move(old, State.APPLYING)] == [State.APPROVED]
    assert {old for old in State if may_move(old, State.APPROVED)} == {State.PENDING, State.HELD}


def test_a_proposal_is_no_sample_and_decided_by_nobody_unless_it_says_so() -> None:
    bare = Proposal(
        *(1, 1, "villa-thaifa", "revenue", change_rate(), "f", "t", State.PENDING, Level.OK, (), ()),
        *(NOW, "director:revenue", NOW),
    )
    assert bare.sample is False
    assert (bare.key, bare.decided_by, bare.mandate, bare.receipt) == ("", None, None, None)
