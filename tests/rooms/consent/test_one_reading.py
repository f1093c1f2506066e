"""How often is the House read until a card is filed? Once: it costs more than everything else about a filing."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from domain.consent.actions import Action, Spend
from governance.consent.desk.filing import file
from governance.consent.directives import ask
from governance.contract import Draft
from store.facts import Facts
from tests.makers import TODAY, change_rate
from tests.rooms.consent.stage import HOME, Stage

LONG_AGO = Spend(TODAY - timedelta(days=200), "plombier", Decimal(700), "MAD", "maintenance")
ACTIONS = [change_rate(), Spend(TODAY, "plombier", Decimal(700), "MAD", "maintenance"), LONG_AGO]


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """One entry for each House that was read."""
    read, found = Facts.house, list[object]()

    async def counted(self: Facts, *args: Any, **kwargs: Any) -> object:
        found.append(args)
        return await read(self, *args, **kwargs)

    monkeypatch.setattr(Facts, "house", counted)
    return found


@pytest.mark.parametrize("action", ACTIONS, ids=["price", "expense", "expense of long ago"])
async def test_a_draft_is_filed_on_one_reading(desk: Stage, readings: list[object], action: Action) -> None:
    filed = await file(desk.office, HOME, Draft("gm", action), by="person:1")
    assert filed.proposal is not None
    assert len(readings) == 1


async def test_what_a_person_asks_for_is_filed_on_one_reading(desk: Stage, readings: list[object]) -> None:
    async with desk.store.unit(HOME) as unit:
        filed = await ask(desk.office, unit, desk.owner, LONG_AGO)
    assert filed.proposal is not None
    assert len(readings) == 1
