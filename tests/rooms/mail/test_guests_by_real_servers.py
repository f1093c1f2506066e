"""Guests' mails at a real Dovecot: a draft each in its language, and one approved answer at a real SMTP server?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from channels.mail.letters import Letters
from channels.mail.reader import Reader
from channels.mail.trust import Judge
from channels.messenger import Messenger
from domain.guests.thread import Door, State
from governance.bookings.mailbox_pass import Post, read_mailbox
from governance.guests.hearing import hear
from governance.guests.sending import send_due
from tests.rooms.consent.stage import HOME
from tests.rooms.guests.house import standing, with_facts
from tests.rooms.guests.test_mail import OURS, SENT, Postman, letter, smtp
from tests.rooms.mail.stage import OverImap

WIFI = {
    "en": "Is there wifi in the house?",
    "fr": "Bonjour, y a-t-il le Wi-Fi dans la maison ?",
    "de": "Guten Tag, gibt es WLAN im Haus?",
    "es": "Buenas tardes, ¿hay wifi en la casa?",
    "it": "Buonasera, c'è il wifi nella casa?",
    "nl": "Goedendag, is er wifi in het huis?",
    "ar": "مساء الخير، هل يوجد واي فاي في الدار؟",
}
HEADERS = {"Content_Transfer_Encoding": "8bit"}


@pytest.mark.proof
async def test_seven_languages_there_and_back(sqlite_url: str, imap: OverImap) -> None:
    await there_and_back(sqlite_url, imap, WIFI)


async def test_one_answer_each_and_what_comes_back_joins_its_thread(sqlite_url: str, imap: OverImap) -> None:
    await there_and_back(sqlite_url, imap, {language: WIFI[language] for language in ("de", "ar")})


async def there_and_back(url: str, imap: OverImap, asked: Mapping[str, str]) -> None:
    postman = Postman()
    async with with_facts(url) as stage, smtp(postman) as door:
        doors: dict[Door, Messenger] = {Door.EMAIL: door}
        stage.office = replace(stage.office, doors={HOME: doors})
        post = Post(imap.box, Reader(Judge("mx.example")), Letters(frozenset({OURS})), hear)
        for number, (language, words) in enumerate(asked.items(), 1):
            sender = f"Guest <{language}@example.org>"
            imap.deliver(letter(words, sender, number, **HEADERS), SENT)
        for _ in range(2):
            assert (await read_mailbox(stage.office, HOME, post)).failure is None
        drafts = await standing(stage, State.DRAFT)
        assert [one.language for one in drafts] == list(asked)
        assert all(one.body["sources"] for one in drafts)
        assert postman.taken == []
        async with stage.store.reading(HOME) as unit:
            cards = list(await unit.proposals.open())
        for one in cards:
            assert (await stage.tap(one, "ok")).alert is None
        await stage.carry()
        for _ in range(2):
            await send_due(stage.office, HOME)
        assert sorted(str(mail["To"]) for mail in postman.taken) == sorted(
            f"{one}@example.org" for one in asked
        )
        [arabic] = [mail for mail in postman.taken if mail["To"] == "ar@example.org"]
        payload = arabic.get_payload(decode=True)
        assert isinstance(payload, bytes)
        assert "تتوفّر خدمة الواي فاي" in payload.decode()
        back = letter(
            "شكرا جزيلا", "Guest <ar@example.org>", 20, In_Reply_To=str(arabic["Message-ID"]), **HEADERS
        )
        imap.deliver(back, SENT)
        assert (await read_mailbox(stage.office, HOME, post)).failure is None
        async with stage.store.reading(HOME) as unit:
            assert len(await unit.guest_threads.all()) == len(asked)
