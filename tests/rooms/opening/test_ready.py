"""Do readiness, rules and terms read the house's own rows: calendar, bookings, answers, connections?"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from jsonschema import Draft202012Validator

from domain.activation.board import ChannelState as S
from domain.activation.board import Move
from domain.bookings.booked_room import BookedRoom
from domain.house.facts.answers import Answer
from domain.money.taxes import Taxes
from domain.nights import Span
from domain.opening.profile import profiles
from domain.package.lint import lint
from domain.prices.rates import ALL_CHANNELS, MASTER_PLAN, Cell, CellValue
from governance.board import Board
from governance.house.answering import answered
from governance.house.asking import questions_of
from governance.office import Office
from governance.opening.kept import from_bookings, kept_by
from governance.opening.preparing import preparing
from governance.opening.readiness import readiness_told
from governance.opening.terms import terms_told
from governance.package.around import around_of, neighbours_of
from governance.package.faults import faults_json
from governance.package.filled import background_of, package_of
from store.engine import open_store
from store.unit import Unit
from tests.fresh import pilot_house
from tests.makers import NOW, TODAY

HOME = "villa-thaifa"
CALENDAR = {"calendar_complete", "sells_ahead"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def office(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    url = pilot_house(tmp_path_factory.mktemp("opening") / "house.sqlite3")
    store = open_store(url)
    yield Office(store, Board(()), lambda: NOW)
    await store.close()


def fits(told: dict[str, Any], name: str) -> None:
    schema = json.loads(Path(f"data/schemas/{name}.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(json.loads(json.dumps(told)))


async def faults(unit: Unit) -> dict[str, set[str]]:
    """The rules that are not kept, and of which room type or channel."""
    found: dict[str, set[str]] = {}
    for fault in lint(await package_of(unit), await around_of(unit, TODAY)):
        found.setdefault(fault.rule.id, set()).add(fault.about.code if fault.about else fault.named or "")
    return found


async def said(unit: Unit, key: str, value: str, name: str = "Said") -> Any:
    fact = Answer(key, value, f"person:{name}", name, "chat", NOW)
    return await answered(unit, await questions_of(unit), fact)


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_forms_are_the_published_ones(office: Office) -> None:
    async with office.store.reading(HOME) as unit:
        for code in profiles():
            fits((await readiness_told(unit, code))[0], "readiness")
            fits((await terms_told(unit, code, NOW))[0], "terms")
        package = await package_of(unit)
        found = lint(package, await around_of(unit, TODAY))
        fits(faults_json(package.house, found, await background_of(unit)), "package-lint")


async def test_a_live_channel_that_nobody_looked_at_is_no_two_way_connection(office: Office) -> None:
    async with office.store.unit(HOME) as unit:
        before = await faults(unit)
        assert before["connection_two_way"] == before["contract_signed"] == {"Booking.com"}
        assert "hotel_id_known" not in before  # the specs know the number
        await said(unit, "connection.bookingcom", "one_way")
        assert (await faults(unit))["connection_two_way"] == {"Booking.com"}
        await said(unit, "connection.bookingcom", "two_way")
        await said(unit, "contract.bookingcom", "signed")
        assert not {"connection_two_way", "contract_signed"} & set(await faults(unit))


async def test_one_night_without_a_price_keeps_the_calendar_incomplete(office: Office) -> None:
    async with office.store.unit(HOME) as unit:
        codes = {kind.code for kind in (await unit.property.get()).room_types if kind.sellable}
        before = await faults(unit)
        assert all(before[rule] == codes for rule in CALENDAR)
        nights = [TODAY + timedelta(days=n) for n in range(365)]
        cells = {
            Cell("triple", night, MASTER_PLAN, ALL_CHANNELS): CellValue(price=Decimal(1700))
            for night in nights[:-1]
        }
        await unit.calendar.set_target(cells, NOW, "test")
        almost = await faults(unit)
        assert almost["calendar_complete"] == codes
        assert almost["sells_ahead"] == codes - {"triple"}
        last = Cell("triple", nights[-1], MASTER_PLAN, ALL_CHANNELS)
        await unit.calendar.set_target({last: CellValue(price=Decimal(1700))}, NOW, "test")
        assert (await faults(unit))["calendar_complete"] == codes - {"triple"}
        stopped = {last: CellValue(stop_sell=True)}
        await unit.calendar.set_target(stopped, NOW, "test")
        assert (await faults(unit))["calendar_complete"] == codes


async def test_an_answer_says_at_once_what_a_channel_would_refuse_because_of_it(office: Office) -> None:
    async with office.store.unit(HOME) as unit:
        calm = await said(unit, "contacts.reservations_email", "resa@villa-example.ma")
        assert calm.faults == ()
        broken = await said(unit, "rooms.family.beds", "1 simple")
        assert [fault.rule.id for fault in broken.faults] == ["beds_too_few"]
        assert (await said(unit, "rooms.family.beds", "1 double + 3 simples")).faults == ()


async def test_a_channels_share_is_what_bookings_show_else_what_people_say_else_its_profile(
    office: Office,
) -> None:
    expedia = profiles()["expedia"]
    async with office.store.unit(HOME) as unit:
        stated = await kept_by(unit, expedia, TODAY)
        assert (stated.share, stated.origin) == (Decimal("0.165"), "stated")
        assert (await kept_by(unit, profiles()["bookingcom"], TODAY)).origin == "unknown"
        await said(unit, "commission.expedia", "22")
        answer = await kept_by(unit, expedia, TODAY)
        assert (answer.share, answer.origin, answer.by) == (Decimal("0.22"), "answered", "Said")
    nights = Span(TODAY, TODAY + timedelta(days=1))
    room = BookedRoom(
        "R1", "expedia", "triple", nights.first, nights.last + timedelta(days=1), NOW, None,
        (Decimal(1000), Decimal(1000)), (Decimal(250), Decimal(250)),
    )  # fmt: skip
    assert from_bookings(expedia, [room] * 4) is None
    booked = from_bookings(expedia, [room] * 5)
    assert booked is not None
    assert (booked.share, booked.origin, booked.rooms) == (Decimal("0.25"), "booked", 5)


async def test_the_rate_of_vat_is_said_under_a_channels_terms_and_counts_from_that_day(
    office: Office,
) -> None:
    async with office.store.unit(HOME) as unit:
        stated = await unit.accounts.taxes()
        await said(unit, "vat_lodging", "20")
        assert await unit.accounts.taxes() == stated  # a paper of the house knows it
        await unit.accounts.set_taxes(Taxes())
        _, shown = await terms_told(unit, "hotelbeds", NOW)
        assert "k:vat_lodging:other" in [button.data for row in shown.buttons for button in row]
        await said(unit, "vat_lodging", "10")
        told = await unit.accounts.taxes()
        assert (told.vat(TODAY), told.vat(TODAY - timedelta(days=1))) == (Decimal("0.1"), None)
        json_, shown = await terms_told(unit, "hotelbeds", NOW)
        assert "vat" not in json_["lacks"]
        assert shown.buttons == ()
        await unit.accounts.set_taxes(stated)


async def test_another_house_of_the_same_name_is_found(office: Office) -> None:
    assert await neighbours_of(office.store, HOME) == []
    assert [one.name for one in await neighbours_of(office.store, "elsewhere")] == ["Villa Thaifa"]


async def test_what_a_channel_under_way_requires_is_asked_and_counted_once_answered(office: Office) -> None:
    async with office.store.unit(HOME) as unit:
        before = {one.ask.key for one in (await questions_of(unit)).found}
        stored = await unit.property.facts()
        under_way = {"platform": "expedia", "name": "Expedia", "status": "in_progress"}
        background = {**stored["dossier"], "links": [*stored["dossier"]["links"], under_way]}
        await unit.property.save_facts({**stored, "dossier": background})
        asked = await questions_of(unit)
        more = {one.ask.key for one in asked.found} - before
        assert {"identity.ice", "rooms.triple.smoking", "contacts.invoices_email"} <= more
        assert "rooms.triple.text_fr_50" not in more  # on demand, and no channel demands it
        await said(unit, "rooms.triple.smoking", "non")
        again = (await questions_of(unit)).of("rooms.triple.smoking")
        assert again is not None
        assert (again.value, again.ask.who) == ("non", ("Said",))
        assert "rooms.triple.smoking" in {one.ask.key for one in (await questions_of(unit)).found}


async def test_the_board_says_what_is_prepared_and_whom_one_waits_for_too_long(office: Office) -> None:
    """Trip.com: its connection takes a day. Nothing on it is asked before somebody begins."""
    async with office.store.unit(HOME) as unit:
        background = await background_of(unit)
        assert "tripcom" not in {one.code for one in await preparing(unit, background)}
        steps = ((S.NOT_STARTED, S.PREPARING), (S.PREPARING, S.REQUESTED), (S.REQUESTED, S.CONNECTING))
        for before, after in steps:
            assert await unit.openings.move(Move("tripcom", before, after, "person:1", NOW))
        assert "tripcom" in {one.code for one in await preparing(unit, background)}
        package = await package_of(unit)
        for days, late in ((1, False), (2, True)):
            around = await around_of(unit, NOW.date() + timedelta(days=days))
            names = {one.named for one in lint(package, around) if one.rule.id == "wait_is_no_failure"}
            assert ("Trip.com" in names) is late
