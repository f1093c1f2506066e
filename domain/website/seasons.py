"""Which prices does a room have over the year, as a guest reads them: from when to when, and how much?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.nights import Span, month_of

MOST = 8  # a price that changes more often is told month by month, from – to


@dataclass(frozen=True, slots=True)
class Season:
    """The price of a night in these nights; `low` and `high` are equal where it is one price."""

    span: Span
    low: Decimal
    high: Decimal


def seasons(prices: Mapping[date, Decimal]) -> tuple[Season, ...]:
    """Stretches of nights at one price, in their order; by month from lowest to highest where there are many."""
    stretches = tuple(_stretches(prices))
    return stretches if len(stretches) <= MOST else tuple(_months(prices))


def _stretches(prices: Mapping[date, Decimal]) -> Iterator[Season]:
    first = last = None
    for night in sorted(prices):
        if first and last and (night - last).days == 1 and prices[night] == prices[first]:
            last = night
            continue
        if first and last:
            yield Season(Span(first, last), prices[first], prices[first])
        first = last = night
    if first and last:
        yield Season(Span(first, last), prices[first], prices[first])


def _months(prices: Mapping[date, Decimal]) -> Iterator[Season]:
    """Each month's nights; a gap in which nothing is sold parts them, so that no price stands for it."""
    found: list[list[date]] = []
    for night in sorted(prices):
        last = found[-1][-1] if found else None
        if last is not None and (night - last).days == 1 and month_of(night) == month_of(last):
            found[-1].append(night)
        else:
            found.append([night])
    for nights in found:
        asked = [prices[night] for night in nights]
        yield Season(Span(nights[0], nights[-1]), min(asked), max(asked))
