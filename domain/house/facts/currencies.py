"""In which currency was a price said, and does it still count?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.house.facts.answers import Answer, agreed

CURRENCY, PRICE = "currency", "price."


def void_prices(answers: Mapping[str, Sequence[Answer]]) -> frozenset[str]:
    """The keys of prices that were all said while the house sold in another currency than now.

    150 EUR are no 150 MAD. A price that was said before anybody knew the currency was meant in the one that is
    known now; while answers about the currency differ, nothing is void.
    """
    return frozenset(
        key
        for key, said in answers.items()
        if key.startswith(PRICE) and said and not _counting(answers, said)
    )


def in_the_currency(answers: Mapping[str, Sequence[Answer]]) -> Mapping[str, Sequence[Answer]]:
    """All answers without those about prices that were meant in another currency."""
    return {key: _counting(answers, said) if key.startswith(PRICE) else said for key, said in answers.items()}


def _counting(answers: Mapping[str, Sequence[Answer]], said: Sequence[Answer]) -> Sequence[Answer]:
    told = answers.get(CURRENCY, ())
    now = agreed(told)
    return tuple(one for one in said if now is None or _known_at(told, one.at) in {None, now})


def _known_at(told: Sequence[Answer], at: datetime) -> str | None:
    return agreed([one for one in told if one.at <= at])
