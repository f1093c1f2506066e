"""What does a person read, and what is left, whatever the service answers? One row for each way it can go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from governance.conversation import turn
from tests.rooms.conversation.stage import Table
from tests.twins.messages_api import Step, fails, says

TONIGHT: tuple[tuple[str, Any], ...] = (("tonight", {}),)
BOTH = (*TONIGHT, ("left", {}))
DRAFT: tuple[tuple[str, Any], ...] = (("draft_price", {"price": 2990}),)
DONE = says("10 chambres sur 12.")
OFF = "help.no_model"


@dataclass(frozen=True)
class Way:
    """A script; what the person reads in it, how often the service was asked, how many cards came of it."""

    script: tuple[Step, ...]
    reads: str
    asked: int
    cards: int = 0


def broken(**how: Any) -> Step:
    return says("Dix chambres sur douze", **how)


WAYS = {
    "plain answer": Way((says("Bonjour."),), "Bonjour.", 1),
    "one tool": Way((says("", calls=TONIGHT), DONE), "10 chambres", 2),
    "parallel tools": Way((says("", calls=BOTH), says("2 chambres sur 12.")), "2 chambres", 2),
    "the same tool twice at once": Way((says("", calls=TONIGHT * 2), DONE), "10 chambres", 2),
    "tools step by step": Way((says("", calls=TONIGHT), says("", calls=BOTH), DONE), "10 chambres", 3),
    "words before a tool": Way((says("Je regarde.", calls=TONIGHT), DONE), "10 chambres", 2),
    "no thinking block": Way((says("", calls=TONIGHT, thinks=False), DONE), "10 chambres", 2),
    "a card": Way((says("", calls=DRAFT), says("Je propose 2 990 MAD.")), "2 990 MAD", 2, cards=1),
    "a card without words": Way(
        (says("", calls=DRAFT), says("", thinks=False)), "board.card_below", 2, cards=1
    ),
    "reads and a draft at once": Way((says("", calls=TONIGHT + DRAFT), DONE), "10 chambres", 2, cards=1),
    "unknown tool": Way((says("", calls=(("approve", {"n": 1}),)), says("Bien.")), "Bien.", 2),
    "unknown beside a known one": Way((says("", calls=(("x", {}), *TONIGHT)), DONE), "10 chambres", 2),
    "invalid arguments": Way((says("", calls=(("draft_price", {"price": "1"}),)), says("Non.")), "Non.", 2),
    "unreadable arguments, then none": Way(
        (says("", calls=TONIGHT, raw_input='{"night": tru#', thinks=False), says("Bien.")), "Bien.", 2
    ),
    "a tool that breaks": Way((says("", calls=(("broken", {}),)), says("Je ne sais pas.")), "sais pas", 2),
    "empty content": Way((says("", thinks=False),), "board.empty", 1),
    "empty after a tool": Way((says("", calls=TONIGHT), says("", thinks=False)), "board.empty", 2),
    "only a thought": Way((says(""),), "board.empty", 1),
    "refusal": Way((says("Je", stop="refusal"),), "board.refused", 1),
    "refusal with a draft": Way((says("", calls=DRAFT, stop="refusal"),), "board.refused", 1),
    "refusal after a draft": Way((says("", calls=DRAFT), says("", stop="refusal")), "board.refused", 2),
    "max_tokens": Way((says("Bien", stop="max_tokens"),), "board.cut", 1),
    "max_tokens with a draft": Way((says("Bien", calls=DRAFT, stop="max_tokens"),), "board.cut", 1),
    "context full": Way((says("Bien", stop="model_context_window_exceeded"),), "board.cut", 1),
    "pause_turn": Way((says("Un instant.", stop="pause_turn"), DONE), "board.all_withheld", 2),
    "pause_turn of nothing": Way((says("", stop="pause_turn", thinks=False),), "board.empty", 1),
    "a stop nobody knows": Way((says("Bien.", stop="something_new"),), "Bien.", 1),
    "a draft without asking for it": Way((says("Bien.", calls=DRAFT, stop="end_turn"),), "Bien.", 1),
    "connection lost, then there": Way((broken(cut_after=9), says("Bien.")), "Bien.", 2),
    "ended early, then there": Way((broken(cut_after=9, politely=True), says("Bien.")), "Bien.", 2),
    "error in the stream, then there": Way((broken(error_after=9), says("Bien.")), "Bien.", 2),
    "connection lost twice": Way((broken(cut_after=9),) * 2, OFF, 2),
    "lost after a draft": Way((says("", calls=DRAFT), *(broken(cut_after=9),) * 2), OFF, 3),
    "400": Way((fails(400),), OFF, 1),
    "401": Way((fails(401),), OFF, 1),
    "403": Way((fails(403),), OFF, 1),
    "429 three times": Way((fails(429),) * 3, OFF, 3),
    "500 three times": Way((fails(500),) * 3, OFF, 3),
    "529 three times": Way((fails(529),) * 3, OFF, 3),
    "429, then there": Way((fails(429), says("Bien.")), "Bien.", 2),
    "500, then there": Way((fails(500), says("Bien.")), "Bien.", 2),
    "529 twice, then there": Way((fails(529), fails(529), says("Bien.")), "Bien.", 3),
    "400 after a draft": Way((says("", calls=DRAFT), fails(400)), OFF, 2),
    "529 after a tool, then there": Way((says("", calls=TONIGHT), fails(529), DONE), "10 chambres", 3),
}


@pytest.mark.parametrize("name", WAYS)
async def test_the_way_ends_as_it_should(table: Table, name: str) -> None:
    way = WAYS[name]
    table.api.will(*way.script)
    told = await table.hear("Combien ce soir ?")
    assert way.reads in told
    assert len(table.api.bodies) == way.asked
    assert len(await table.proposals()) == way.cards
    assert table.api.refusals == []
    assert len(await table.exchanges()) == 1
    table.api.will(says("Encore là."))
    if way.reads != OFF:
        assert "Encore là." in await table.hear("Et maintenant ?")


async def test_a_stream_that_stands_still_is_given_up_and_what_it_cost_is_kept(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "PATIENCE", 0.05)
    table.api.will(says("Je commence. Je continue.", wait=True))
    assert OFF in await table.hear("Combien ?")
    table.api.release()
    assert (await table.spent()).calls == 1
    assert await table.proposals() == []
