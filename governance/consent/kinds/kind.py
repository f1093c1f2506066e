"""What has to be known of a kind of action before anybody may be asked for one?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from domain.consent.actions import Action
from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.phrase import Phrase, say
from domain.prices.advice import Advice, NightOf
from domain.property import Property
from governance.consent.kinds.filed import Filed
from governance.consent.kinds.view import View
from governance.post.harmless import quoted
from governance.post.replies import Button, Line
from store.unit import Unit

A = TypeVar("A", bound=Action)
# What an effect has made, by name and id: {"objective": 3}.
Receipt = Mapping[str, Any]
Clean = Callable[[str], str]
LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class InHouse(Generic[A]):
    """The effect is rows of our own, written in the unit that also moves the proposal: both happen or neither."""

    effect: Callable[[Unit, Proposal, A, datetime], Awaitable[Receipt]]


@dataclass(frozen=True, slots=True)
class ByPerson(Generic[A]):
    """A person does it in a panel that no wire reaches, and taps « Fait »; `todo` tells him what."""

    todo: Callable[[A, Property], Phrase]


@dataclass(frozen=True, slots=True)
class ByWire:
    """The action's calendar cells go to the channel manager, or a person enters them where we may not push."""


def nothing_guessed(proposal: Proposal, action: Action) -> tuple[Button, ...]:
    """No buttons of its own."""
    return ()


def nothing_settled(before: Action, after: Action) -> frozenset[str]:
    """Every reason stands as it did."""
    return frozenset()


async def not_doubted(unit: Unit, action: Action, by: str) -> None:
    """One tap is a yes."""
    return


@dataclass(frozen=True, slots=True)
class Adjusting(Generic[A]):
    """How a card that waits is changed by a typed amount, a step, or a button of its own.

    `to` is what « 2420 », « +5 » or a button's word (`adj:<word>`) makes of the action; Refusal for what it cannot
    mean. `told` is the line that says who asked, from the action before to the one after. `corrections` are the
    buttons for what was guessed of it, `settles` the reasons, by key, that a correction has answered.
    """

    to: Callable[[A, str], A]
    told: Callable[[A, A, str], Phrase]
    corrections: Callable[[Proposal, A], tuple[Button, ...]] = nothing_guessed
    settles: Callable[[A, A], frozenset[str]] = nothing_settled


@dataclass(frozen=True, slots=True)
class Kind(Generic[A]):
    """One kind of action, whole; nothing that every kind has is optional, so that none is forgotten.

    `subject` tells on the card what would happen, amounts first; `title` heads the card where a person asked for it
    (None: its director always proposes it); `button` labels the one tap that acts, with the value that it confirms;
    `row` is one line of the brief or of a list. `undone_by` gives the action that takes this one back, from its
    number and receipt; None where nothing does, or nobody knows what was before. `harmless` cleans every word that
    a model may have put into it. `director` is the seat whose card it is when a person asks; he needs `asked_with`
    to ask, `approved_with` to decide. `at_once`: as an undoing it takes effect in the unit of the tap.

    What only some kinds have: `typed` is what a typed answer makes of the action, where it is no amount;
    `adjusting`, where it is one; `filed`, what is looked at before a draft becomes a card; `studied`, the nights
    whose advice of today is kept with the card for « Pourquoi ? »; `doubted`, what a person is told once, in
    place of his first yes.
    """

    action: type[A]
    director: str
    asked_with: Right
    approved_with: Right
    subject: Callable[[Proposal, A, View], list[Line]]
    title: Callable[[int], Phrase] | None
    button: Callable[[A], Phrase]
    row: Callable[[A, Property], Phrase]
    carried: InHouse[A] | ByPerson[A] | ByWire
    undone_by: Callable[[A, int, Receipt], Action | None]
    harmless: Callable[[A, Clean], A]
    at_once: bool = False
    typed: Callable[[Unit, A, str, str, datetime], Awaitable[A]] | None = None
    adjusting: Adjusting[A] | None = None
    filed: Filed[A] = field(default_factory=Filed)
    studied: Callable[[A, Mapping[NightOf, Advice]], Iterable[NightOf]] | None = None
    doubted: Callable[[Unit, A, str], Awaitable[Phrase | None]] = not_doubted


def never(action: Action, number: int, receipt: Receipt) -> None:
    """Nothing takes it back."""
    return


def without_words(action: A, clean: Clean) -> A:
    """Itself: nobody's words stand in it."""
    return action


def on_one_line(words: str) -> str:
    """What people, models and invoices call it, on one line that leads nowhere."""
    return quoted(words, LONGEST_WORDS)


def taking_back(
    action: type[A],
    row: Callable[[A, Property], Phrase],
    effect: Callable[[Unit, Proposal, A, datetime], Awaitable[Receipt]],
    *,
    director: str,
    title: Callable[[int], Phrase],
    at_once: bool = False,
) -> Kind[A]:
    """The kind that ends what another kind began: one line, a plain yes, and nothing takes it back in turn."""
    return Kind(
        action=action,
        director=director,
        asked_with=Right.PROPOSE,
        approved_with=Right.APPROVE,
        subject=lambda proposal, action, view: [Line(row(action, view.hotel))],
        title=title,
        button=lambda action: say("button.confirm_plain"),
        row=row,
        carried=InHouse(effect),
        undone_by=never,
        harmless=without_words,
        at_once=at_once,
    )
