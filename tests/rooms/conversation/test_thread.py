"""Who speaks, what does he remember, and what may it cost?"""

import json
from decimal import Decimal

from tests.rooms.conversation.stage import SEATS, Table
from tests.twins.messages_api import fails, says


async def test_six_exchanges_are_remembered_as_plain_text(anywhere: Table) -> None:
    for n in range(8):
        anywhere.api.will(says("", calls=(("tonight", {}),)), says(f"Réponse {'abcdefgh'[n]}."))
        await anywhere.hear(f"Question {'abcdefgh'[n]} ?")
    messages = anywhere.api.bodies[-2]["messages"]
    assert [m["content"] for m in messages[:-1]] == [
        text for n in "bcdefg" for text in (f"Question {n} ?", f"Réponse {n}.")
    ]
    assert all(isinstance(message["content"], str) for message in messages)


async def test_what_people_had_the_house_remember_is_read_and_its_numbers_may_be_said(table: Table) -> None:
    async with table.store.unit("villa-thaifa") as unit:
        for words in ("Le petit déjeuner coûte 95 MAD, voir https://evil.example", "Jamais confirmé : 77"):
            fact = await unit.memory.state(words, by="person:1", at=table.now)
            if "95" in words:
                await unit.memory.confirm(fact, table.now)
    table.api.will(says("Le petit déjeuner est à 95 MAD. Pas à 77 MAD."))
    told = await table.hear("Combien ?")
    assert "95 MAD" in told
    assert "77" not in told
    asked = table.api.bodies[0]["messages"][-1]["content"]
    assert "- Le petit déjeuner coûte 95 MAD" in asked
    assert "evil" not in asked
    assert "Jamais" not in asked


async def test_a_question_without_an_answer_is_not_remembered(table: Table) -> None:
    table.api.will(fails(400), says("Bien."), says("", stop="refusal"), says("Oui."))
    for _ in range(4):
        await table.hear("?")
    assert [message["content"] for message in table.api.bodies[-1]["messages"][:-1]] == ["?", "Bien."]


async def test_a_name_a_reply_and_a_keyword_find_their_director_without_a_model(table: Table) -> None:
    table.api.otherwise = says("Bien.")
    for words, facts, seat in (
        ("CFO, combien ?", {}, "Finance"),
        ("et demain ?", {"replied_to": "revenue"}, "Revenue"),
        ("les tarifs de Noël", {}, "Revenue"),
    ):
        assert f"director={seat}" in await table.hear(words, command=None, **facts)
    assert table.api.choices == []


async def test_else_the_fast_model_chooses_and_its_cost_is_written_down(table: Table) -> None:
    table.api.will_choose(says('{"director": "cfo"}'))
    table.api.will(says("Bien."))
    assert "director=Finance" in await table.hear("combien nous reste-t-il ?", command=None)
    [asked] = table.api.choices
    assert asked["model"] == "claude-haiku-5-5"
    async with table.store.reading("villa-thaifa") as unit:
        seats = await unit.spending.by_director(table.now.replace(year=2000), table.now.replace(year=2100))
    assert {slug for slug, _ in seats} == {None, "cfo"}


async def test_a_fast_model_that_fails_leaves_the_chair(table: Table) -> None:
    table.api.will_choose(fails(529))
    table.api.will(says("Bien."))
    assert "Directeur général" in await table.hear("combien nous reste-t-il ?", command=None)


async def test_of_two_who_are_named_each_speaks_and_the_chair_concludes_on_their_figures(
    table: Table,
) -> None:
    table.api.will(
        says("", calls=(("tonight", {}),)),
        says("10 sur 12 ce soir."),
        says("", calls=(("left", {}),)),
        says("Il reste 2 chambres."),
        says("En somme : 10 vendues, 2 chambres libres, 99 rêvées. Les deux s'accordent."),
    )
    await table.hear("CFO et Revenue Manager, où en est-on ?", command=None)
    finance, revenue, chair = table.read
    assert "director=Finance" in finance
    assert "director=Revenue" in revenue
    assert "director=Directeur général" in chair
    assert "Les deux s'accordent." in chair
    assert "99" not in chair
    assert "Finance: 10 sur 12 ce soir." in table.api.bodies[-1]["messages"][-1]["content"]
    [exchange] = await table.exchanges()
    assert exchange.director == "cfo+revenue+gm"


async def test_whoever_sums_up_stands_under_the_others_taint(table: Table) -> None:
    table.api.will(
        says("", calls=(("note", {}),)),
        says("Une note."),
        says("Rien."),
        says("", calls=(("draft_price", {"price": 2990}),)),
        says("Je propose."),
    )
    await table.hear("CFO et Revenue Manager, lisez", command=None)
    assert "board.no_card" in table.read[-1]
    assert await table.proposals() == []


async def test_the_stable_part_of_every_request_is_the_same_to_the_byte(table: Table) -> None:
    """Model, then everything up to the first message: the day, the person and the thread leave it alone."""
    table.api.otherwise = says("Bien.")
    for n in range(3):
        await table.hear(f"Question {'abc'[n]} ?", language="en" if n else "fr")
    stable = {json.dumps([body["system"], body["tools"]]).encode() for body in table.api.bodies}
    assert len(stable) == 1
    [whole] = stable
    assert b"Said" not in whole
    assert b"2026" not in whole
    assert [tool["name"] for tool in table.api.bodies[0]["tools"]] == sorted(
        tool["name"] for tool in table.api.bodies[0]["tools"]
    )
    assert all(body["system"][0]["cache_control"]["ttl"] == "1h" for body in table.api.bodies)


async def test_the_second_turn_reads_the_first_one_s_prefix_from_the_cache(table: Table) -> None:
    table.api.otherwise = says("Bien.")
    await table.hear("un ?")
    assert (await table.spent()).cache_read == 0
    await table.hear("deux ?")
    spent = await table.spent()
    assert spent.cache_read > 1000
    assert Decimal(0) < spent.share_from_cache < 1


async def test_a_budget_that_is_used_up_asks_nobody(anywhere: Table) -> None:
    anywhere.api.otherwise = says("Bien.")
    await anywhere.hear("un ?")
    asked = len(anywhere.api.bodies)
    anywhere.budget(day="0.001")
    assert await anywhere.hear("deux ?") == "board.day_spent"
    anywhere.budget(month="0.001")
    assert await anywhere.hear("trois ?") == "board.month_spent"
    assert len(anywhere.api.bodies) == asked
    assert anywhere.watching.begun == 1


async def test_four_fifths_of_a_budget_are_told_once(table: Table) -> None:
    table.api.otherwise = says("Bien.")
    await table.hear("un ?")
    table.budget(day=str((await table.spent()).cost * 3))
    assert "board.day_short" not in await table.hear("deux ?")
    table.budget(day=str((await table.spent()).cost * Decimal("1.2")))
    assert "board.day_short(spent=" in await table.hear("trois ?")
    assert "short" not in await table.hear("quatre ?")


def test_every_seat_of_these_tests_has_the_words_of_a_real_one() -> None:
    assert {seat.slug for seat in SEATS} <= {"gm", "revenue", "cfo", "cto"}
