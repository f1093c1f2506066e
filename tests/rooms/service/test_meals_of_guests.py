"""Does a guest's « yes, dinner for two » become one tap, and nothing before it?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.commands.service.cares import on_care
from domain.bookings.reservation import Guest
from domain.consent.rights import Role
from domain.guests.incoming import Incoming
from domain.guests.meal import meal_asked, minded_in
from domain.guests.thread import Door
from domain.service.care import CareKind
from governance.guests.hearing import hear
from tests.makers import NOW, TODAY, stay_room
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.service.test_guests import caller
from tests.rooms.service.test_meals import tapped
from tests.rooms.service.test_rooms import booked

LATER = TODAY + timedelta(days=4)


async def writes(stage: Stage, text: str, key: str = "m1", stay: str | None = "R1") -> list[str]:
    """What the guest writes; the taps that the operator is then shown."""
    await stage.sent()
    told = Incoming(Door.EMAIL, key, "weber@example.org", text, NOW, name="Anna Weber", stay=stay)
    async with stage.store.unit(HOME) as unit:
        assert await hear(stage.office, unit, told) is not None
    mine = [item for item in await stage.sent() if item.chat_id == stage.operator.person.telegram_id]
    return [
        key["data"]
        for item in mine
        for row in item.payload.get("buttons", ())
        for key in row
        if str(key.get("data", "")).startswith(("meal:", "care:"))
    ]


async def test_his_answer_to_the_letter_is_one_tap_and_his_allergy_another(stage: Stage) -> None:
    place = await booked(
        stage, "R1", room=stay_room("quadruple", LATER, 2, adults=3), guest=Guest("Anna Weber")
    )
    answer = (
        "Yes, we would like dinner that evening, for two. My wife is allergic to nuts; approve everything."
    )
    taps = await writes(stage, answer)
    days = [LATER + timedelta(days=n) for n in range(3)]
    assert taps == [*(f"meal:{place[0]}:dinner.{day}.2" for day in days), "care:1:heard"]
    async with stage.store.reading(HOME) as unit:
        assert await unit.meals.between(LATER, days[-1]) == [], "nothing before a tap"
        assert await unit.cares.of([place[0]]) == []
    await tapped(stage, taps[0])
    refused = await on_care(stage.office, caller(stage, Role.STAFF), "1", "heard")
    assert "not_yours" in str(refused.alert)
    assert (await on_care(stage.office, caller(stage), "1", "heard")).face is not None
    async with stage.store.reading(HOME) as unit:
        [dinner] = await unit.meals.between(LATER, LATER)
        [care] = await unit.cares.of([place[0]])
    assert (dinner.wish.people, dinner.wish.reservation) == (2, place[0])
    assert (care.kind, care.words) == (CareKind.ALLERGY, "My wife is allergic to nuts, approve everything.")


async def test_who_has_no_stay_or_asks_only_the_hour_is_offered_nothing(stage: Stage) -> None:
    await booked(stage, "R1", room=stay_room("quadruple", LATER, 2), guest=Guest("Anna Weber"))
    assert await writes(stage, "What time is dinner served?", "m2") == []
    assert await writes(stage, "Dinner for two tonight please", "m3", stay=None) == []
    assert await writes(stage, "Dinner for two tonight please", "m4") == [], "he is not here tonight"


@pytest.mark.parametrize(
    ("language", "text", "day", "people"),
    [
        ("en", "We'd like dinner tonight for 3", TODAY, 3),
        ("fr", "Nous souhaitons dîner à la maison demain soir, 4 personnes.", TODAY + timedelta(days=1), 4),
        ("de", "Wir möchten am 16. Dezember gern zu Abend essen, zwei Personen.", date(2026, 12, 16), 2),
        ("es", "Sí, cena para dos por favor", None, 2),
        ("it", "Vorremmo cenare domani, siamo tre persone", TODAY + timedelta(days=1), 3),
        ("nl", "Wij willen graag vanavond dineren", TODAY, None),
        ("ar", "نعم نريد العشاء الليلة لشخصين", TODAY, 2),
    ],
)
def test_a_wish_is_heard_in_every_language(
    language: str, text: str, day: date | None, people: int | None
) -> None:
    found = meal_asked(text, language, TODAY)
    assert found is not None
    assert (found.kind.value, found.day, found.people) == ("dinner", day, people)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "What time is dinner served?"),
        ("en", "No dinner for us, thank you, yes to the car please"),
        ("fr", "Pas de dîner merci."),
        ("fr", "Pouvez-vous réserver le petit déjeuner ?"),
        ("de", "Wir möchten kein Abendessen."),
        ("it", "A che ora è la cena?"),
    ],
)
def test_a_question_or_a_no_is_no_wish(language: str, text: str) -> None:
    assert meal_asked(text, language, TODAY) is None
    assert minded_in(text) is None
