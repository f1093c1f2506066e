"""Does a turn keep its rules, whatever the model says?"""

import itertools
import json
from decimal import Decimal
from typing import Any

import pytest

from governance.conversation import tool_calls as running
from governance.conversation import turn as thinking
from tests.rooms.conversation.stage import Table
from tests.twins.messages_api import fails, says

ONE: tuple[tuple[str, Any], ...] = (("tonight", {}),)


def results(table: Table) -> list[dict[str, Any]]:
    """The tool results of the last request."""
    [*_, last] = table.api.bodies[-1]["messages"]
    return [block for block in last["content"] if block["type"] == "tool_result"]


async def test_tools_are_asked_and_their_figures_may_be_said(table: Table) -> None:
    table.api.will(says("Je regarde.", calls=ONE), says("**10 chambres** sur 12 ce soir, ADR 1 640 MAD."))
    told = await table.hear("Combien ce soir ?")
    assert "10 chambres" in told
    assert "board.withheld" not in told
    assert "Je regarde" not in told
    assert results(table)[0]["content"] == '{"sold":10,"units":12,"adr":1640.4}'


async def test_parallel_calls_are_answered_in_one_message_in_their_order(table: Table) -> None:
    table.api.will(says("", calls=(("left", {}), ("tonight", {}))), says("Il reste 2 chambres sur 12."))
    assert "2 chambres" in await table.hear("?")
    first, second = (json.loads(result["content"]) for result in results(table))
    assert (first, second["sold"]) == ({"left": 2}, 10)


async def test_each_request_repeats_the_one_before_and_adds_to_it(table: Table) -> None:
    table.api.will(says("", calls=ONE), says("", calls=(("left", {}),)), says("Bien."))
    await table.hear("?")
    bodies = table.api.bodies
    for earlier, later in itertools.pairwise(bodies):
        assert later["messages"][: len(earlier["messages"])] == earlier["messages"]
    assert table.api.refusals == []


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("nonsense", {}), "no such tool"),
        (("tonight", {"day": 1}), "do not fit"),
        (("tonight", {"night": 7}), "do not fit"),
        (("draft_price", {}), "do not fit"),
        (("broken", {}), "could not do that"),
        (("endless", {}), "took too long"),
    ],
)
async def test_what_cannot_be_run_is_told_to_the_model_in_our_words(
    table: Table, monkeypatch: pytest.MonkeyPatch, call: tuple[str, Any], words: str
) -> None:
    monkeypatch.setattr(running, "PATIENCE", 0.01)
    table.api.will(says("", calls=(call,)), says("Je ne sais pas."))
    assert "Je ne sais pas." in await table.hear("?")
    [result] = results(table)
    assert result["is_error"]
    assert words in result["content"]
    assert "passwd" not in result["content"]


async def test_a_result_has_at_most_four_kilobytes_and_says_where_it_was_cut(table: Table) -> None:
    table.api.will(says("", calls=(("long", {}),)), says("Bien."))
    await table.hear("?")
    [result] = results(table)
    assert len(result["content"].encode()) <= 4096
    assert result["content"].endswith("[cut at 4 KB: ask for less]")


async def test_tools_run_on_a_request_for_them_and_on_nothing_else(table: Table) -> None:
    draft = (("draft_price", {"price": 2990}),)
    table.api.will(says("Bon", calls=draft, stop="max_tokens"))
    told = await table.hear("?")
    assert "board.cut" in told
    table.api.will(says("Bon", calls=draft, stop="refusal"))
    assert "board.refused" in await table.hear("?")
    table.api.will(says("Bon", calls=draft, stop="end_turn"))
    await table.hear("?")
    assert await table.proposals() == []


async def test_six_steps_are_the_most(table: Table) -> None:
    table.api.otherwise = says("", calls=ONE)
    assert "board.steps" in await table.hear("?")
    assert len(table.api.bodies) == 6


async def test_a_pause_goes_on_where_it_was(table: Table) -> None:
    table.api.will(says("Un instant.", stop="pause_turn"), says("Voilà."))
    assert "Voilà." in await table.hear("?")
    assert table.api.refusals == []


async def test_an_empty_answer_is_said_to_be_none(table: Table) -> None:
    table.api.will(says("", thinks=False))
    assert "board.empty" in await table.hear("?")
    table.api.will(says("", stop="pause_turn", thinks=False))
    assert "board.empty" in await table.hear("?")


async def test_a_stream_that_breaks_off_is_asked_once_more_and_both_are_paid(table: Table) -> None:
    table.api.will(says("", calls=ONE), says("Dix ch", cut_after=9), says("10 chambres."))
    assert "10 chambres." in await table.hear("?")
    assert (await table.spent()).calls == 3
    table.api.will(says("Dix ch", cut_after=9), says("Dix ch", cut_after=9))
    assert "help.no_model" in await table.hear("?")
    assert (await table.spent()).calls == 5


@pytest.mark.parametrize("status", [400, 401, 429, 500, 529])
async def test_a_model_that_cannot_be_asked_leaves_one_line_and_no_answer(table: Table, status: int) -> None:
    table.api.otherwise = fails(status)
    assert await table.hear("?") == "help.no_model"
    [exchange] = await table.exchanges()
    assert exchange.answer is None
    assert (await table.spent()).cost == 0


async def test_a_stream_without_an_end_is_left_and_paid(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thinking, "PATIENCE", 0.05)
    table.api.will(says("Je commence. Je", wait=True))
    assert "help.no_model" in await table.hear("?")
    table.api.release()
    assert (await table.spent()).calls == 1


async def test_a_service_that_keeps_failing_is_left_alone(table: Table) -> None:
    table.api.otherwise = fails(529)
    for _ in range(4):
        assert await table.hear("?") == "help.no_model"
    assert len(table.api.bodies) == 6  # two questions, three tries each, then none for a minute


async def test_a_turn_that_goes_round_in_circles_ends_at_its_price(table: Table) -> None:
    table.budget(day="0.004")
    table.api.otherwise = says("", calls=ONE)
    assert "board.cost_of_turn" in await table.hear("?")
    assert 1 <= len(table.api.bodies) < 6
    assert (await table.spent()).cost >= Decimal("0.004")


async def test_at_most_three_drafts_a_turn(table: Table) -> None:
    calls = tuple(("draft_price", {"price": 2990 + n}) for n in range(5))
    table.api.will(says("", calls=calls), says("Voici."))
    await table.hear("?")
    assert [result.get("is_error", False) for result in results(table)] == [False, False, False, True, True]
    assert len(await table.proposals()) == 3
