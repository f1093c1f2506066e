"""Does a dinner go from words or a tap to the sheet and the kitchen, with its allergy and without a name?"""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.commands.service.meals import meals, on_meal
from bot.commands.service.team import team
from bot.words.phrases import Words
from domain.bookings.reservation import Guest
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.service.meal import MealKind
from governance.post.replies import Reply
from governance.service.meals import of_day
from governance.service.planning import plan_today
from governance.service.sheet import sheet_of
from governance.service.sheet_json import day_json
from governance.service.sheet_page import sheet_page, sheet_reply
from governance.service.tasks import show_tasks
from tests.makers import CASABLANCA, TODAY, stay_room
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.service.test_guests import caller
from tests.rooms.service.test_rooms import booked

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
async def lodged(stage: Stage) -> Stage:
    """M. Weber sleeps in 7 for two nights from today, Mme Diallo without a room of hers yet."""
    await booked(stage, "R1", room=stay_room("quadruple", room_number="7", adults=3), guest=Guest("M. Weber"))
    await booked(stage, "R2", room=stay_room("triple", adults=2), guest=Guest("Mme Diallo"))
    return stage


def said(told: Reply, language: str = "fr") -> str:
    words = Words("en" if language == "en" else "fr", CASABLANCA, TODAY)
    return "\n".join(words.plain(line.phrase) for block in told.blocks for line in block.lines)


def taps(told: Reply) -> dict[str, str]:
    words = Words("fr", CASABLANCA, TODAY)
    return {words.plain(key.label): key.data or "" for row in told.buttons for key in row}


async def tapped(stage: Stage, data: str, role: Role = Role.OPERATOR) -> Reply:
    _, token, verb = data.split(":")
    face = (await on_meal(stage.office, caller(stage, role), token, verb)).face
    assert face is not None
    return face


async def test_a_dinner_is_said_in_words_or_by_a_tap_and_changed_by_taps(lodged: Stage) -> None:
    me = caller(lodged)
    [told] = await meals(lodged.office, me, "7 ; dîner ; 20:30 ; allergie : noix ; menu : tajine")
    assert "ch. 7 · 3 personnes · 20:30 · tajine · Allergie : noix" in said(told).replace(
        "\u202f", " "
    ).replace("\u00a0", " ")
    [day] = await meals(lodged.office, me, "")
    keys = taps(day)
    assert [label for label in keys if "dîne" in label] == ["Ch. R2 dîne (2)"], "7 has said it"
    card = await tapped(lodged, next(data for label, data in keys.items() if "dîne" in label))
    less = await tapped(lodged, taps(card)["− 1"])
    off = await tapped(lodged, taps(less)["Ne mangent pas"])
    assert "ne mangent pas" in said(off)
    async with lodged.store.reading(HOME) as unit:
        found = await of_day(unit, TODAY)
        journal = [entry for entry in await unit.journal.entries() if entry.kind == "meal.noted"]
    assert {one.rooms: one.people for one in found.tables} == {("7",): 3, (): 0}
    assert len(journal) == 4
    assert not any("Weber" in str(entry.body) or "noix" in str(entry.body) for entry in journal)


async def test_what_is_said_again_keeps_what_was_known(lodged: Stage) -> None:
    me = caller(lodged)
    await meals(lodged.office, me, "R1 ; dîner demain ; 2 ; 20:30")
    await meals(lodged.office, me, "7 ; dîner demain ; 21:00")
    async with lodged.store.reading(HOME) as unit:
        [dinner] = [one for one in (await of_day(unit, TOMORROW)).tables if one.kind is MealKind.DINNER]
    assert (dinner.people, str(dinner.at)) == (2, "21:00:00")
    for words, why in (
        ("7 ; petit déjeuner", "not_here"),  # he comes today
        ("7 ; dîner samedi 12 décembre", "not_here"),
        ("R9 ; dîner", "unknown_number"),
        ("7 ; dîner ; 99 personnes", "too_many"),
    ):
        with pytest.raises(Refusal, match=why):
            await meals(lodged.office, me, words)
    with pytest.raises(Refusal, match="not_yours"):
        await meals(lodged.office, caller(lodged, Role.ADVISOR), "7 ; dîner")
    forged = await on_meal(lodged.office, me, "1", "dinner.2031-01-01.2")
    assert "unknown_card" in str(forged.alert), "nobody of that booking is here that day"
    for token, verb in (("1", "dinner.x.y"), ("x", "day"), ("x", "more")):
        assert "unknown_card" in str((await on_meal(lodged.office, me, token, verb)).alert)
    mine = await on_meal(lodged.office, caller(lodged, Role.STAFF), TODAY.isoformat(), "day")
    assert mine.face is None


async def test_the_kitchen_gets_its_meals_with_what_to_mind_and_no_name(lodged: Stage) -> None:
    me = caller(lodged)
    await meals(lodged.office, me, "7 ; dîner ; 20:30 ; allergie : noix")
    await meals(lodged.office, me, "R2 ; dîner ; 2 ; 19:30")
    await team(lodged.office, me, "Salma cuisine")
    await plan_today(lodged.office, HOME)
    async with lodged.store.reading(HOME) as unit:
        [dinner] = [task for task in await unit.tasks.on(TODAY) if task.wish.code == "dinner"]
    assert dinner.wish.n == 5
    assert dinner.wish.what == "? : 2, 19:30 · 7 : 3, 20:30 ⚠️ noix"
    assert f"{dinner.wish.due.astimezone(CASABLANCA):%H:%M}" == "17:00", (
        "two hours and a half before the first"
    )
    await show_tasks(lodged.office, HOME)
    shown = json.dumps([item.payload for item in await lodged.sent() if "task:" in str(item.payload)])
    assert "Weber" not in shown
    assert "Diallo" not in shown
    await meals(lodged.office, me, "pas de dîner pour la 7")
    await meals(lodged.office, me, "annule le dîner de R2")
    await plan_today(lodged.office, HOME)
    async with lodged.store.reading(HOME) as unit:
        assert "dinner" not in {task.wish.code for task in await unit.tasks.on(TODAY)}, (
            "nobody dines any more"
        )


async def test_the_sheet_says_who_eats_and_in_english_to_who_reads_english(lodged: Stage) -> None:
    me = caller(lodged)
    await meals(lodged.office, me, "7 ; dîner demain ; 20:30 ; allergie : noix")
    await meals(lodged.office, me, "7 ; petit déjeuner demain ; 6:00")
    async with lodged.store.unit(HOME) as unit:
        sheet = await sheet_of(lodged.office, unit, TOMORROW)
    assert sheet.breakfasts == 3 + 2
    told = said(sheet_reply(sheet), "en")
    assert "Dinner · 3 covers · room 7 (3) 20:30" in told.replace("\u00a0", " ")
    page = sheet_page(sheet, lodged.clock())
    english, french = Words("en", CASABLANCA, TODAY), Words("fr", CASABLANCA, TODAY)
    [kitchen] = [one for one in page.sections if english.plain(one.title) == "Meals and allergies"]
    cells = [
        english.plain(cell) if not isinstance(cell, str) else cell for row in kitchen.rows for cell in row
    ]
    assert "Breakfast · 5 covers" in cells
    assert "Dinner · 3 covers" in cells
    assert "Allergy: nuts" not in cells, "a guest's words are nobody's to translate"
    assert "Allergy: noix" in cells
    assert english.plain(page.title) != french.plain(page.title)
    assert [(one["meal"], one["people"], one["said"]) for one in day_json(sheet)["meals"]] == [
        ("breakfast", 3, True),
        ("breakfast", 2, False),
        ("dinner", 3, True),
    ]
