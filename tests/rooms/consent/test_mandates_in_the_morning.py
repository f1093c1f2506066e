"""Does what a mandate covers run in the morning without taking a place among the cards that ask?"""

from __future__ import annotations

from domain.consent.proposal import State
from tests.rooms.consent.stage import Stage
from tests.rooms.consent.test_mandates import granted
from tests.rooms.consent.test_morning import morning, wishing, with_board


async def test_in_the_morning_what_is_covered_runs_and_takes_no_place_among_the_cards(desk: Stage) -> None:
    await granted(desk)
    revenue, gm = wishing("revenue", 1, 2, 3, 4, 5, after=2700), wishing("gm", 9)
    with_board(desk, revenue, gm)
    await desk.sent()
    assert await morning(desk) == ["revenue:1", "gm:9", "revenue:2", "revenue:3", "revenue:4"]
    states = {p.key: p.state for p in await desk.all() if p.key}
    assert [key for key, state in states.items() if state is State.APPROVED] == ["revenue:2", "revenue:1"]
    sent = [item for item in await desk.sent() if item.person_id == desk.owner.person.id]
    assert [item.silent for item in sent if item.kind == "card"] == [True, False, True, False, False]
