"""Does another replica go on where one is killed while it sends a brief? Many kills: `tests/kill`."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.kill.nine import Nine
from tests.kill.replicas import houses, row


def test_the_one_that_sends_a_brief_is_killed_and_the_others_go_on(postgres_url: str, tmp_path: Path) -> None:
    asyncio.run(houses(postgres_url, 3))
    with row(tmp_path, postgres_url, seed=1, times=15) as built:
        nine = Nine(built, 3)
        nine.begin()
        nine.order()
        nine.one_kill(held="sendMessage")
        assert nine.card_comes(), built.phones.transcript()
        nine.approve()
        waiting = nine.settled(120)
        assert nine.faults() == []
        assert not waiting
