"""How does a director's model put an objective of the owner's before him?"""

from __future__ import annotations

import functools
from datetime import date
from decimal import Decimal
from typing import Literal

from domain.consent.objective import Metric
from domain.nights import Span
from governance.consent.objectives.wish import Level, Share, Target, Wish, objective_of
from governance.conversation.toolbox.asked import type_of
from governance.conversation.toolbox.typed import Unanswered, drafting
from governance.draft import Draft
from governance.tool import Answer, Ground, Tool

LONGEST_WORDS = 300


@functools.cache
def objective_drafting(slug: str) -> Tool:
    """The tool of the director who is called `slug`: an objective belongs to whoever is asked for it."""

    @drafting
    async def draft_objective(
        ground: Ground,
        metric: Literal["occupancy", "adr", "revpar", "gop_margin", "direct_share"],
        first: date,
        last: date,
        words: str,
        target: Decimal | None = None,
        price_floor: Decimal | None = None,
        price_ceiling: Decimal | None = None,
        room_type: str | None = None,
        review_on: date | None = None,
    ) -> Answer:
        """Draft one card with an objective for the board to pursue; it holds only after an owner's tap.

        first: first night
        last: last night, included
        words: the owner's own words
        target: percent for occupancy, gop_margin, direct_share; else an amount; without: as much as possible
        price_floor: lowest price a night
        price_ceiling: highest price a night
        room_type: code or name; the house without
        review_on: default is the last night
        """
        house = ground.house
        if last < first:
            raise Unanswered(f"last ({last}) is before first ({first})")
        if not words.strip() or len(words) > LONGEST_WORDS:
            raise Unanswered(f"words: 1 to {LONGEST_WORDS} characters")
        wish = Wish(
            metrics=[Metric(metric)],
            targets=[] if target is None else [_target(Metric(metric), target)],
            floors=[] if price_floor is None else [price_floor],
            ceilings=[] if price_ceiling is None else [price_ceiling],
            periods=[Span(first, last)],
            reviews=[] if review_on is None else [lambda since: review_on],
            types=[type_of(house, room_type).code] if room_type else [],
            priority=target is None,
        )
        action = objective_of(wish, " ".join(words.split()), house.hotel, house.today)
        ground.drafts.append(Draft(slug, action))
        facts = {
            "drafted": True,
            "metric": metric,
            "target": target,
            "first": action.period.first,
            "last": action.period.last,
            "price_floor": action.price_floor,
            "review_on": action.review_on,
        }
        return Answer("draft", facts, notes=("the card awaits an owner's tap",))

    return draft_objective


def _target(metric: Metric, stated: Decimal) -> Target:
    return Share(stated / 100) if metric.is_ratio else Level(stated)
