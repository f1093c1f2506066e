"""Whose verdict counts now, what is a reason, and what is said to somebody who comes too late?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from domain.consent.actions import Action, ChangeRate, Spend
from domain.consent.objective import Mandate
from domain.consent.proposal import OPEN, State
from domain.consent.rights import Role
from domain.money import Money
from domain.phrase import say
from governance.consent.card.adjust import who_adjusted
from governance.consent.desk.verdicts import (
    STATE_WORDS,
    Effect,
    is_reason,
    not_now,
    standing,
    who,
)
from governance.consent.mandates.running import Cover
from store.consent.people import Member, Person
from tests.makers import NOW, TODAY, change_rate, proposal

LATER = NOW + timedelta(hours=3)
WHY = say("mandate.used_up", mandate=4)


def member(role: Role = Role.OWNER) -> Member:
    return Member(Person(7, 7001, "Said", "fr"), role, brief=True, since=NOW)


def spend(amount: int, line: str = "maintenance") -> Spend:
    return Spend(TODAY, "plombier", Decimal(amount), "MAD", line)


def mad(amount: int) -> Money:
    return Money(Decimal(amount), "MAD")


def mandate() -> Mandate:
    return Mandate(4, "person:7", "change_rate", None, None, None, None, TODAY)


SEVERAL = ChangeRate((*change_rate().changes, *change_rate("triple", after=1730).changes), "MAD")


@pytest.mark.parametrize(
    "words", [None, "", "…", "oui", "Oui, vas-y", "a b", "12 000", "ok je confirme", "xy"]
)
def test_a_yes_or_next_to_nothing_is_no_reason(words: str | None) -> None:
    assert is_reason(words) is False


@pytest.mark.parametrize("words", ["non", "Festival en ville", "oui, le festival", "a b e", "fête"])
def test_three_letters_beyond_a_yes_are_a_reason(words: str) -> None:
    assert is_reason(words) is True


@pytest.mark.parametrize("role", list(Role))
def test_only_who_decides_is_heard_without_a_mandate(role: Role) -> None:
    refused = not_now(proposal(), member(role), NOW)
    if role is Role.OWNER:
        assert refused is None
    else:
        assert refused is not None
        assert (refused.effect, refused.phrase) == (Effect.NOT_ENTITLED, say("card.not_entitled"))


@pytest.mark.parametrize("state", list(State))
def test_a_mandate_that_does_not_cover_says_why_while_the_card_is_open(state: State) -> None:
    card = replace(proposal(), state=state)
    refused = not_now(card, member(Role.OPERATOR), NOW, Cover(why=WHY))
    assert refused is not None
    assert (refused.effect, refused.proposal) == (Effect.NOT_ENTITLED, card)
    assert refused.phrase == (WHY if state in OPEN else say("card.not_entitled"))
    unexplained = not_now(card, member(Role.OPERATOR), NOW, Cover())
    assert unexplained is not None
    assert unexplained.phrase == say("card.not_entitled")


def test_a_mandate_that_covers_makes_his_verdict_count() -> None:
    covered = Cover(mandate=mandate())
    assert not_now(proposal(), member(Role.OPERATOR), NOW, covered) is None
    decided = not_now(replace(proposal(), state=State.APPROVED), member(Role.OPERATOR), NOW, covered)
    assert decided is not None
    assert decided.effect is Effect.ALREADY


@pytest.mark.parametrize("state", list(State))
def test_a_decided_card_takes_no_verdict(state: State) -> None:
    card = replace(proposal(), state=state)
    refused = not_now(card, member(), NOW)
    if state in OPEN:
        assert refused is None
    else:
        assert refused is not None
        assert (refused.effect, refused.proposal, refused.phrase) == (Effect.ALREADY, card, standing(card))


@pytest.mark.parametrize(("seconds", "counts"), [(-1, True), (0, False), (1, False)])
def test_a_card_lapses_at_its_very_second(seconds: int, counts: bool) -> None:
    card = proposal()
    refused = not_now(card, member(), card.expires_at + timedelta(seconds=seconds))
    if counts:
        assert refused is None
    else:
        assert refused is not None
        assert (refused.effect, refused.phrase) == (
            Effect.EXPIRED,
            say("card.expired", at=card.expires_at),
        )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (spend(400), spend(400, "energy"), say("spend.corrected", person="Said")),
        (spend(400), spend(500), say("card.adjusted_from", before=mad(400), after=mad(500), person="Said")),
        (
            change_rate(after=2990),
            change_rate(after=2800),
            say("card.adjusted_from", before=mad(2990), after=mad(2800), person="Said"),
        ),
        (
            change_rate(after=2990),
            change_rate(after=2990),
            say("card.adjusted_from", before=mad(2990), after=mad(2990), person="Said"),
        ),
        (SEVERAL, change_rate(after=2300), say("card.adjusted_to", after=mad(2300), person="Said")),
        (
            change_rate(after=2990),
            SEVERAL,
            say("card.adjusted_from", before=mad(2990), after=None, person="Said"),
        ),
        (SEVERAL, SEVERAL, say("card.adjusted_from", before=None, after=None, person="Said")),
    ],
)
def test_the_line_of_an_adjusted_card_says_from_what_to_what(
    before: Action, after: Action, said: object
) -> None:
    assert who_adjusted(before, after, member().person.name) == said


def test_who_comes_too_late_is_told_where_the_card_stands() -> None:
    expired = replace(proposal(), state=State.EXPIRED)
    assert standing(expired) == say("card.expired", at=expired.expires_at)
    approved = replace(expired, decided_by="Said", decided_at=NOW)
    assert standing(approved) == say("card.too_late", at=expired.expires_at)
    postponed = replace(approved, postponed_until=LATER)
    assert standing(postponed) == say("card.expired", at=expired.expires_at)
    assert standing(replace(expired, postponed_until=LATER)) == say("card.expired", at=expired.expires_at)
    assert standing(replace(approved, state=State.STALE)) == say("card.stale_plain")


@pytest.mark.parametrize("state", [state for state in State if state not in {State.EXPIRED, State.STALE}])
def test_a_decided_card_names_who_and_when_where_it_knows_both(state: State) -> None:
    bare = replace(proposal(), state=state)
    assert standing(bare) == say("card.already_state", state=STATE_WORDS[state])
    assert standing(replace(bare, decided_by="Said")) == standing(bare)
    assert standing(replace(bare, decided_at=NOW)) == standing(bare)
    both = replace(bare, decided_by="Said", decided_at=NOW)
    assert standing(both) == say("card.already", person="Said", at=NOW)


def test_every_state_has_its_words() -> None:
    assert set(STATE_WORDS) == set(State)
    assert {state: f"state.{state.value}" for state in State} == {
        state: words.key for state, words in STATE_WORDS.items()
    }


def test_the_journal_names_a_person_by_number() -> None:
    assert who(member()) == "person:7"
