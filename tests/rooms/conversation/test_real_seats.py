"""Does the API take every seat's tools as they are, and do they weigh what was promised?"""

import json
from dataclasses import replace

import pytest

from directors import seated
from governance.board import Board
from tests.rooms.conversation.stage import Table
from tests.twins.messages_api import says

KILOBYTE = 1024


@pytest.mark.parametrize("slug", [seat.slug for seat in seated()])
async def test_every_seat_is_asked_with_a_small_stable_prefix(table: Table, slug: str) -> None:
    table.conversation.office = replace(table.conversation.office, board=Board(seated()))
    table.api.otherwise = says("Bien.")
    for words in ("Bonjour", "Et maintenant ?"):
        assert "Bien." in await table.hear(words, command=slug)
    assert table.api.refusals == []
    first, second = (
        json.dumps([body["system"], body["tools"]], ensure_ascii=False, separators=(",", ":")).encode()
        for body in table.api.bodies
    )
    assert first == second
    assert len(first) <= 12 * KILOBYTE
    tools = [
        json.dumps(tool, ensure_ascii=False, separators=(",", ":")).encode()
        for tool in table.api.bodies[0]["tools"]
    ]
    assert max(map(len, tools)) <= 1200
    assert sum(map(len, tools)) <= 8 * KILOBYTE
    assert (await table.spent()).cache_read > 1000
