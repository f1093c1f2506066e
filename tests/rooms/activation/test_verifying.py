"""Is a channel verified by its own protocol only, its first booking rung once, its accesses taken back?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.command import Caller
from bot.commands.activation.checks import on_check, typed_check
from bot.commands.activation.handovers import handovers, on_handover
from bot.commands.activation.taps import on_channel
from directors import seated
from domain.activation.board import ChannelState
from domain.bookings.sighting import Rank, Sighting
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.missions.evidence import Evidence, EvidenceKind
from domain.opening.profile import common_checks
from governance.activation.moving import Wish, move
from governance.activation.protocol import protocol
from governance.activation.verifying import ask_again
from governance.activation.waits import remind_of_waits
from governance.board import Board
from governance.bookings.intake import receive_in
from tests.makers import NOW, reservation, stay_room
from tests.rooms.consent.stage import HOME, Stage

S = ChannelState
PHOTO = Evidence(EvidenceKind.PHOTO, "a" * 64, "person:2", NOW)
SEEN = {"far_date": "2 avant, 1 après", "price": "1 990 MAD frais compris"}


@pytest.fixture
async def house(desk: Stage) -> Stage:
    desk.office = replace(desk.office, board=Board(seated()))
    return desk


async def to_live(stage: Stage, channel: str = "expedia") -> None:
    for to in (S.PREPARING, S.REQUESTED, S.CONNECTING, S.MAPPED, S.LIVE):
        async with stage.store.unit(HOME) as unit:
            await move(stage.office, unit, stage.operator, Wish(channel, to, "x", (PHOTO,)))


async def state(stage: Stage, channel: str = "expedia") -> ChannelState:
    async with stage.store.reading(HOME) as unit:
        found = await unit.openings.get(channel)
    assert found is not None
    return found.state


async def says(stage: Stage, check: str, words: str) -> None:
    operator = Caller(HOME, stage.operator)
    async with stage.store.unit(HOME) as unit:
        await typed_check(stage.office, unit, operator, f"check:expedia:{check}", words)


async def test_verified_by_every_point_of_the_protocol_and_by_nothing_else(house: Stage) -> None:
    operator = Caller(HOME, house.operator)
    await to_live(house)
    with pytest.raises(Refusal) as refused:
        async with house.store.unit(HOME) as unit:
            await move(house.office, unit, house.operator, Wish("expedia", S.VERIFIED, "", (PHOTO,)))
    assert refused.value.phrase.key == "check.first"
    shown = await on_channel(house.office, operator, "expedia", "verified")
    assert shown.face is not None
    checks = [one.id for one in protocol("expedia")]
    assert len(checks) >= 5
    for wrong, key in (("far_date", "check.two_counts"), ("price", "check.an_amount")):
        with pytest.raises(Refusal) as refused:
            await says(house, wrong, "c'est bon")
        assert refused.value.phrase.key == key
    await says(house, checks[0], "non, un contrôle est rouge")
    for check in checks[1:]:
        await says(house, check, SEEN.get(check, "vu"))
    assert await state(house) is S.LIVE  # one point was seen wrong
    await says(house, checks[0], "tout est vert maintenant")
    assert await state(house) is S.VERIFIED
    async with house.store.reading(HOME) as unit:
        opening = await unit.openings.get("expedia")
    assert opening is not None
    assert (opening.evidence[0].kind, opening.evidence[0].value) == (
        EvidenceKind.READING,
        f"protocol:{len(checks)}",
    )
    await house.verify()


async def test_a_point_is_asked_by_tap_and_only_of_who_files(house: Stage) -> None:
    await to_live(house)
    await on_check(house.office, Caller(HOME, house.operator), "expedia", "price")
    [asked] = [one for one in await house.sent() if one.subject == "check:expedia:price"]
    assert asked.person_id == house.operator.person.id
    staff = Caller(HOME, house.people[Role.STAFF])
    assert (await on_check(house.office, staff, "expedia", "price")).alert is not None
    assert (await on_check(house.office, staff, "expedia", "no-such")).alert is not None


async def test_every_month_the_protocol_comes_back_once(house: Stage) -> None:
    await to_live(house)
    for check in protocol("expedia"):
        await says(house, check.id, SEEN.get(check.id, "vu"))
    await house.sent()
    for days, told in ((29, 0), (1, 2), (1, 0), (29, 2)):
        house.clock.pass_(days=days)
        await ask_again(house.office, HOME)
        await ask_again(house.office, HOME)
        assert len(await house.sent()) == told
    assert await state(house) is S.VERIFIED
    await says(house, "price", "non, 2 300 MAD")  # what is no longer as it should be is not verified
    assert await state(house) is S.LIVE
    for check in protocol("expedia"):
        await says(house, check.id, SEEN.get(check.id, "vu"))
    assert await state(house) is S.VERIFIED


def test_a_channel_without_a_profile_has_the_protocol_of_every_channel() -> None:
    assert {one.id for one in protocol("no-such-channel")} == {one.id for one in common_checks()} != set()


async def booked(stage: Stage, number: str, source: str = "expedia", via: str = "pull") -> list[str]:
    booking = reservation(number, [stay_room()], source=source)
    seen = Sighting("hotelrunner", Rank.WIRE, number, NOW, booking, "x")
    async with stage.store.unit(HOME) as unit:
        await receive_in(stage.office, unit, [seen], via)
    return [key for key in await stage.told() if key.startswith("first.")]


@pytest.mark.parametrize("via", ["pull", "mail", "import", "callback"])
async def test_the_first_booking_of_a_channel_rings_once_whatever_the_way(house: Stage, via: str) -> None:
    assert "first.booking" in await booked(house, "R1", via=via)
    assert await booked(house, "R2", via=via) == []
    assert await booked(house, "R1", via=via) == []
    assert await booked(house, "R3", source="online", via=via) == []
    assert "first.booking" in await booked(house, "R4", source="airbnb", via=via)


async def test_an_access_is_noted_by_the_name_of_its_vault_entry_and_taken_back(house: Stage) -> None:
    owner = Caller(HOME, house.owner)
    for words in (
        "Expedia ; Expedia Villa ; Omar",
        "Expedia ; Expedia Villa ; Karima ; 15/12",
        "Expedia ; Expedia Villa ; Omar ; hier",
        "Expedia ; mot de passe : Soleil2026! ; Omar ; 15/12",
    ):
        with pytest.raises(Refusal):
            await handovers(house.office, owner, words)
    await handovers(house.office, owner, "Expedia ; Expedia Villa ; Omar ; 25/11")
    async with house.store.reading(HOME) as unit:
        [one] = await unit.handovers.open()
    assert (one.entry, one.given_to) == ("Expedia Villa", f"person:{house.operator.person.id}")
    await house.sent()
    for days, told in ((2, 0), (1, 1), (1, 0)):
        house.clock.pass_(days=days)
        await remind_of_waits(house.office, HOME)
        items = await house.sent()
        assert [item.person_id for item in items] == [house.owner.person.id] * told
    await on_handover(house.office, owner, str(one.id), "revoke")
    async with house.store.reading(HOME) as unit:
        assert await unit.handovers.open() == []
    assert house.clock.now - NOW == timedelta(days=4)
