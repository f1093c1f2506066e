"""What do people's answers make of an open question: known, unknown, or contradictory?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from domain.conversation.amounts import typed_amount
from domain.errors import refuse
from domain.house.facts.asks import Ask

LONGEST = 500
_TIME = re.compile(r"(\d{1,2})\s*(?:[:h]\s*(\d{2})?)?")
_PERCENT = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?)\s*%?")


@dataclass(frozen=True, slots=True)
class Answer:
    """One person's answer. `value` None: he does not know. `decides`: he chose between answers that differ."""

    key: str
    value: str | None
    by: str
    name: str
    source: str
    at: datetime
    decides: bool = False

    @property
    def confidence(self) -> str:
        """ "decided", "stated" or "unknown"."""
        if self.value is None:
            return "unknown"
        return "decided" if self.decides else "stated"


@dataclass(frozen=True, slots=True)
class Known:
    """What a question's answers come to; `differing` are those between which somebody must decide."""

    ask: Ask
    answers: tuple[Answer, ...] = ()
    value: str | None = None
    differing: tuple[Answer, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether it needs nobody any more."""
        return self.value is not None


def agreed(answers: Sequence[Answer]) -> str | None:
    """What the answers to one question come to; None where nobody knows or they differ."""
    values = {one.value for one in _counting(answers)}
    return next(iter(values)) if len(values) == 1 else None


def known(ask: Ask, answers: Sequence[Answer]) -> Known:
    """The newest decision; else what everybody's last answer agrees on; else what differs.

    An answer after a decision that says otherwise opens the question again.
    """
    last = _counting(answers)
    if len({one.value for one in last}) > 1:
        return Known(ask, tuple(answers), None, last)
    return Known(ask, tuple(answers), agreed(answers))


def _counting(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The newest decision and everybody's last answer since."""
    spoken = [one for one in answers if one.value is not None]
    decisions = [one for one in spoken if one.decides]
    since = decisions[-1].at if decisions else None
    later = [one for one in spoken if since is None or one.at > since]
    return tuple({one.by: one for one in (*decisions[-1:], *later)}.values())


def everything(asks: Iterable[Ask], answers: Mapping[str, Sequence[Answer]]) -> tuple[Known, ...]:
    """Every question with what is known of it."""
    return tuple(known(ask, answers.get(ask.key, ())) for ask in asks)


def progress(found: Sequence[Known]) -> Decimal:
    """The share of the questions that are settled, 1 when there is none."""
    if not found:
        return Decimal(1)
    return Decimal(sum(one.settled for one in found)) / len(found)


def read_answer(ask: Ask, words: str, currency: str) -> str:
    """What somebody typed, as it is stored. Refusal where it is no answer to this question."""
    if ask.read is not None:
        return ask.read(words, currency)
    said = " ".join(words.split())[:LONGEST]
    match ask.kind:
        case "money":
            amount = typed_amount(said, currency)
            if amount is None or amount <= 0:
                raise refuse("fact.not_money", words=said[:60])
            return str(amount)
        case "time":
            found = _TIME.fullmatch(said.casefold())
            if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
                raise refuse("fact.not_time", words=said[:60])
            return f"{int(found[1]):02}:{int(found[2] or 0):02}"
        case "percent":
            share = _PERCENT.fullmatch(said)
            if share is None:
                raise refuse("fact.not_percent", words=said[:60])
            return share[1].replace(",", ".")
    if not said:
        raise refuse("fact.nothing")
    if ask.key == "currency" and not re.fullmatch(r"[A-Za-z]{3}", said):
        raise refuse("fact.not_currency", words=said[:60])
    return said.upper() if ask.key == "currency" else said
