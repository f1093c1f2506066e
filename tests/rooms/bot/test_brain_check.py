"""Does the doctor see a refused key, an unknown model and a silent service, without spending a token?"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.brain_check import brain
from bot.settings import Settings
from tests.twins.messages_api import KEY, MessagesApi


async def seen(**fields: object) -> list[tuple[str, str]]:
    settings = Settings(lhcm_home=Path(), **fields)  # type: ignore[arg-type]
    return [(check.state, check.words.key) async for check in brain(settings)]


async def test_without_a_key_it_says_what_does_not_work() -> None:
    assert await seen(anthropic_api_key=None) == [("warn", "board.check_no_key")]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, ("ok", "board.check_ready")),
        ({"anthropic_api_key": "another"}, ("bad", "board.check_key_refused")),
        ({"lhcm_model_deep": "claude-opus-9"}, ("bad", "board.check_unknown_model")),
        ({"anthropic_base_url": "http://127.0.0.1:9"}, ("warn", "board.check_unreachable")),
    ],
)
async def test_key_and_models_are_looked_up(fields: dict[str, object], found: tuple[str, str]) -> None:
    api = MessagesApi()
    with api.served() as base_url:
        given = {"anthropic_api_key": KEY, "anthropic_base_url": base_url, **fields}
        assert await seen(**given) == [found]
    assert api.bodies == []
