"""Do reminders ring once at their hour, and does a day stand on one page?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.command import Caller
from bot.commands.service.legal import declarations, deposited, legal, on_declare, on_tax, taxes
from bot.commands.service.sheet import on_sheet, sheet
from domain.bookings.reservation import Guest
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.missions.evidence import Evidence, EvidenceKind
from domain.money.taxes import Tax, Taxes
from domain.phrase import Name
from governance.office import snapshot
from governance.service.declarations import remind
from governance.service.papers import remind as remind_of_papers
from governance.service.sheet_sent import send_sheet
from tests.makers import NOW, TODAY, stay_room
from tests.rooms.consent.stage import HOME, Stage, keys
from tests.rooms.service.test_rooms import booked


def omar(stage: Stage) -> Caller:
    return Caller(HOME, stage.operator)


def at(stage: Stage, day: date, hour: int, minute: int = 0) -> None:
    stage.clock.now = datetime(
        day.year, day.month, day.day, hour - 1, minute, tzinfo=UTC
    )  # Marrakech is UTC+1


async def test_the_declaration_rings_in_the_evening_and_in_the_morning_until_it_is_deposited(
    stage: Stage,
) -> None:
    place = await booked(stage, "R1", guest=Guest("M. Weber"))
    await booked(stage, "R2", guest=Guest("Mme Diallo"))
    at(stage, TODAY, 21, 29)
    assert not await remind(stage.office, HOME)
    at(stage, TODAY, 21, 31)
    assert [await remind(stage.office, HOME) for _ in range(3)] == [True, False, False]
    told = [item for item in await stage.sent() if "declaration.title" in keys(item.payload)]
    assert len({item.chat_id for item in told}) == len(told) == 2, "owner and operator, once each"
    await on_declare(stage.office, omar(stage), str(place[0]), "1")
    await on_declare(stage.office, omar(stage), str(place[0]), "0")
    await on_declare(stage.office, omar(stage), str(place[0]), "deposited")
    photo = Evidence(EvidenceKind.PHOTO, "d" * 64, "person:2", NOW)
    async with stage.store.unit(HOME) as unit:
        subject = f"declare-number:{place[0]}"
        with pytest.raises(Refusal, match="no_pictures"):
            await deposited(stage.office, unit, omar(stage), subject, "", (photo,))
        with pytest.raises(Refusal, match="identity"):
            await deposited(stage.office, unit, omar(stage), subject, "AB123456")
        await deposited(stage.office, unit, omar(stage), subject, "STDN-2026-00017")
    at(stage, TODAY + timedelta(days=1), 7, 20)
    await stage.sent()
    assert await remind(stage.office, HOME)
    shown = str([item.payload for item in await stage.sent()])
    assert "Diallo" in shown
    assert "Weber" not in shown, "he is deposited"
    at(stage, TODAY + timedelta(days=1), 8, 5)
    async with stage.store.reading(HOME) as unit:
        found = stage.office.board.findings(await snapshot(stage.office, unit))
    assert [one.key for one in found if one.key.startswith("undeclared")]
    async with stage.store.unit(HOME) as unit:
        assert await unit.legal.purge(TODAY + timedelta(days=500)) == 1
    assert "declaration.title" in str(await declarations(stage.office, omar(stage), "hier"))


async def test_a_paper_reminds_once_for_each_step_and_a_rule_is_confirmed_by_name(stage: Stage) -> None:
    await legal(stage.office, omar(stage), "assurance 23/12/2026 n° 12")
    for day, told in ((0, 1), (1, 0), (22, 0), (23, 1), (24, 0), (31, 1)):
        at(stage, TODAY + timedelta(days=day), 10)
        assert await remind_of_papers(stage.office, HOME) == told, day
    shown = str(await legal(stage.office, omar(stage), "confirmer guest_declaration"))
    assert "legal.rule_confirmed" in shown
    for wrong in ("ascenseur 23/12/2026", "assurance bientôt", "confirmer rien"):
        with pytest.raises(Refusal):
            await legal(stage.office, omar(stage), wrong)


async def test_tomorrow_on_one_page_and_in_one_message_at_seven(stage: Stage) -> None:
    tomorrow = TODAY + timedelta(days=1)
    room = stay_room("quadruple", tomorrow, room_number="7")
    await booked(stage, "R1", room=room, vip=True, guest=Guest("M. Weber", note="vol 16:20"))
    at(stage, TODAY, 18, 59)
    assert not await send_sheet(stage.office, HOME)
    at(stage, TODAY, 19, 5)
    assert [await send_sheet(stage.office, HOME) for _ in range(2)] == [True, False]
    assert "sheet.title" in str([keys(item.payload) for item in await stage.sent()])
    [answer] = await sheet(stage.office, omar(stage), "")
    assert "M. Weber" in str(answer)
    await on_sheet(stage.office, omar(stage), tomorrow.isoformat(), "pdf")
    [item] = [one for one in await stage.sent() if "file" in str(one.payload)]
    assert "feuille" in str(item.payload)
    refused = await on_sheet(
        stage.office, Caller(HOME, stage.people[Role.STAFF]), tomorrow.isoformat(), "pdf"
    )
    assert refused.alert is not None


async def test_a_quarter_goes_out_as_a_workbook_and_a_page(stage: Stage) -> None:
    first = date(2026, 8, 1)
    await booked(stage, "R1", room=stay_room("quadruple", first))
    rule = Tax("sejour", Name({"fr": "taxe de séjour"}), date(2024, 1, 1), source="x")
    async with stage.store.unit(HOME) as unit:
        await unit.accounts.set_taxes(Taxes((rule,)))
    assert "tax.total_unknown" in str(await taxes(stage.office, omar(stage), "T3 2026"))
    await taxes(stage.office, omar(stage), "exempter R1 1 résident")
    with pytest.raises(Refusal, match="too_many"):
        await taxes(stage.office, omar(stage), "exempter R1 9 résident")
    for form in ("xlsx", "pdf"):
        await on_tax(stage.office, omar(stage), "2026-07-01", form)
    names = [str(item.payload) for item in await stage.sent()]
    assert ["xlsx" in one for one in names] == [True, False]
