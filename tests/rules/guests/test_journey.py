"""Has every letter of a stay its time, and does none break a rule or go to whom it must not?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.guests.journey.letter import language_for, letter_of_stay
from domain.guests.journey.standing import Withheld, asks_only_that, wants_no_more, withheld
from domain.guests.journey.step import Step, Trip, in_time, window
from domain.guests.known import LANGUAGES
from domain.guests.playbook.checks import Around
from domain.guests.playbook.linter import lint
from domain.guests.thread import Door, Message, State, Thread, Way
from domain.package.leaf import Leaf
from domain.package.package import gathered
from tests.makers import NOW, TODAY, villa

HOTEL = villa()
DAY = timedelta(days=1)
TRIP = Trip(
    number="R100000001",
    shown="4211",
    source="bookingcom",
    booked_at=NOW - 20 * DAY,
    check_in=TODAY + 10 * DAY,
    check_out=TODAY + 13 * DAY,
    held=True,
    rooms=("junior-suite",),
    name="Anna Weber",
    country="DE",
)


def local(days: int, hour: int) -> datetime:
    day = TODAY + days * DAY
    return datetime(day.year, day.month, day.day, hour, tzinfo=HOTEL.zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("step", "opens", "shuts"),
    [
        (Step.BEFORE, local(7, 10), local(9, 20)),
        (Step.WELCOME, local(10, 17), local(10, 22)),
        (Step.MORNING, local(11, 10), local(11, 20)),
        (Step.REVIEW, local(14, 11), local(16, 20)),
        (Step.CONFIRMATION, TRIP.booked_at, TRIP.booked_at + DAY),
    ],
)
def test_each_letter_has_its_time_and_no_other(step: Step, opens: datetime, shuts: datetime) -> None:
    assert window(step, TRIP, HOTEL) == (opens, shuts)
    moment = timedelta(seconds=1)
    told = [in_time(step, TRIP, at, HOTEL) for at in (opens - moment, opens, shuts, shuts + moment)]
    assert told == [False, True, True, False]
    assert not in_time(step, replace(TRIP, held=False), opens, HOTEL)


def test_a_single_night_has_no_morning_and_a_booking_of_today_no_letter_of_three_days_before() -> None:
    assert window(Step.MORNING, replace(TRIP, check_out=TRIP.check_in + DAY), HOTEL) is None
    late = replace(TRIP, booked_at=local(9, 18))
    assert window(Step.BEFORE, late, HOTEL) is None


FACTS = gathered(HOTEL, [Leaf("policies.check_in", "15:00", "dossier.csv:1", None, None, "stated")])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", list(Step))
def test_no_letter_breaks_a_rule_in_any_language(step: Step, language: str) -> None:
    letter = letter_of_stay(step, TRIP, FACTS, language, "Anna Weber")
    text = letter.text()
    assert [one.rule.id for one in lint(text, Around(language, name="Anna Weber"))] == []
    assert "STOP" in text
    assert "{" not in text
    assert letter.states_something
    if step is Step.CONFIRMATION:
        assert "4211" in text
        assert "15:00" in text


def test_a_guest_is_written_to_in_his_own_language() -> None:
    assert language_for("it", "DE") == "it"
    assert language_for(None, "DE") == "de"
    assert language_for("darija", "MA") == "fr"
    assert language_for(None, "JP") == language_for(None, None) == "en"


@pytest.mark.parametrize(
    "text",
    [
        *("STOP", "Stop.", "unsubscribe", "Abmelden", "désabonner", "Baja", "قف"),
        "Please do not send me these messages any more.",
        "Ne m'envoyez plus de messages, merci.",
        "Bitte keine weiteren Nachrichten.",
        "No me envíen más mensajes, por favor.",
        "Non mi inviate più messaggi, grazie.",
        "Geen berichten meer, alstublieft.",
        "من فضلكم لا ترسلوا لي رسائل",
    ],
)
def test_who_wants_no_more_letters_is_understood(text: str) -> None:
    assert wants_no_more(text)
    assert asks_only_that(text)


@pytest.mark.parametrize(
    "text",
    [
        "Is there a bus stop near the house?",
        "Nous nous arrêtons à Casablanca, pouvez-vous nous envoyer une voiture ?",
        "Können wir am Stop Sign parken?",
        "We have no more questions, thank you.",
        "Basta un letto matrimoniale, grazie.",
    ],
)
def test_a_plain_message_is_no_such_wish(text: str) -> None:
    assert not wants_no_more(text)


def said(*fences: str, state: State = State.ANSWERED) -> Message:
    body = {"fences": [[code, ""] for code in fences]}
    told = (Door.EMAIL, "a@b.example", state, "…", NOW, NOW, "guest")
    return Message(1, 1, Way.IN, *told, body=body)


def test_nobody_is_written_to_who_cancelled_complained_or_asked_for_none() -> None:
    thread = Thread(1, "Anna", "de", TRIP.number, "direct", NOW)
    assert withheld(True, thread, [said()]) is None
    assert withheld(False, thread, []) is Withheld.CANCELLED
    assert withheld(True, replace(thread, opted_out=True), []) is Withheld.OPTED_OUT
    assert withheld(True, thread, [said("complaint")]) is Withheld.TROUBLED
    assert withheld(True, thread, [said(state=State.WAITING)]) is Withheld.WAITS
    assert withheld(True, None, []) is None


@pytest.mark.parametrize(
    "text",
    [
        "Please stop sending messages, we take the double room from Friday on",
        "Stop writing to us. We arrive at three in the morning and need the key",
        "Hört auf mit keine Nachrichten mehr, wir nehmen das Zimmer für unsere Tochter",
    ],
)
def test_a_wish_for_silence_that_says_more_is_read_by_a_person(text: str) -> None:
    assert not asks_only_that(text)
