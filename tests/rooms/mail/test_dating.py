"""Does a pass to the mailbox's end date the bookings of a house without a wire, and no lesser pass?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from channels.simulated.mailbox import SimulatedMailbox
from domain.house.snapshot import RESERVATIONS
from governance.bookings.intake import LISTED
from governance.bookings.mailbox_pass import CURSOR, HORIZON, SINCE
from governance.office import Office
from tests.makers import NOW
from tests.rooms.bot.wired_office import HOME, Clock
from tests.rooms.mail.reading import reads


async def dated(office: Office) -> datetime | None:
    async with office.store.reading(HOME) as unit:
        return (await unit.channels.source_ages()).get(RESERVATIONS)


async def listed(office: Office, at: datetime) -> None:
    async with office.store.unit(HOME) as unit:
        await unit.channels.set_cursor(LISTED, at.isoformat())


async def test_from_the_first_list_of_all_bookings_on_each_pass_dates_them(office: Office) -> None:
    box = SimulatedMailbox()
    await reads(office, box)
    assert await dated(office) is None, "what was booked before is not known"
    await listed(office, NOW - timedelta(days=3))
    await reads(office, box)
    assert await dated(office) == NOW
    later = replace(office, clock=Clock(NOW + timedelta(minutes=5)))
    box.drops = 1
    await reads(later, box)
    assert await dated(office) == NOW, "a pass that broke off dates nothing"
    await reads(later, box)
    assert await dated(office) == NOW + timedelta(minutes=5)


async def test_a_list_older_than_the_first_mail_leaves_a_gap(office: Office) -> None:
    await listed(office, NOW - HORIZON - timedelta(days=1))
    await reads(office, SimulatedMailbox())
    assert await dated(office) is None


async def test_a_house_with_a_wire_is_dated_by_the_wire(office: Office) -> None:
    await listed(office, NOW)
    wired = replace(office, wires={HOME: object()})  # type: ignore[dict-item]
    await reads(wired, SimulatedMailbox())
    assert await dated(office) is None


async def test_a_mailbox_read_before_this_was_noted_counts_from_now_on(office: Office) -> None:
    box = SimulatedMailbox()
    await listed(office, NOW - timedelta(days=3))
    async with office.store.unit(HOME) as unit:
        await unit.channels.set_cursor(CURSOR, "1:0")
    await reads(office, box)
    async with office.store.reading(HOME) as unit:
        assert await unit.channels.cursor(SINCE) == NOW.isoformat()
    assert await dated(office) is None
    await listed(office, NOW)
    await reads(office, box)
    assert await dated(office) == NOW
