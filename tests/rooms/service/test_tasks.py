"""Does a task reach whoever does it, one at a time, with nothing that is not his to know?"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.command import Caller
from bot.commands.service.cares import cares
from bot.commands.service.tasks import on_task, proof_of_task, tasks
from bot.commands.service.team import team
from bot.commands.service.transfers import transfers
from bot.commands.service.troubles import closed, costs, on_trouble, troubles
from bot.commands.table import COMMANDS
from directors.gm.service import car_not_confirmed
from domain.bookings.reservation import Guest
from domain.consent.rights import Role, may
from domain.errors import Refusal
from domain.finding import Finding
from domain.missions.evidence import Evidence, EvidenceKind
from domain.service.room import RoomState
from domain.service.task import Task, TaskState
from domain.service.transfer import TransferState
from governance.office import snapshot
from governance.post.replies import Reply
from governance.service.planning import plan_today
from governance.service.rooms import settle
from governance.service.tasks import confirm, show_tasks
from governance.service.transfers import move
from store.post.outbox import OutboxItem
from tests.makers import NOW, TODAY, stay_room
from tests.rooms.consent.stage import HOME, Stage, keys
from tests.rooms.service.test_rooms import booked


def caller(stage: Stage, role: Role = Role.OPERATOR) -> Caller:
    return Caller(HOME, stage.people[role])


async def all_tasks(stage: Stage) -> dict[str, Task]:
    async with stage.store.reading(HOME) as unit:
        return {task.wish.key: task for task in await unit.tasks.on(TODAY)}


@pytest.fixture
async def day(stage: Stage) -> Stage:
    """M. Weber, VIP, comes into room 7, which somebody left; Salma does the rooms, and reads Arabic."""
    await booked(stage, "R0", room=stay_room("quadruple", TODAY.replace(day=20), 3, room_number="7"))
    await booked(
        stage,
        "R1",
        room=stay_room("quadruple", room_number="7"),
        vip=True,
        guest=Guest("M. Weber", email="weber@example.org", note="paie 9 990 MAD"),
    )
    await settle(stage.office, HOME)
    await team(stage.office, caller(stage), "Salma ménage arabe")
    return stage


async def to_salma(stage: Stage) -> list[OutboxItem]:
    chat = stage.people[Role.STAFF].person.telegram_id
    return [item for item in await stage.sent() if item.chat_id == chat]


async def test_her_day_is_one_card_at_a_time_from_the_room_to_its_inspection(day: Stage) -> None:
    assert await show_tasks(day.office, HOME) == 1
    assert await show_tasks(day.office, HOME) == 0, "she has it"
    [card] = await to_salma(day)
    shown = json.dumps(card.payload, ensure_ascii=False)
    assert "🧹🛏" in shown
    assert "البيت" in shown
    found = await all_tasks(day)
    room = found[f"clean:{TODAY}:7"]
    assert room.owner == f"person:{day.people[Role.STAFF].person.id}"
    her = caller(day, Role.STAFF)
    await on_task(day.office, her, room.token, "done")
    async with day.store.reading(HOME) as unit:
        mark = (await unit.room_marks.last())["7"]
    assert (mark.state, mark.cleaner) == (RoomState.CLEAN, room.owner)
    await plan_today(day.office, HOME)
    inspection = (await all_tasks(day))[f"inspect:{TODAY}:7"]
    assert inspection.owner is None, "she cleaned it herself"
    assert "not_yours" in str((await on_task(day.office, her, inspection.token, "done")).alert)
    await on_task(day.office, caller(day), inspection.token, "done")
    async with day.store.reading(HOME) as unit:
        assert (await unit.room_marks.last())["7"].ready


async def test_she_sees_nothing_of_money_or_guests(day: Stage) -> None:
    """0 bytes: every message and answer to her, and every command that her role opens."""
    her = caller(day, Role.STAFF)
    await show_tasks(day.office, HOME)
    opened = [command for command in COMMANDS if may(Role.STAFF, command.right)]
    said = [json.dumps(item.payload, ensure_ascii=False) for item in await to_salma(day)]
    said += [str(await command.handler(day.office, her, "")) for command in opened]
    task = next(iter((await all_tasks(day)).values()))
    for verb in ("problem", "photo", "p-leak", "done"):
        said.append(str(await on_task(day.office, her, task.token, verb)))
    said += [json.dumps(item.payload, ensure_ascii=False) for item in await to_salma(day)]
    said = [
        re.sub(r"(?:task|trouble):[\w-]+", "", one) for one in said
    ]  # a token is drawn, and may hold any letters
    for secret in ("Weber", "weber", "MAD", "9 990", "2600", "2 600", "R1", "Camille", "Laurent"):
        assert not [one for one in said if secret in one], secret
    assert {command.name for command in opened} <= {"taches", "soucis", "cherche"}
    with pytest.raises(Refusal, match="not_yours"):
        await team(day.office, replace(her), "Salma absente")


async def test_a_problem_takes_two_taps_and_reaches_whoever_runs_the_house(day: Stage) -> None:
    task = (await all_tasks(day))[f"clean:{TODAY}:7"]
    her, omar = caller(day, Role.STAFF), caller(day)
    await day.sent()
    menu = (await on_task(day.office, her, task.token, "problem")).face
    assert menu is not None
    assert len([key for row in menu.buttons for key in row]) == 6
    await on_task(day.office, her, task.token, "p-leak")
    told = [item for item in await day.sent() if item.chat_id == omar.member.person.telegram_id]
    assert ["trouble.in_room" in keys(item.payload) for item in told] == [True]
    assert (await all_tasks(day))[task.wish.key].state is TaskState.PROBLEM
    async with day.store.reading(HOME) as unit:
        [leak] = await unit.troubles.since(NOW)
    await on_trouble(day.office, omar, leak.token, "take")
    async with day.store.unit(HOME) as unit:
        answer = await costs(day.office, unit, omar, f"trouble-cost:{leak.token}", "plombier 1 200 dh")
    assert "trouble.paid_by" in str(answer)
    async with day.store.unit(HOME) as unit:
        with pytest.raises(Refusal, match="proof_asked"):
            await closed(day.office, unit, omar, f"trouble-close:{leak.token}", "")
        assert "trouble.closed" in str(
            await closed(day.office, unit, omar, f"trouble-close:{leak.token}", "joint changé")
        )
    for _ in range(2):
        await troubles(day.office, omar, "fuite 7 encore")
    told = [item for item in await day.sent() if item.chat_id == omar.member.person.telegram_id]
    alerts = [keys(item.payload) for item in told if item.kind == "reply"]
    assert ["trouble.pattern" in said for said in alerts] == [False, True], "the third time"


async def test_whoever_falls_sick_gives_the_day_to_who_is_there(day: Stage) -> None:
    await team(day.office, caller(day), "Omar ménage")
    await team(day.office, caller(day), "Salma malade")
    task = (await all_tasks(day))[f"clean:{TODAY}:7"]
    assert task.owner == f"person:{day.operator.person.id}"
    assert await show_tasks(day.office, HOME) == 1
    assert [item.chat_id for item in await day.sent()] == [day.operator.person.telegram_id]
    with pytest.raises(Refusal, match="team_word"):
        await team(day.office, caller(day), "Salma peut-être")
    await team(day.office, caller(day), "départ 7 14:00")


async def test_a_photo_that_answers_the_card_is_its_proof_and_some_tasks_want_one(day: Stage) -> None:
    await team(day.office, caller(day), "Salma cuisine arabe")
    task = (await all_tasks(day))["vip:2:amenity"]
    her = caller(day, Role.STAFF)
    assert "خاص تصويرة" in str((await on_task(day.office, her, task.token, "done")).alert)
    voice = Evidence(EvidenceKind.DOCUMENT, "e" * 64, task.owner or "", NOW)
    photo = Evidence(EvidenceKind.PHOTO, "d" * 64, task.owner or "", NOW)
    async with day.store.unit(HOME) as unit:
        asked = await proof_of_task(day.office, unit, her, f"task:{task.token}", "", (voice,))
        assert "خاص تصويرة" in str(asked), "flowers are seen, not heard"
        await proof_of_task(day.office, unit, her, f"task:{task.token}", "", (photo,))
    done = (await all_tasks(day))["vip:2:amenity"]
    assert (done.state, done.proof) == (TaskState.DONE, "d" * 64)
    [answer] = await tasks(day.office, her, "")
    assert answer.blocks


async def test_the_driver_knows_whom_he_fetches_until_he_has(day: Stage) -> None:
    me, driver = caller(day), caller(day, Role.STAFF)
    await team(day.office, me, "Salma chauffeur français")
    await transfers(day.office, me, "R1 ; 16:20 ; vol AT 555")
    async with day.store.unit(HOME) as unit:
        [car] = await unit.transfers.of([2])
        await move(day.office, unit, me.member, car, TransferState.ORDERED)
    await plan_today(day.office, HOME)
    ride = (await all_tasks(day))[f"drive:{car.id}"]
    assert "Weber" in ride.wish.what
    soon = ride.wish.due - timedelta(hours=2)
    assert [one.state for one in await not_confirmed(day, soon)] == [f"ordered:{ride.wish.due.isoformat()}"]
    await show_tasks(day.office, HOME)
    [card] = [item for item in await to_salma(day) if f"task:{ride.token}:confirm" in str(item.payload)]
    assert "task.progress" in keys(card.payload), "his next task asks for it first"
    face = (await on_task(day.office, driver, ride.token, "confirm")).face
    assert face is not None
    assert ":confirm" not in str(face.buttons)
    assert await not_confirmed(day, soon) == []
    async with day.store.reading(HOME) as unit:
        [promised] = await unit.transfers.of([2])
    assert (promised.state, promised.by) == (TransferState.CONFIRMED, f"person:{driver.member.person.id}")
    with pytest.raises(Refusal, match="not_yours"):
        async with day.store.unit(HOME) as unit:
            await confirm(day.office, unit, day.people[Role.AGENT], ride)
    face = (await on_task(day.office, driver, ride.token, "done")).face
    assert "Weber" not in str(face)
    await plan_today(day.office, HOME)
    over = (await all_tasks(day))[f"drive:{car.id}"]
    assert (over.state, over.wish.what) == (TaskState.DONE, "")
    async with day.store.reading(HOME) as unit:
        [done_now] = await unit.transfers.of([2])
    assert done_now.state is TransferState.DONE


async def not_confirmed(day: Stage, now: datetime) -> list[Finding]:
    """What the General Manager says of cars at that hour."""
    async with day.store.reading(HOME) as unit:
        house = await snapshot(day.office, unit)
    return list(car_not_confirmed(replace(house, now=now)))


async def test_every_ride_of_the_day_is_asked_about_once_before_its_turn(day: Stage) -> None:
    me = caller(day)
    await booked(day, "R7", room=stay_room("triple"), guest=Guest("Mme Diallo"))
    await team(day.office, me, "Salma chauffeur français")
    for words in ("R1 ; 16:20", "R7 ; 18:40"):
        await transfers(day.office, me, words)
    async with day.store.unit(HOME) as unit:
        for car in await unit.transfers.of([2, 3]):
            await move(day.office, unit, me.member, car, TransferState.ORDERED)
    await plan_today(day.office, HOME)
    for _ in range(2):
        await show_tasks(day.office, HOME)
    asked = [item for item in await to_salma(day) if ":confirm" in str(item.payload)]
    assert ["task.progress" in keys(item.payload) for item in asked] == [True, False]
    later = next(task for task in (await all_tasks(day)).values() if "Diallo" in task.wish.what)
    await on_task(day.office, caller(day, Role.STAFF), later.token, "confirm")
    await on_task(day.office, caller(day, Role.STAFF), later.token, "confirm")
    async with day.store.reading(HOME) as unit:
        assert [car.state.value for car in await unit.transfers.of([2, 3])] == ["ordered", "confirmed"]


async def test_words_of_a_task_that_nobody_did_are_forgotten_the_next_night(day: Stage) -> None:
    await cares(day.office, caller(day), "R1 ; allergie : noix")
    await plan_today(day.office, HOME)
    async with day.store.unit(HOME) as unit:
        assert await unit.tasks.forget(TODAY + timedelta(days=1)) >= 1
        assert [task.wish.what for task in await unit.tasks.on(TODAY) if task.wish.what] == []


async def test_who_rests_on_mondays_is_not_given_mondays(day: Stage) -> None:
    me = caller(day)
    weekday = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")[TODAY.weekday()]
    await team(day.office, me, f"Salma repos le {weekday}")
    assert (await all_tasks(day))[f"clean:{TODAY}:7"].owner is None
    assert "task.rests" in str(await team(day.office, me, "Salma"))
    await team(day.office, me, "Salma là")
    assert (await all_tasks(day))[f"clean:{TODAY}:7"].owner is not None, "she comes all the same today"
    await team(day.office, me, "Salma malade jusqu'à demain")
    tomorrow = TODAY + timedelta(days=1)
    async with day.store.reading(HOME) as unit:
        present = {on: [one.present for one in await unit.tasks.helpers(on)] for on in (TODAY, tomorrow)}
        later = await unit.tasks.helpers(TODAY + timedelta(days=7))
    assert present == {TODAY: [False], tomorrow: [False]}
    assert [one.present for one in later] == [False], "her day of rest again"


async def test_what_is_prepared_for_a_vip_stands_in_one_list_with_who_has_it(stage: Stage) -> None:
    vip = stay_room("quadruple", room_number="7")
    await booked(stage, "R1234", room=vip, vip=True, guest=Guest("M. Weber"))
    await booked(stage, "R1235", room=stay_room("triple"), guest=Guest("Mme Diallo"))
    me = caller(stage)
    await team(stage.office, me, "Salma accueil")
    [told] = await team(stage.office, me, "R1234")
    said = keys_of(told)
    assert said.count("task.step_to_come") >= 2, "departure is to come"
    assert "task.step_held" in said
    assert "task.step_nobodys" in said, "there is no cook"
    with pytest.raises(Refusal, match="no_vip"):
        await team(stage.office, me, "R1235")


def keys_of(told: Reply) -> list[str]:
    return [line.phrase.key for block in told.blocks for line in block.lines]
