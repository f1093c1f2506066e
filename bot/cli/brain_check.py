"""Does the language service know the key and the models, without spending anything?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx

from bot.cli.checks import PATIENCE, Check
from bot.settings import Settings
from domain.phrase import say

VERSION = "2026-10-21"
REFUSED = frozenset({401, 402, 403})


@dataclass(frozen=True, slots=True)
class _Asked:
    """One model and what the service said of it; no status where it could not be asked."""

    model: str
    status: int | None


async def brain(settings: Settings) -> AsyncIterator[Check]:
    """Each model is looked up once. Without a key: a word on what does not work then."""
    if settings.anthropic_api_key is None:
        yield Check("brain", "warn", say("board.check_no_key"))
        return
    models = dict.fromkeys((settings.lhcm_model_turn, settings.lhcm_model_fast, settings.lhcm_model_deep))
    key = settings.anthropic_api_key.get_secret_value()
    async with httpx.AsyncClient(
        base_url=settings.anthropic_base_url,
        headers={"x-api-key": key, "anthropic-version": VERSION},
        timeout=PATIENCE,
    ) as client:
        asked = [_Asked(model, await _status(client, model)) for model in models]
    if any(one.status in REFUSED for one in asked):
        yield Check("brain", "bad", say("board.check_key_refused"))
    elif unknown := tuple(one.model for one in asked if one.status == httpx.codes.NOT_FOUND):
        yield Check("brain", "bad", say("board.check_unknown_model", models=unknown))
    elif all(one.status == httpx.codes.OK for one in asked):
        day = settings.lhcm_budget_day_usd
        yield Check("brain", "ok", say("board.check_ready", models=tuple(models), cap=day))
    else:
        yield Check("brain", "warn", say("board.check_unreachable"))


async def _status(client: httpx.AsyncClient, model: str) -> int | None:
    try:
        return (await client.get(f"/v1/models/{model}")).status_code
    except httpx.HTTPError:
        return None
