"""Is somebody out of the house the moment an owner says so, by every door, and is a gift made in two taps?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.command import Caller
from bot.commands.taps import Beside
from bot.commands.tenancy.people import lost, on_person, people
from domain.consent.rights import Role
from domain.entrance.session import Way
from domain.errors import Refusal
from governance.entrance.entering import link_for, visitor
from store.consent.people import Member
from tests.rooms.consent.stage import HOME, Stage


def caller(member: Member) -> Caller:
    return Caller(HOME, member)


async def tapped(desk: Stage, who: Role, verb: str, actor: Role = Role.OWNER) -> Beside:
    number = str(desk.people[who].person.id)
    return await on_person(desk.office, caller(desk.people[actor]), number, verb)


async def roles(desk: Stage) -> dict[str, Role]:
    async with desk.store.reading(HOME) as unit:
        return {one.person.name: one.role for one in await unit.people.members()}


async def inside(desk: Stage, member: Member) -> str:
    """A session of his on the page."""
    now = desk.clock()
    async with desk.store.unit(HOME) as unit:
        return await unit.doors.begin(member.person.id, Way.LINK, "Safari", now, now + timedelta(days=3), now)


async def kinds(desk: Stage) -> list[str]:
    async with desk.store.reading(HOME) as unit:
        assert (await unit.journal.verify()).ok
        return [one.kind for one in await unit.journal.entries(after=0)]


async def test_who_is_put_out_is_out_by_every_door_and_can_be_taken_back(desk: Stage) -> None:
    operator, now = desk.operator, desk.clock()
    session = await inside(desk, operator)
    async with desk.store.unit(HOME) as unit:
        key = await unit.people.issue_key(operator.person.id, now, now + timedelta(days=9))
        await unit.people.invite(Role.STAFF, now + timedelta(days=1), f"person:{operator.person.id}", now)
        await link_for(desk.office, unit, operator, "https://villa.example.com")
    assert await visitor(desk.office, session) is not None

    asked = await tapped(desk, Role.OPERATOR, "out")
    assert operator.person.name in await roles(desk), "the first tap only asks"
    assert asked.face is not None
    assert asked.face.buttons[0][0].data.endswith(":out-yes")
    await tapped(desk, Role.OPERATOR, "out-yes")

    assert operator.person.name not in await roles(desk)
    assert await visitor(desk.office, session) is None
    async with desk.store.reading(HOME) as unit:
        assert await unit.people.by_key(key, now) is None
        assert not await unit.people.invitations(now)
    assert "people.put_out" in await kinds(desk)
    refused = await tapped(desk, Role.OPERATOR, "show")
    assert refused.alert is not None

    await tapped(desk, Role.OPERATOR, "back")
    assert (await roles(desk))[operator.person.name] is Role.OPERATOR
    assert await visitor(desk.office, session) is None, "an old device stays out"


async def test_only_an_owner_decides(desk: Stage) -> None:
    before = await roles(desk)
    for verb in ("show", "role", "out", "out-yes", "give", "give-yes", "role-staff", "back", "uninvite"):
        done = await tapped(desk, Role.OWNER, verb, actor=Role.OPERATOR)
        assert done.alert is not None, verb
    with pytest.raises(Refusal):
        await lost(desk.office, caller(desk.operator), desk.owner.person.name)
    assert await roles(desk) == before
    [shown] = await people(desk.office, caller(desk.operator), "")
    assert shown.buttons == (), "he sees who is there, and moves nobody"


async def test_the_last_owner_can_neither_be_put_out_nor_step_down(desk: Stage) -> None:
    for verb in ("out-yes", "role-staff", "give-yes"):
        assert (await tapped(desk, Role.OWNER, verb)).alert is not None
    assert (await roles(desk))[desk.owner.person.name] is Role.OWNER


async def test_a_role_is_another_one_at_one_tap(desk: Stage) -> None:
    session = await inside(desk, desk.operator)
    await tapped(desk, Role.OPERATOR, "role-staff")
    assert (await roles(desk))[desk.operator.person.name] is Role.STAFF
    assert await visitor(desk.office, session) is None
    forged = await tapped(desk, Role.OPERATOR, "role-owner")
    assert forged.alert is not None, "nobody becomes an owner by a role"


async def test_the_house_is_handed_over_in_two_taps(desk: Stage) -> None:
    await tapped(desk, Role.OPERATOR, "give")
    assert (await roles(desk))[desk.operator.person.name] is Role.OPERATOR
    await tapped(desk, Role.OPERATOR, "give-yes")
    after = await roles(desk)
    assert (after[desk.operator.person.name], after[desk.owner.person.name]) == (Role.OWNER, Role.ADVISOR)
    assert "people.handed_over" in await kinds(desk)


async def test_an_open_invitation_is_closed_by_a_tap(desk: Stage) -> None:
    now = desk.clock()
    async with desk.store.unit(HOME) as unit:
        await unit.people.invite(Role.STAFF, now + timedelta(days=1), "system", now)
        [open_] = await unit.people.invitations(now)
    await on_person(desk.office, caller(desk.owner), str(open_.id), "uninvite")
    async with desk.store.reading(HOME) as unit:
        assert not await unit.people.invitations(now)
    async with desk.store.unit(HOME) as unit:
        assert not await unit.people.claim(open_.id, desk.operator.person.id, now)


async def test_a_lost_phone_is_out_of_all_houses_of_the_owner_in_one_command(desk: Stage) -> None:
    other, person = "dar-zitoun", desk.operator.person
    async with desk.store.reading(HOME) as unit:
        hotel = await unit.property.get()
    async with desk.store.unit(other) as unit:
        await unit.property.save(replace(hotel, id=other, name="Dar Zitoun"))
        await unit.people.add_member(desk.owner.person.id, Role.OWNER, desk.clock())
        await unit.people.add_member(person.id, Role.OPERATOR, desk.clock())
    foreign = "not-his"
    async with desk.store.unit(foreign) as unit:
        await unit.property.save(replace(hotel, id=foreign, name="Ailleurs"))
        await unit.people.add_member(person.id, Role.OPERATOR, desk.clock())
    session = await inside(desk, desk.operator)
    await lost(desk.office, caller(desk.owner), person.name)
    async with desk.store.hall_reading() as hall:
        assert [place for place, _ in await hall.places(person.telegram_id)] == [foreign]
    assert await visitor(desk.office, session) is None


async def test_ones_own_lost_phone_ends_ones_pages(desk: Stage) -> None:
    session = await inside(desk, desk.owner)
    await lost(desk.office, caller(desk.owner), "")
    assert await visitor(desk.office, session) is None
    assert (await roles(desk))[desk.owner.person.name] is Role.OWNER


async def test_the_brief_is_taken_away_and_given_by_a_tap(desk: Stage) -> None:
    async def reads() -> dict[str, bool]:
        async with desk.store.reading(HOME) as unit:
            return {one.person.name: one.brief for one in await unit.people.members()}

    name = desk.operator.person.name
    shown = (await tapped(desk, Role.OPERATOR, "show")).face
    assert shown is not None
    assert shown.buttons[0][0].data.endswith(":brief-off")
    await tapped(desk, Role.OPERATOR, "brief-off", actor=Role.OPERATOR)
    assert (await reads())[name] is False, "one's own brief is one's own matter"
    again = (await tapped(desk, Role.OPERATOR, "brief-on")).face
    assert again is not None
    assert (await reads())[name] is True
    assert (await tapped(desk, Role.OWNER, "brief-off", actor=Role.OPERATOR)).alert is not None
    assert (await tapped(desk, Role.STAFF, "brief-on")).alert is not None, "a cook reads no figures"
    assert (await reads())[desk.owner.person.name] is True
    assert (await kinds(desk)).count("people.brief") == 2


async def test_an_invitation_ends_on_a_day_of_the_house(desk: Stage) -> None:
    late = datetime(2027, 6, 1, 23, 30, tzinfo=UTC)  # half past midnight in Marrakech
    async with desk.store.unit(HOME) as unit:
        await unit.people.invite(Role.STAFF, late, "system", desk.clock())
    [shown] = await people(desk.office, caller(desk.owner), "")
    assert [line.phrase.args["until"] for line in shown.blocks[1].lines[1:]] == [date(2027, 6, 2)]
