"""Which share of a price does each channel keep, as far as people have answered it?"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from sqlalchemy import select

from domain.house.facts.answers import Answer, agreed
from store.models.knowing import HouseFactRow
from store.scope import Scope

_KEY = "commission."


async def shares(scope: Scope) -> Mapping[str, Decimal]:
    """Channel → share from 0 to 1, where the answers agree: the effective commission, promotions included.

    It stands for what the channel itself does not say of a booking, and never replaces that.
    """
    found: dict[str, list[Answer]] = {}
    rows = select(HouseFactRow).where(HouseFactRow.key.startswith(_KEY, autoescape=True))
    for row in await scope.all(rows.order_by(HouseFactRow.id)):
        one = Answer(row.key, row.value, row.by, row.name, row.source, row.at, row.decides)
        found.setdefault(row.key.removeprefix(_KEY), []).append(one)
    said = {channel: agreed(answers) for channel, answers in found.items()}
    return {channel: Decimal(value) / 100 for channel, value in said.items() if value is not None}
