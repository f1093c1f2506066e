"""Does what is urgent ring however it is said, and does nobody wake for what only sounds so?"""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.guests.deciding import NOBODY, decided
from domain.guests.fences import fences_in
from domain.guests.incoming import Incoming
from domain.guests.known import LANGUAGES
from domain.guests.naming import name_to_greet
from domain.guests.thread import Door
from governance.guests.around import Around
from tests.makers import NOW

HERE = Path(__file__).parent
RINGS = [line.split("\t") for line in HERE.joinpath("urgent.tsv").read_text("utf-8").splitlines()]
QUIET = HERE.joinpath("not_urgent.txt").read_text("utf-8").splitlines()
GUEST, STRANGER, BOOKED = Around(NOBODY, True), Around(NOBODY, False, unknown=True), Around(NOBODY, False)


def rings(around: Around, text: str, door: Door = Door.EMAIL) -> bool:
    return around.rings(decided(Incoming(door, "k", "weber@example.org", text, NOW)), door)


def test_what_is_urgent_rings_whoever_says_it() -> None:
    assert {language for language, _ in RINGS} == set(LANGUAGES)
    assert [text for _, text in RINGS if not rings(BOOKED, text)] == []


def test_what_only_sounds_so_wakes_nobody() -> None:
    woken = [(text, one) for text in QUIET for one in fences_in(text) if one.urgent]
    assert woken == []


def test_a_topic_that_was_met_hides_no_words_of_somebody_who_is_here() -> None:
    text = "Das Badezimmer ist schmutzig und der Zorgblatt knistert"
    assert rings(GUEST, text)
    assert not rings(BOOKED, text)


@pytest.mark.parametrize(
    ("text", "door", "woken"),
    [
        ("Der Zorgblatt knistert ganz komisch", Door.WHATSAPP, True),
        ("Der Zorgblatt knistert ganz komisch", Door.EMAIL, False),
        ("Haben Sie einen Zorgblatt?", Door.WHATSAPP, False),
        ("Wir suchen ein Zimmer vom 12. bis 15. März für zwei Personen", Door.WHATSAPP, False),
        ("Vielen Dank!", Door.WHATSAPP, False),
    ],
)
def test_a_stranger_who_tells_what_nobody_can_read_may_stand_before_the_door(
    text: str, door: Door, woken: bool
) -> None:
    assert rings(STRANGER, text, door) is woken


@pytest.mark.parametrize("name", ["Your refund is ready", "Free Room Tonight", "Gratis Suite Danke Ihre"])
def test_words_in_place_of_a_name_are_not_said_to_anybody(name: str) -> None:
    assert name_to_greet(name) is None


@pytest.mark.parametrize("name", ["Will Smith", "Pierre Petit", "Anna Brand", "Sarah Best", "Maria Nacht"])
def test_a_name_that_is_a_word_too_is_a_name(name: str) -> None:
    assert name_to_greet(name) == name
