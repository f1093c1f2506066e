"""What did a house use and owe for a month, counted from its own rows and from nobody else's?"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bot.cli.billing import draft_of, paper
from bot.cli.schema import FOLDER
from bot.words.phrases import Words
from domain.errors import Refusal
from governance.tenancy.billing import agree, agreed, statement_of
from governance.tenancy.billing_page import statement_json, statement_page, statement_reply
from store.conversation.exchanges import Charge
from tests.makers import NOW, TODAY, reservation, stay_room
from tests.rooms.bot.wired_office import HOME, WiredOffice, wired_office

MONTH = TODAY.replace(day=1)
SCHEMA = json.loads((FOLDER / "billing.json").read_text("utf-8"))


def validated(told: dict[str, Any]) -> None:
    Draft202012Validator(SCHEMA).validate(told)


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[WiredOffice]:
    async with wired_office(tmp_path) as found:
        yield found


async def lived(wired: WiredOffice) -> None:
    """Two direct stays and one of a channel that leave this month, one that leaves next month; some use."""
    async with wired.office.store.unit(HOME) as unit:
        for number, source, out in (
            ("1", "online", TODAY),
            ("2", "direct", TODAY),
            ("3", "bookingcom", TODAY),
            ("4", "direct", TODAY + timedelta(days=40)),
        ):
            room = stay_room(check_in=out - timedelta(days=2), nights=2)
            made = reservation(number, (room,), source=source)
            await unit.reservations.ingest(made, number, NOW, "test")
        await unit.spending.add([Charge("turn", "m", 1, 1, 1, 1, Decimal("0.25"), "gm")], NOW)
        await unit.spending.add([Charge("turn", "m", 1, 1, 1, 1, Decimal(9), "gm")], NOW - timedelta(days=40))
        for n in range(3):
            await unit.outbox.add("reply", None, 7001, {}, dedupe=str(n), at=NOW)
    async with wired.office.store.hall() as hall:
        [item] = await hall.outbox_claim(NOW, timedelta(seconds=60), 1)
        await hall.outbox_done(item, 55, NOW)


async def test_a_month_is_counted_from_the_rows(wired: WiredOffice) -> None:
    await lived(wired)
    decided = {"month": "1000", "share": "10", "set_up": "0"}
    async with wired.office.store.unit(HOME) as unit:
        await agree(unit, "pilot", MONTH, decided, "system", NOW)
    async with wired.office.store.reading(HOME) as unit:
        found = await statement_of(unit, MONTH, NOW)
        left = await unit.reservations.stays_between(MONTH, TODAY)
    priced = [one.total for one in left if one.source != "bookingcom"]
    assert (found.number, found.stays, found.others) == (1, 2, 1)
    assert found.sold == sum(one for one in priced if one)
    assert (found.model.calls, found.model.cost) == (1, Decimal("0.25"))
    assert {one.unit: one.count for one in found.uses}["message.telegram"] == 1
    owed = {one.what: one.amount for one in found.due}
    assert owed == {
        "set_up": 0,
        "month": Decimal("100.00"),
        "share": (found.sold / 100).quantize(Decimal("0.01")),
    }
    assert found.total == sum(one for one in owed.values() if one is not None)
    told = statement_json(found)
    validated(told)
    assert not found.over
    assert len(statement_reply(found).blocks) == 3


async def test_without_a_plan_nothing_is_due_and_open_amounts_leave_the_total_open(
    wired: WiredOffice,
) -> None:
    async with wired.office.store.reading(HOME) as unit:
        none = await statement_of(unit, MONTH, NOW)
        assert (none.due, none.total, await agreed(unit)) == ((), None, None)
    async with wired.office.store.unit(HOME) as unit:
        await agree(unit, "pilot", date(2027, 1, 15), {"month": "1000"}, "system", NOW)
    async with wired.office.store.reading(HOME) as unit:
        before, first = await statement_of(unit, MONTH, NOW), await statement_of(unit, date(2027, 1, 31), NOW)
        assert (await unit.journal.verify()).ok
    assert (before.number, before.due) == (-1, ())
    assert (first.number, first.total) == (1, None)
    for one in (none, before, first):
        validated(statement_json(one))
        assert statement_page(one, NOW.date()).sections


async def test_a_plan_in_another_currency_changes_nothing(wired: WiredOffice) -> None:
    async with wired.office.store.unit(HOME) as unit:
        hotel = await unit.property.get()
        await unit.property.save(replace(hotel, currency="EUR"))
    with pytest.raises(Refusal):
        async with wired.office.store.unit(HOME) as unit:
            await agree(unit, "pilot", MONTH, {}, "system", NOW)
    async with wired.office.store.reading(HOME) as unit:
        assert await agreed(unit) is None


async def test_the_draft_is_the_plans_and_a_name_opens_nothing(wired: WiredOffice) -> None:
    async with wired.office.store.unit(HOME) as unit:
        hotel = replace(await unit.property.get(), name="Riad [à fixer : ha] **x**")
        ours = await agree(unit, "pilot", MONTH, {"month": "3000", "notice_days": "30"}, "system", NOW)
    words = Words("fr", hotel.zone, TODAY)
    draft, bare = draft_of(hotel, ours, words), draft_of(hotel, None, words)
    text = " ".join(one for article in draft.articles for one in article.paragraphs)
    assert "3\u202f000" in text
    assert "30\u00a0jours" in text.replace("30 jours", "30\u00a0jours")
    assert len(bare.open) == len(draft.open) + 3
    assert not [one for one in draft.open if "ha" in one.split(": ")[-1].split()]
    assert paper(draft, "projet").startswith(b"%PDF")
