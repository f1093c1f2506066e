"""Can a person settle what no answer settled with what he saw, and is it kept as his evidence?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.cli.data import calendar
from bot.command import Caller
from bot.commands.bookings.channels import channels
from bot.terminal import render_text
from bot.words.phrases import Words
from channels.ports import ConnectedChannel
from domain.consent.proposal import Proposal, State
from domain.consent.rights import Role
from domain.prices.rates import Cell, CellValue
from governance.bookings.pull import keep_up
from governance.consent.desk.rounds import carry_on
from governance.consent.desk.witness import sight_in
from governance.consent.taps import Tapped, typed
from store.consent.people import Member
from tests.makers import NOW, TODAY
from tests.rooms.bot.wired_office import (
    HOME,
    WiredOffice,
    approved,
    filed,
    mapped_villa,
    now_of,
    wired_office,
)

CODE = mapped_villa().room_types[0].code
NIGHT = TODAY + timedelta(days=30)


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[WiredOffice]:
    async with wired_office(tmp_path) as found:
        await keep_up(found.office, HOME)
        async with found.office.store.unit(HOME) as unit:
            held = {Cell(CODE, NIGHT + timedelta(days=n)): CellValue(price=Decimal(1850)) for n in range(2)}
            await unit.calendar.set_target(held, NOW, "import:test")
        yield found


async def unknown(wired: WiredOffice) -> Proposal:
    """A change whose answer got lost."""
    proposal = await approved(wired, await filed(wired, 1990, nights=2))
    wired.twin.fail("drop", after_effect=True)
    await carry_on(wired.office, HOME)
    wired.twin.faults.clear()
    found = await now_of(wired, proposal)
    assert found.state is State.UNKNOWN
    return found


async def write(wired: WiredOffice, proposal: Proposal, text: str, member: Member | None = None) -> Tapped:
    async with wired.office.store.unit(HOME) as unit:
        current = await unit.proposals.certain(proposal.id)
        return await typed(wired.office, unit, member or wired.owner, current, text, None)


async def prices(wired: WiredOffice, channel: str) -> tuple[Decimal | None, Decimal | None]:
    """What the house believes, and what was seen on that channel."""
    async with wired.office.store.reading(HOME) as unit:
        cells = await unit.calendar.cells([CODE], NIGHT, NIGHT)
    seen = cells.get(Cell(CODE, NIGHT, channel=channel))
    return cells[Cell(CODE, NIGHT)].price, seen.observed.value.price if seen and seen.observed else None


@pytest.mark.parametrize(
    ("text", "channel", "state", "believed"),
    [
        ("vu sur Booking 1 990", "bookingcom", State.APPLIED, 1990),
        ("1 990", "*", State.APPLIED, 1990),
        ("Seen on online: 1850", "online", State.FAILED, 1850),
        ("vu sur Booking.com : 1\u202f850,00 MAD", "bookingcom", State.FAILED, 1850),
        ("vu 1.700 sur Booking", "bookingcom", State.FAILED, 1700),
    ],
)
async def test_a_typed_sight_settles_an_unknown_outcome(
    wired: WiredOffice, text: str, channel: str, state: State, believed: int
) -> None:
    proposal = await unknown(wired)
    tapped = await write(wired, proposal, text)
    assert tapped.alert is None
    found = await now_of(wired, proposal)
    assert found.state is state
    assert (found.receipt or {})["human"] == "Said"
    target, seen = await prices(wired, channel)
    assert target == believed
    assert seen == {"vu 1.700 sur Booking": 1700}.get(text, believed)
    async with wired.office.store.reading(HOME) as unit:
        entries = await unit.journal.of_subject(f"proposal:{proposal.id}")
        assert (await unit.journal.verify()).ok
    assert [e.kind for e in entries][-2:] == [f"proposal.{state}", "cell.observed"]
    assert {e.actor for e in entries[-2:]} == {f"person:{wired.owner.person.id}"}
    assert entries[-1].body["channel"] == channel


async def test_words_without_an_amount_settle_nothing(wired: WiredOffice) -> None:
    proposal = await unknown(wired)
    for text in ("vu", "oui", "je regarde demain", "vu sur Booking"):
        assert (await write(wired, proposal, text)).alert is not None
    assert (await now_of(wired, proposal)).state is State.UNKNOWN


async def test_only_somebody_who_may_carry_settles(wired: WiredOffice) -> None:
    proposal = await unknown(wired)
    async with wired.office.store.hall() as hall:
        person = await hall.upsert_person(7009, "Nadia", "fr")
    async with wired.office.store.unit(HOME) as unit:
        await unit.people.add_member(person.id, Role.ADVISOR, NOW)
        advisor = await unit.people.member(person.id)
    assert (await write(wired, proposal, "vu 1990", advisor)).alert is not None
    assert (await now_of(wired, proposal)).state is State.UNKNOWN
    assert (await prices(wired, "*"))[1] is None


async def test_a_sight_of_an_applied_change_is_noted_as_observed_and_changes_nothing_else(
    wired: WiredOffice,
) -> None:
    proposal = await approved(wired, await filed(wired, 1990, nights=2))
    for _ in range(2):
        await carry_on(wired.office, HOME)
        wired.clock.forward(timedelta(seconds=3))
    assert (await now_of(wired, proposal)).state is State.APPLIED
    assert (await write(wired, proposal, "vu sur Booking 1 990")).alert is not None
    assert await prices(wired, "bookingcom") == (Decimal(1990), Decimal(1990))
    assert (await now_of(wired, proposal)).state is State.APPLIED
    await write(wired, proposal, "2400")  # a wish, no sight
    assert await prices(wired, "bookingcom") == (Decimal(1990), Decimal(1990))


async def test_dates_and_other_digits_are_not_taken_for_thousands(wired: WiredOffice) -> None:
    proposal = await unknown(wired)
    async with wired.office.store.reading(HOME) as unit:
        read = {
            text: await sight_in(unit, proposal, text) for text in ("vu 1990,50", "vu 12 345 MAD", "vu 990")
        }
    assert [sight.price for sight in read.values() if sight] == [Decimal("1990.50"), 12345, 990]


async def shown_channels(wired: WiredOffice) -> str:
    (answer,) = await channels(wired.office, Caller(HOME, wired.owner, "fr", None), "")
    words = Words("fr", zone=mapped_villa().zone, today=wired.clock.now.date())
    return render_text(answer, words).replace("\u202f", " ").replace("\u00a0", " ")


async def test_channels_name_what_is_sent_unknown_and_failing_since_when(wired: WiredOffice) -> None:
    lost = await unknown(wired)
    wired.twin.stuck = True
    waiting = await approved(wired, await filed(wired, 1970, night=40))
    await carry_on(wired.office, HOME)
    wired.clock.forward(timedelta(hours=7))
    async with wired.office.store.unit(HOME) as unit:
        found = [ConnectedChannel("bookingcom", "Booking.com", 1, 300, 4)]
        await unit.channels.count(found, wired.clock.now - timedelta(hours=2))
        found = [ConnectedChannel("bookingcom", "Booking.com", 1, 300, 7)]
        await unit.channels.count(found, wired.clock.now - timedelta(hours=1))
    said = await shown_channels(wired)
    assert f"N° {lost.number} : issue inconnue depuis 09:00" in said
    assert f"N° {waiting.number} : transmis 09:00" in said
    assert "Booking.com : 7 échecs depuis 14:00" in said
    assert "Compteurs lus" in said


async def test_the_exported_calendar_shows_four_stages_with_time_and_evidence(
    wired: WiredOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cli.data.utc_now", wired.clock)
    proposal = await approved(wired, await filed(wired, 1990, nights=2))
    for _ in range(2):
        await carry_on(wired.office, HOME)
        wired.clock.forward(timedelta(seconds=3))
    await write(wired, proposal, "vu sur Booking 1 990")
    rows = await calendar(wired.office.store, HOME)
    ours = next(row for row in rows if (row["night"], row["channel"]) == (NIGHT, "*"))
    assert ours["price"] == Decimal(1990)
    assert (ours["sent_value"], ours["confirmed_value"]) == ("price=1990.00", "price=1990.00")
    assert ours["sent_evidence"].startswith("attempt:")
    assert ours["confirmed_evidence"] == f"proposal:{proposal.id}"
    assert ours["observed_value"] is None
    seen = next(row for row in rows if (row["night"], row["channel"]) == (NIGHT, "bookingcom"))
    assert (seen["price"], seen["observed_value"]) == (None, "price=1990.00")
    assert seen["observed_evidence"] == f"person:{wired.owner.person.id}"
    assert seen["observed_at"]
