"""What does a card become when a person adjusts it?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.consent.actions import Action
from domain.errors import refuse
from domain.phrase import Phrase
from governance.consent.kinds.kind import Adjusting
from governance.consent.kinds.register import kind_of


def adjusted(action: Action, wish: str) -> Action:
    """What its kind makes of « 2420 », « +5 » or a button's word.

    Raises Refusal for words that the kind does not take, and for a kind that is not adjusted.
    """
    changed: Action = _of(action, wish).to(action, wish)
    return changed


def still_said(reasons: Sequence[Phrase], before: Action, after: Action) -> tuple[Phrase, ...]:
    """The reasons without the guesses that a correction has settled."""
    settled = _of(before).settles(before, after)
    return tuple(reason for reason in reasons if reason.key not in settled)


def who_adjusted(before: Action, after: Action, person: str) -> Phrase:
    """The line that says who asked for something else than the draft did."""
    return _of(before).told(before, after, person)


def _of(action: Action, wish: str = "") -> Adjusting[Any]:
    adjusting = kind_of(action).adjusting
    if adjusting is None:
        raise refuse("card.adjust_not_understood", said=wish)
    return adjusting
