"""Is an exported chat read whole, by rule, and asked about where it can be read in two ways?"""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.files.chats import MOST_BYTES, chat_in
from domain.errors import Refusal
from domain.registers.chat import Order, letters_in, telegram, whatsapp

TODAY = date(2026, 11, 30)
ANDROID = """12/11/2026, 14:05 - Les messages sont chiffrés de bout en bout.
12/11/2026, 14:06 - Omar: Bonjour Yusuf, voici le dossier.
Les photos suivent.
12/11/2026, 14:09 - Yusuf HotelRunner: Reçu, merci
25/11/2026, 09:00 - Omar: Où en est la synchronisation ?
relancer : 04/12/2026
25/11/2026, 09:30 - Omar: Image absente
"""
IOS = "\ufeff[13/11/26 14:06:11] Omar: Bonjour\n\u200e[13/11/26 2:07:00\u202fPM] Yusuf: Oui : demain"


def test_each_side_s_day_is_one_letter_with_every_word() -> None:
    chat = whatsapp(ANDROID)
    assert (len(chat.messages), chat.notes, chat.way) == (4, 1, "whatsapp")
    sent, received, asked = letters_in(chat, ["Omar", "Said"], TODAY)
    assert (sent.who, sent.on, sent.received) == ("Yusuf HotelRunner", date(2026, 11, 12), False)
    assert sent.words == "Bonjour Yusuf, voici le dossier.\nLes photos suivent."
    assert (received.words, received.received, received.next_on) == ("Reçu, merci", True, None)
    assert asked.next_on == date(2026, 12, 4)
    assert asked.words.endswith("Image absente")


def test_an_iphone_s_export_and_telegram_s_are_read_too() -> None:
    one, other = letters_in(whatsapp(IOS), ["omar"], TODAY)
    assert (one.on, other.words) == (date(2026, 11, 13), "Oui : demain")
    export = {
        "messages": [
            {"type": "service", "date": "2026-11-12T10:00:00", "text": ""},
            {"type": "message", "date": "2026-11-12T10:00:00", "from": "Omar", "text": "Bonjour"},
            {
                "type": "message",
                "date": "2026-11-12T10:01:00",
                "from": "Maître Alami",
                "text": ["Le bail ", {"type": "bold", "text": "est prêt"}],
            },
        ]
    }
    told = letters_in(telegram(export), ["Omar"], TODAY)
    assert [(one.words, one.received, one.way) for one in told] == [
        ("Bonjour", False, "telegram"),
        ("Le bail est prêt", True, "telegram"),
    ]


@pytest.mark.parametrize(
    ("text", "order", "key"),
    [
        ("03/04/2026, 10:00 - Omar: a\n03/04/2026, 10:01 - Y: b", None, "chat.which_order"),
        ("13/04/2026, 10:00 - Omar: a\n04/13/2026, 10:01 - Y: b", None, "chat.two_orders"),
        ("13/04/2026, 10:00 - Omar: a\n13/04/2026, 10:01 - Y: b", "mdy", "register.day"),
        ("13/04/2026, 10:00 - Omar: a", None, "chat.whose"),
        ("13/04/2026, 10:00 - Y: a", None, "chat.whose"),
        (
            "13/04/2026, 10:00 - Omar: a\n13/04/2026, 10:00 - Y: a\n13/04/2026, 10:00 - Z: a",
            None,
            "chat.whose",
        ),
        ("13/12/2026, 10:00 - Omar: a\n13/12/2026, 10:01 - Y: b", None, "chat.to_come"),
        ("Bonjour\n13/04/2026, 10:00 - Omar: a", None, "chat.no_message"),
        ("", None, "chat.no_message"),
    ],
)
def test_what_does_not_tell_is_asked(text: str, order: Order | None, key: str) -> None:
    with pytest.raises(Refusal) as asked:
        letters_in(whatsapp(text, order), ["Omar"], TODAY)
    assert asked.value.phrase.key == key


def test_one_word_settles_which_way_the_dates_go() -> None:
    text = "03/04/2026, 10:00 - Omar: a\n03/04/2026, 10:01 - Y: b"
    assert letters_in(whatsapp(text, "dmy"), ["Omar"], TODAY)[0].on == date(2026, 4, 3)
    assert letters_in(whatsapp(text, "mdy"), ["Omar"], TODAY)[0].on == date(2026, 3, 4)


@given(st.lists(st.sampled_from(["Omar", "Y"]), min_size=2, max_size=40))
def test_no_message_is_lost(writers: list[str]) -> None:
    lines = [
        f"{13 + n % 3}/11/2026, 10:00 - {who}: message{n}." for n, who in enumerate([*writers, "Omar", "Y"])
    ]
    told = letters_in(whatsapp("\n".join(lines)), ["Omar"], TODAY)
    assert len({(one.on, one.received) for one in told}) == len(told)
    said = "\n".join(one.words for one in told)
    assert all(f"message{n}." in said for n in range(len(lines)))


def test_what_is_too_long_says_how_much_is_left_out() -> None:
    lines = [f"13/11/2026, 10:00 - {who}: {'x' * 400}" for who in ("Omar", "Omar", "Omar", "Y")]
    sent, _ = letters_in(whatsapp("\n".join(lines)), ["Omar"], TODAY)
    assert sent.words.endswith("(+1)")


def test_files_are_read_with_limits(tmp_path: Path) -> None:
    packed = tmp_path / "chat.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", ANDROID)
        archive.writestr("IMG-1.jpg", b"no matter")
    assert len(chat_in(packed).messages) == 4
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", b"0" * (MOST_BYTES * 8))
    plain = {
        "a.json": json.dumps([1]).encode(),
        "b.txt": b"\xff\xfe\x00",
        "c.json": b"{" * 9,
        "d.json": b"{}",
    }
    for name, raw in plain.items():
        (tmp_path / name).write_bytes(raw)
    for name, key in (
        ("bomb.zip", "chat.too_large"),
        ("a.json", "chat.no_message"),
        ("b.txt", "chat.not_read"),
        ("c.json", "chat.not_read"),
        ("d.json", "chat.no_message"),
        ("nothing.txt", "chat.not_read"),
    ):
        with pytest.raises(Refusal) as no:
            chat_in(tmp_path / name)
        assert no.value.phrase.key == key, name
