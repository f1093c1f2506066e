"""Do steps move the board once, with witness and journal, and does the hold pass for nobody but the owner?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.command import Caller
from bot.commands.activation.activation import activation, typed_step
from bot.commands.activation.taps import on_channel
from bot.terminal import render_text
from bot.words.phrases import Words
from channels.ports import ConnectedChannel
from directors import seated
from domain.activation.board import ChannelState, Opening
from domain.consent.proposal import State
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.missions.evidence import Evidence, EvidenceKind
from governance.activation.moving import Wish, move
from governance.activation.orders import make
from governance.activation.waits import remind_of_waits
from governance.board import Board
from governance.consent.kinds.channel_move.effect import LOOK_AGAIN, look_again
from governance.missions.orders import hand_in, judge, take
from governance.office import Office
from store.bookings.ingest import Delivery
from tests.makers import NOW, reservation, stay_room, villa
from tests.rooms.consent.stage import HOME, Stage

S = ChannelState
PHOTO = Evidence(EvidenceKind.PHOTO, "a" * 64, "person:2", NOW)


@pytest.fixture
async def house(desk: Stage) -> Stage:
    """The real board of directors over the furnished house, its incident closed."""
    desk.office = replace(desk.office, board=Board(seated()))
    return desk


async def at(stage: Stage, channel: str = "expedia") -> Opening | None:
    async with stage.store.reading(HOME) as unit:
        return await unit.openings.get(channel)


async def stepped(
    stage: Stage, to: ChannelState, *evidence: Evidence, words: str = "", who: Role = Role.OPERATOR
) -> None:
    async with stage.store.unit(HOME) as unit:
        await move(stage.office, unit, stage.people[who], Wish("expedia", to, words, evidence))


async def incident(stage: Stage) -> None:
    async with stage.store.unit(HOME) as unit:
        await unit.property.save(villa(sync_incident_open=True))


async def to_requested(stage: Stage) -> None:
    number = Evidence(EvidenceKind.NUMBER, "EXP-4471", "person:2", NOW)
    await stepped(stage, S.PREPARING)
    await stepped(stage, S.REQUESTED, number, words="EXP-4471")


async def test_the_way_to_live_with_its_evidence_and_journal(house: Stage) -> None:
    await to_requested(house)
    assert (await at(house)).reference == "EXP-4471"  # type: ignore[union-attr]
    await stepped(house, S.CONNECTING)
    await stepped(house, S.MAPPED)
    with pytest.raises(Refusal) as refused:
        await stepped(house, S.LIVE, words="c'est ouvert")
    assert refused.value.phrase.key == "activation.needs_witness"
    await stepped(house, S.LIVE, PHOTO)
    opening = await at(house)
    assert opening is not None
    assert (opening.state, opening.evidence, opening.reference) == (S.LIVE, (PHOTO,), "EXP-4471")
    async with house.store.reading(HOME) as unit:
        history = await unit.openings.history("expedia")
        told = [entry.body["to"] for entry in await unit.journal.of_subject("channel:expedia")]
    assert [one.to for one in history] == [S.PREPARING, S.REQUESTED, S.CONNECTING, S.MAPPED, S.LIVE]
    assert told == [one.to for one in history]
    await house.verify()


async def test_a_reading_of_our_own_is_a_witness(house: Stage) -> None:
    await to_requested(house)
    await stepped(house, S.CONNECTING)
    await stepped(house, S.MAPPED)
    async with house.store.unit(HOME) as unit:
        await unit.channels.count([ConnectedChannel("expedia", "Expedia", 0, 5, 0)], NOW)
    with pytest.raises(Refusal):  # connected, and nothing has come of it
        await stepped(house, S.LIVE)
    async with house.store.unit(HOME) as unit:
        booking = reservation("R1", [stay_room()], source="expedia")
        await unit.reservations.ingest_many([Delivery(booking, "x")], NOW, "pull")
    await stepped(house, S.LIVE)
    opening = await at(house)
    assert opening is not None
    assert [(one.kind, one.value) for one in opening.evidence] == [(EvidenceKind.READING, "bookings:1")]


@pytest.mark.parametrize("who", [Role.OPERATOR, Role.ADVISOR, Role.STAFF])
async def test_the_hold_passes_for_nobody_but_the_owner(house: Stage, who: Role) -> None:
    await to_requested(house)
    await incident(house)
    await stepped(house, S.CONNECTING, words="Expedia a écrit")
    card = await house.newest()
    assert card.state is State.HELD
    assert (await at(house)).state is S.REQUESTED  # type: ignore[union-attr]
    assert (await house.tap(card, "ok", who=who)).alert is not None
    await house.type(card, "je réponds de cela, allez-y", who=who)
    await house.carry()
    assert (await house.now(card)).state is State.HELD
    assert (await at(house)).state is S.REQUESTED  # type: ignore[union-attr]


async def test_the_owner_needs_a_reason_and_it_is_journaled(house: Stage) -> None:
    await to_requested(house)
    await incident(house)
    await stepped(house, S.CONNECTING, who=Role.OWNER)  # his own wish is held like anybody's
    card = await house.newest()
    assert (await house.tap(card, "ok")).alert is not None
    await house.type(card, "oui")
    await house.carry()
    assert (await at(house)).state is S.REQUESTED  # type: ignore[union-attr]
    await house.type(card, "Un seul type, je surveille moi-même")
    await house.carry()
    assert (await house.now(card)).state is State.APPLIED
    assert (await at(house)).state is S.CONNECTING  # type: ignore[union-attr]
    async with house.store.reading(HOME) as unit:
        [step] = [one for one in await unit.openings.history("expedia") if one.to is S.CONNECTING]
    assert step.proposal == card.id
    await house.verify()


async def test_back_ways_and_preparing_are_free_while_the_incident_is_open(house: Stage) -> None:
    await incident(house)
    await to_requested(house)
    await stepped(house, S.WAITING_OWNER, words="RIB")
    await stepped(house, S.HELD, words="incident")
    assert (await at(house)).state is S.HELD  # type: ignore[union-attr]
    assert await house.all() == []


async def test_a_card_on_a_channel_that_moved_meanwhile_does_nothing(house: Stage) -> None:
    await to_requested(house)
    await incident(house)
    await stepped(house, S.CONNECTING)
    card = await house.newest()
    await stepped(house, S.REJECTED, words="refus du canal")
    await house.type(card, "Allez-y quand même, je sais")
    await house.carry()
    assert (await at(house)).state is S.REJECTED  # type: ignore[union-attr]
    assert (await house.now(card)).state is State.STALE


async def test_only_who_files_moves_and_only_the_owner_orders(house: Stage) -> None:
    for who in (Role.ADVISOR, Role.STAFF):
        with pytest.raises(Refusal):
            await stepped(house, S.PREPARING, who=who)
    operator, owner = (Caller(HOME, house.people[role]) for role in (Role.OPERATOR, Role.OWNER))
    with pytest.raises(Refusal):
        await activation(house.office, operator, "ordre : Airbnb, Expedia")
    await activation(house.office, owner, "ordre : Airbnb, Expedia")
    assert (await at(house, "airbnb-api")).place == 1  # type: ignore[union-attr]


async def test_a_tap_that_lacks_something_asks_and_the_reply_moves(house: Stage) -> None:
    operator = Caller(HOME, house.operator)
    await on_channel(house.office, operator, "expedia", "preparing")
    shown = await on_channel(house.office, operator, "expedia", "requested")
    assert shown.face is None
    assert (await at(house)).state is S.PREPARING  # type: ignore[union-attr]
    [asked] = [item for item in await house.sent() if item.subject == "activation:expedia:requested"]
    assert asked.person_id == operator.member.person.id
    async with house.store.unit(HOME) as unit:
        await typed_step(
            house.office, unit, operator, "activation:expedia:requested", "écrit à Mme Alami, n° 88412"
        )
    opening = await at(house)
    assert opening is not None
    assert (opening.state, opening.reference) == (S.REQUESTED, "88412")
    assert (await on_channel(house.office, operator, "expedia", "nonsense")).alert is not None
    staff = Caller(HOME, house.people[Role.STAFF])
    assert (await on_channel(house.office, staff, "expedia", "preparing")).alert is not None


async def test_a_wait_past_its_usual_time_is_told_once_then_every_other_day(house: Stage) -> None:
    await to_requested(house)
    await stepped(house, S.WAITING_CHANNEL)
    await house.sent()
    office: Office = house.office
    for days, told in ((1, 0), (1, 1), (0, 0), (1, 0), (1, 1)):
        house.clock.pass_(days=days)
        await remind_of_waits(office, HOME)
        items = await house.sent()
        assert len(items) == told, house.clock.now
        assert all(item.person_id == house.operator.person.id for item in items)
    house.clock.pass_(days=3, hours=15)  # one in the morning: nothing rings
    await remind_of_waits(office, HOME)
    assert await house.sent() == []
    assert house.clock.now - NOW > timedelta(days=7)


async def test_one_looks_again_after_the_wait_that_is_usual_there(house: Stage) -> None:
    assert look_again("expedia", S.WAITING_CHANNEL) == timedelta(days=1), "its checkpoints take hours"
    assert look_again("hotelbeds", S.WAITING_CHANNEL) == LOOK_AGAIN, "nobody has said"


async def test_what_an_accepted_order_showed_is_the_evidence_of_the_next_step(house: Stage) -> None:
    await stepped(house, S.PREPARING)
    with pytest.raises(Refusal, match="needs_reference"):
        await stepped(house, S.REQUESTED)
    house.clock.pass_(minutes=1)
    owner, worker = house.people[Role.OWNER], house.people[Role.OPERATOR]
    shown = Evidence(EvidenceKind.NUMBER, "EXP-4471", "person:2", house.clock())
    async with house.store.unit(HOME) as unit:
        order = await make(house.office, unit, owner, "expedia")
        held = await take(house.office, unit, worker, order)
        handed = await hand_in(house.office, unit, worker, held, "demandé", [shown])
        with pytest.raises(Refusal, match="needs_reference"):
            await move(house.office, unit, worker, Wish("expedia", S.REQUESTED))
        await judge(house.office, unit, owner, handed, accepted=True)
    await stepped(house, S.REQUESTED)
    opening = await at(house)
    assert opening is not None
    assert (opening.state, opening.reference) == (S.REQUESTED, "EXP-4471")


async def test_the_board_says_how_ready_each_form_is_and_shows_both_orders(house: Stage) -> None:
    [shown] = await activation(house.office, Caller(HOME, house.operator), "")
    told = render_text(shown, Words("fr"))
    assert told.count("prêt à") >= 6
    assert "Agoda" in told
    assert "Ordre de l’étude des canaux" in told
