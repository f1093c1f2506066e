"""What do typed words tell an incident, and what is asked back instead of guessed?"""

from __future__ import annotations

from datetime import date, time

import pytest

from domain.errors import Refusal
from domain.incident.incident import Entry, EntryKind, contradictions
from domain.incident.sentence import (
    Quoted,
    Said,
    Seen,
    Stated,
    booking_numbers,
    quoted,
    said_in,
    seen,
    stated,
)
from domain.incident.topics import PROTOCOL, topics
from tests.makers import NOW

SAID = {
    "": Said(),
    "3": Said(3),
    "n° 3": Said(3),
    "ouvrir": Said(None, "open"),
    "open Booking.com shows 2": Said(None, "open", "Booking.com shows 2"),
    "1 note vu à 9 h": Said(1, "note", "vu à 9 h"),
    "reçu du support : « réparé »": Said(None, "received", "du support : « réparé »"),
    "2 sent to support: hello": Said(2, "sent", "to support: hello"),
    "1 clore tout va bien": Said(1, "close", "tout va bien"),
    "fait connexion = sens unique": Said(None, "fact", "connexion = sens unique"),
    "N°2 note Le cœur, Dr. Weiß : …": Said(2, "note", "Le cœur, Dr. Weiß : …"),
    "décision : on bloque à la main": Said(None, "decision", "on bloque à la main"),
}
STATED = {
    "connexion = bidirectionnelle": Stated("connection_kind", "two_way"),
    "connection = one-way @ Extranet › Account": Stated("connection_kind", "one_way", "Extranet › Account"),
    "allocation type = « No changes »": Stated("allocation", "no_changes"),
    "auto-import = absent dans : tous les menus": Stated("auto_import", "absent", "tous les menus"),
    "dernier import = 12 novembre": Stated("last_import", "12 novembre"),
    "support = doit rester, sinon rien ne part": Stated("support_reason", "doit rester, sinon rien ne part"),
}


@pytest.mark.parametrize(("text", "said"), SAID.items())
def test_what_is_said(text: str, said: Said) -> None:
    assert said_in(text) == said


@pytest.mark.parametrize("text", ["bonjour", "1 notez", "1 2", "testament", "Booking.com montre 2"])
def test_words_that_begin_with_nothing_known_are_refused(text: str) -> None:
    with pytest.raises(Refusal):
        said_in(text)


@pytest.mark.parametrize(("words", "fact"), STATED.items())
def test_a_fact_has_a_topic_a_value_and_its_place(words: str, fact: Stated) -> None:
    assert stated(words) == fact


@pytest.mark.parametrize(
    "words", ["connexion", "météo = belle", "connexion = peut-être", "= oui", "lecture seule ="]
)
def test_a_fact_that_cannot_be_read_is_asked_for(words: str) -> None:
    with pytest.raises(Refusal):
        stated(words)


def test_a_message_says_who_and_when() -> None:
    assert quoted("le 12/11/2026 du support HotelRunner : « il doit rester »") == Quoted(
        "support HotelRunner", "il doit rester", date(2026, 11, 12)
    )
    assert quoted("from support: it is fixed") == Quoted("support", "it is fixed")
    for words in ("il doit rester", ": réparé", "support :", "31/02/2026 support : non"):
        with pytest.raises(Refusal):
            quoted(words)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2", Seen(2)),
        ("2 page publique", Seen(2, None, True)),
        ("1 le 31/12/2026 extranet", Seen(1, date(2026, 12, 31))),
        ("0 on 2026-12-31, public page", Seen(0, date(2026, 12, 31), True)),
    ],
)
def test_what_somebody_saw(words: str, found: Seen) -> None:
    assert seen(words) == found


@pytest.mark.parametrize("words", ["", "deux", "2 chambres", "2 le 31/02/2026", "2 page et extranet"])
def test_what_nobody_can_read_is_asked(words: str) -> None:
    with pytest.raises(Refusal):
        seen(words)


def test_no_two_topics_answer_to_one_name_and_every_order_has_some() -> None:
    names = [word for topic in topics().values() for word in topic.words]
    assert len(names) == len(set(names))
    assert {topic.order for topic in topics().values()} == set(PROTOCOL)


def test_contradictions_are_kept_and_repetitions_are_none() -> None:
    def said(value: str, by: str) -> Entry:
        return Entry(EntryKind.FACT, NOW, by, "", {"topic": "support_reason", "value": value})

    entries = [said("doit rester", "person:2"), said("réparé", "person:1"), said("doit rester", "person:1")]
    [found] = contradictions(entries)
    assert [(value, entry.by) for value, entry in found.said] == [
        ("doit rester", "person:2"),
        ("réparé", "person:1"),
    ]
    assert contradictions(entries[:1] + entries[2:]) == ()


@pytest.mark.parametrize(
    ("words", "who", "on", "at"),
    [
        (
            "le 12/11/2026 à 14:30 support HotelRunner : oui",
            "support HotelRunner",
            date(2026, 11, 12),
            time(14, 30),
        ),
        ("du support le 12.11.26 : oui", "support", date(2026, 11, 12), None),
        ("on 12 November 2026 from the support: oui", "the support", date(2026, 11, 12), None),
        ("Anna Berg : oui", "Anna Berg", None, None),
        ("à Tom : oui", "Tom", None, None),
    ],
)
def test_a_day_however_it_is_written_is_no_part_of_a_name(
    words: str, who: str, on: date | None, at: time | None
) -> None:
    assert quoted(words) == Quoted(who, "oui", on, at)


@pytest.mark.parametrize(
    "words", ["hier du support : oui", "le 12/11 du support : oui", "12 nov. support : oui"]
)
def test_a_day_that_cannot_be_read_is_asked_for(words: str) -> None:
    with pytest.raises(Refusal):
        quoted(words)


def test_bookings_concerned_are_numbers() -> None:
    assert booking_numbers("R1, R2 et R1") == ("R1", "R2")
    with pytest.raises(Refusal):
        booking_numbers("montre 2 chambres")
