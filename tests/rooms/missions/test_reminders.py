"""Does a reminder ring once, at the right hour, and never at night?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain.consent.rights import Role
from domain.missions.mission import MissionState, MissionWish
from governance.missions import flow
from governance.post.reply_json import reply_from_json
from tests.makers import CASABLANCA, NOW, TODAY
from tests.rooms.consent.stage import HOME, Stage

THURSDAY = TODAY + timedelta(days=3)


async def due(desk: Stage) -> list[str]:
    """First lines of the reminders that may leave now."""
    async with desk.store.hall() as hall:
        items = await hall.outbox_claim(desk.clock(), timedelta(minutes=1), 50)
        for item in items:
            await hall.outbox_done(item, 1, desk.clock())
    shown = [reply_from_json(dict(item.payload)) for item in items if item.kind == "reply"]
    return [one.blocks[0].lines[0].phrase.key for one in shown]


async def begun(desk: Stage, wish: MissionWish, who: Role = Role.OWNER) -> int:
    async with desk.store.unit(HOME) as unit:
        return (await flow.begin(desk.office, unit, desk.people[who], wish)).id


async def test_a_note_rings_once_at_the_hour_of_the_brief(desk: Stage) -> None:
    await begun(desk, MissionWish("le contrat", remind_on=THURSDAY, note=True))
    await flow.remind(desk.office, HOME)
    assert await due(desk) == []
    desk.clock.now = datetime(
        THURSDAY.year, THURSDAY.month, THURSDAY.day, 9, 0, tzinfo=CASABLANCA
    ).astimezone(UTC)
    await flow.remind(desk.office, HOME)
    await flow.remind(desk.office, HOME)
    assert await due(desk) == ["mission.reminder"]
    desk.clock.pass_(days=5)
    await flow.remind(desk.office, HOME)
    assert await due(desk) == []


async def test_a_late_mission_is_spoken_of_once_a_day_and_not_at_night(desk: Stage) -> None:
    await begun(desk, MissionWish("photos", eta=TODAY))
    desk.clock.now = NOW.replace(hour=21, minute=45)  # 22:45 in Marrakech
    await flow.remind(desk.office, HOME)
    assert await due(desk) == []
    desk.clock.pass_(hours=10)
    assert await due(desk) == ["mission.reminder"]
    await flow.remind(desk.office, HOME)
    desk.clock.pass_(days=1)
    await flow.remind(desk.office, HOME)
    assert await due(desk) == ["mission.reminder_late"]


async def test_what_is_done_reminds_nobody(desk: Stage) -> None:
    number = await begun(desk, MissionWish("photos", eta=THURSDAY))
    async with desk.store.unit(HOME) as unit:
        mission = await unit.missions.get(number)
        assert mission is not None
        await flow.move(desk.office, unit, desk.owner, mission, MissionState.DONE)
    desk.clock.pass_(days=9)
    await flow.remind(desk.office, HOME)
    assert await due(desk) == []
