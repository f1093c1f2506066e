"""Does a line leave at night only where every word was read, and does « ok » end what is not ended?"""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.guests.deciding import Course, Decision, Writer, decided
from domain.guests.incoming import Incoming, Silence
from domain.guests.known import LANGUAGES
from domain.guests.modes import Mode, Policy, may_answer, may_hold
from domain.guests.rehearsal import played
from domain.guests.thread import Door
from domain.package.leaf import Leaf
from domain.package.package import gathered
from governance.guests.shown import as_written
from tests.makers import NOW, villa

HOLDING, ANSWERS = Policy(Mode.HOLDING), Policy(Mode.ANSWERS)
# Written before anybody looked at the lists of words: topic, language, words.
OTHERWISE = [
    line.split("\t")
    for line in Path(__file__).with_name("otherwise_again.tsv").read_text("utf-8").splitlines()
]


def said(text: str, writer: Writer | None = None) -> Decision:
    told = Incoming(Door.EMAIL, "k", "weber@example.org", text, NOW, name="Anna Weber")
    return decided(told, writer or Writer())


def test_neither_line_nor_answer_leaves_on_a_fenced_topic_that_no_list_holds() -> None:
    assert len(OTHERWISE) >= 400
    assert {language for _, language, _ in OTHERWISE} == set(LANGUAGES)
    left = [text for _, _, text in OTHERWISE if may_hold(HOLDING, said(text))]
    left += [text for _, _, text in OTHERWISE if may_answer(ANSWERS, said(text), ())]
    assert left == []


@pytest.mark.parametrize(
    "text",
    [
        "Good evening!",
        "Hi, is breakfast included, and how far is the airport?",
        "Bonsoir, avez-vous une chambre double du 12 au 15 janvier pour deux adultes ?",
        "Guten Abend, wir suchen ein Zimmer für zwei Personen am nächsten Wochenende.",
        "¿Tienen una habitación del 12 al 15 de enero para 2 adultos y 1 niño de 6 años?",
        "Buonasera, avete una camera per stanotte per due persone?",
        "Is er een kamer vrij van 12 tot 15 maart voor twee personen?",
        "هل لديكم غرفة مزدوجة من 12 إلى 15 يناير لشخصين بالغين؟",
    ],
)
def test_greetings_plain_questions_and_requests_get_the_line(text: str) -> None:
    assert may_hold(HOLDING, said(text))


@pytest.mark.parametrize(
    "text",
    [
        "Could we arrive in the morning?",
        "Können wir am Abend kommen?",
        "Pouvons-nous avoir la chambre jusqu'à dimanche ?",
        "Do you have a room from 12 to 15 January for 25 people?",
        "Do you have 8 rooms from 12 to 15 January?",
        "Is a room available from 12 to 15 January, we are 2 adults and 40 would come by day",
        "Can we stay until Sunday?",
        "Do you have another room tonight?",
    ],
)
def test_words_that_may_be_a_change_or_a_group_stay_dark(text: str) -> None:
    assert not may_hold(HOLDING, said(text))


def test_who_has_a_stay_asks_for_no_room_with_his_days() -> None:
    text = "Is a double room available from 12 to 15 January for two?"
    assert may_hold(HOLDING, said(text))
    assert not may_hold(HOLDING, said(text, Writer(lodged=True)))
    assert not may_answer(ANSWERS, said(text), ())


@pytest.mark.parametrize(
    "text",
    [
        "Great, we take the double room",
        "Perfect, please book it for us",
        "Thanks, we land at 3am",
        "Danke, aber das Zimmer ist zu klein",
        "Merci, nous serons six",
        "Ok we will be 25 people",
    ],
)
def test_thanks_that_say_more_are_no_thanks(text: str) -> None:
    assert said(text).course is Course.PERSON


@pytest.mark.parametrize(
    "text",
    [
        "Thank you very much, see you soon.",
        "Vielen Dank, bis bald!",
        "Muchas gracias, hasta pronto.",
        "Grazie mille, a presto.",
        "Heel erg bedankt, tot snel.",
        "شكرا جزيلا، إلى اللقاء.",
        "Parfait, merci pour tout",
        "ok",
    ],
)
def test_thanks_are_silence_unless_the_house_has_asked(text: str) -> None:
    assert said(text).silence is Silence.THANKS
    assert said(text, Writer(awaited=True)).course is Course.PERSON


@pytest.mark.parametrize(
    ("text", "before", "likely", "language"),
    [
        ("Vielen Dank", None, None, "de"),
        ("danke", None, None, "de"),
        ("2 personas", None, None, "es"),
        ("شكرا", None, None, "ar"),
        ("ok", None, None, "other"),
        ("ok", "de", None, "de"),
        ("ok", None, "nl", "nl"),
        ("danke", None, "fr", "de"),
        ("si", None, "it", "it"),
        ("si", "es", "it", "es"),
        ("merci", "en", None, "en"),
    ],
)
def test_a_short_message_tells_its_language_or_keeps_what_is_known(
    text: str, before: str | None, likely: str | None, language: str
) -> None:
    assert said(text, Writer(before=before, likely=likely)).language == language


def test_a_rehearsal_names_the_words_that_keep_an_answer_back() -> None:
    full = gathered(villa(), [Leaf("facilities.house", ["wifi"], "spec", None, None, "written")])
    one = played("Is there wifi? My solicitor will be in touch", full, NOW)
    assert as_written(one.unread, one.text) == "solicitor … touch"
    assert played("Добрый вечер", full, NOW).unread == ("добрыи", "вечер")
