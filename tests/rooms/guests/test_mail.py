"""Does a guest's mail become his thread, and an approved answer one mail at a real server?"""

from __future__ import annotations

import asyncio
import email
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import Message as Mail
from functools import partial
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP

from channels.mail.letters import Letters
from channels.mail.newest import newest_words
from channels.mail.reader import Reader
from channels.mail.smtp import SmtpAccount, SmtpMessenger
from channels.mail.trust import Judge
from channels.mailbox import KeptMail, LetterHead
from channels.messenger import Delivery, Outgoing
from channels.simulated.mailbox import SimulatedMailbox
from domain.bookings.notice import Trust
from domain.guests.deciding import Course, decided
from domain.guests.incoming import Silence
from domain.guests.thread import Message, State
from governance.bookings.mailbox_pass import Post, read_mailbox
from governance.guests.hearing import hear
from tests.makers import NOW
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import standing, with_facts
from tests.rooms.mail.reading import bookings, rung

SENT = NOW - timedelta(minutes=1)
ANNOUNCED = "Référence : GR-44\nClient : Zoé Martin\nArrivée : 05/02/2027\nDépart : 08/02/2027\n"
OURS = "stay@villa.example"


@dataclass
class Postman:
    """What a real server was given; `says` are its answers by command."""

    says: dict[str, str] = field(default_factory=dict)
    taken: list[Mail] = field(default_factory=list)
    hangs_up: bool = False

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if "RCPT" in self.says:
            return self.says["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.taken.append(email.message_from_bytes(envelope.content))
        if self.hangs_up:
            server.transport.abort()
            await asyncio.sleep(0.05)
        return self.says.get("DATA", "250 OK")


@asynccontextmanager
async def smtp(postman: Postman) -> AsyncIterator[SmtpMessenger]:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(partial(SMTP, postman, loop=loop), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield SmtpMessenger(SmtpAccount("127.0.0.1", OURS, port=port, tls="off", name="Villa Thaifa"))
    finally:
        server.close()


def outgoing(**more: object) -> Outgoing:
    given = {"key": "villa-7", "to": "weber@example.org", "text": "نعم، يوجد مسبح في الدار.\n", **more}
    return Outgoing(**given)  # type: ignore[arg-type]


async def test_it_arrives_in_the_guests_thread_in_arabic_too() -> None:
    postman = Postman()
    async with smtp(postman) as door:
        told = outgoing(subject="Our stay", answers="<m1@g>", references=("<m0@g>",), language="ar")
        ended = await door.send(told)
    [mail] = postman.taken
    assert (ended.outcome, ended.external) == (Delivery.SENT, "<lhcm.villa-7@villa.example>")
    assert mail["In-Reply-To"] == "<m1@g>"
    assert mail["References"] == "<m0@g> <m1@g>"
    assert (mail["Subject"], mail["From"]) == ("Re: Our stay", "Villa Thaifa <stay@villa.example>")
    payload = mail.get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert "مسبح" in payload.decode()
    assert mail["Auto-Submitted"] is None


@pytest.mark.parametrize(
    ("says", "outcome"),
    [
        ({"RCPT": "550 no such user"}, Delivery.REFUSED),
        ({"RCPT": "451 later"}, Delivery.UNREACHED),
        ({"DATA": "554 spam"}, Delivery.REFUSED),
        ({"DATA": "452 full"}, Delivery.UNREACHED),
    ],
)
async def test_each_answer_of_the_server_has_its_end(says: dict[str, str], outcome: Delivery) -> None:
    async with smtp(Postman(says)) as door:
        assert (await door.send(outgoing())).outcome is outcome


async def test_a_line_that_dies_after_the_words_leaves_it_unknown() -> None:
    postman = Postman(hangs_up=True)
    async with smtp(postman) as door:
        assert (await door.send(outgoing())).outcome is Delivery.UNKNOWN
    assert len(postman.taken) == 1


async def test_nobody_at_the_port_is_unreached_and_no_header_is_smuggled() -> None:
    door = SmtpMessenger(SmtpAccount("127.0.0.1", OURS, port=1, tls="off"))
    assert (await door.send(outgoing())).outcome is Delivery.UNREACHED
    postman = Postman()
    async with smtp(postman) as door:
        await door.send(outgoing(subject="Hi\r\nBcc: thief@evil.example"))
    assert postman.taken[0]["Bcc"] is None


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with with_facts(sqlite_url) as stage:
        yield stage


def letter(
    text: str, sender: str = "Anna Weber <weber@example.org>", number: int = 1, **headers: str
) -> bytes:
    named = {"Subject": "Our stay", "Message-ID": f"<m{number}@guest.example>", **headers}
    lines = [f"From: {sender}", f"To: {OURS}", "Date: " + SENT.strftime("%a, %d %b %Y %H:%M:%S +0000")]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    return ("\n".join([*lines, "Content-Type: text/plain; charset=utf-8", "", text])).encode()


async def reads(stage: Stage, *mails: bytes, at: Any = SENT) -> None:
    box = SimulatedMailbox()
    for mail in mails:
        box.deliver(mail, at)
    post = Post(box, Reader(Judge("mx.example")), Letters(frozenset({OURS})), hear)
    read = await read_mailbox(stage.office, HOME, post)
    assert read.failure is None


async def heard(stage: Stage) -> list[Message]:
    return await standing(stage, State.WAITING, State.SILENT)


async def test_a_guests_mail_is_a_thread_with_a_draft(stage: Stage) -> None:
    await reads(stage, letter("Good evening,\nis there wifi in the house?\n\nOn Monday you wrote:\n> hello"))
    [message] = await heard(stage)
    assert (message.text, message.address) == (
        "Good evening,\nis there wifi in the house?",
        "weber@example.org",
    )
    [draft] = await standing(stage, State.DRAFT)
    assert "Wi-Fi" in draft.text


async def test_an_alias_of_a_channel_is_answered_there_and_names_the_stay(stage: Stage) -> None:
    await reads(
        stage, letter("Hi, is there a pool?", "Anna via Booking.com <5446847001-x.y@guest.booking.com>")
    )
    [message] = await heard(stage)
    async with stage.store.reading(HOME) as unit:
        thread = await unit.guest_threads.certain(message.thread)
    assert (thread.stay, thread.channel) == ("5446847001", "bookingcom")


@pytest.mark.parametrize(
    ("headers", "sender", "reason"),
    [
        ({"Auto_Submitted": "auto-replied"}, "Anna <weber@example.org>", Silence.AUTOMATIC),
        ({"Precedence": "auto_reply"}, "Anna <weber@example.org>", Silence.AUTOMATIC),
        ({"X_Autoreply": "yes"}, "Anna <weber@example.org>", Silence.AUTOMATIC),
        ({}, "MAILER-DAEMON@example.org", Silence.BOUNCE),
        ({"Return_Path": "<>"}, "Anna <weber@example.org>", Silence.BOUNCE),
        ({}, f"Us <{OURS}>", Silence.OWN),
        ({"Reply_To": "noreply@example.org"}, "Anna <weber@example.org>", Silence.NO_REPLY),
    ],
)
async def test_machines_are_never_answered(
    stage: Stage, headers: dict[str, str], sender: str, reason: Silence
) -> None:
    await reads(stage, letter("Is there wifi?", sender, 1, **headers))
    [message] = await heard(stage)
    assert (message.state, message.reason) == (State.SILENT, reason.value)
    assert not await standing(stage, State.DRAFT)


@pytest.mark.parametrize(
    ("sender", "subject", "text", "threads"),
    [
        ("Agence <resa@voyages.example>", "Réservation de groupe", ANNOUNCED, 0),
        (
            "Reisen <info@reisen.example>",
            "Neue Buchung",
            "Buchungsnummer 4711\nAnreise 05.01.2027\nAbreise 08.01.",
            0,
        ),
        ("Stays <noreply@stays.example>", "New booking 4711", "See your extranet.", 0),
        ("TL <ops@travel.example>", "Booking", "Our client has booked 5 to 8 January 2027, ref. TL-4471.", 0),
        # A form that asks for a room has no number yet; a guest who answers us stays in his thread.
        ("Form <anna@example.org>", "Booking request", "Name: Anna\nArrival: Jan 5\nDeparture: Jan 8", 1),
        ("Anna <anna@example.org>", "My booking 4711", "I arrive on Jan 5, is there a pool?", 1),
    ],
)
async def test_a_booking_of_an_unknown_agency_is_to_be_read_and_no_guest(
    stage: Stage, sender: str, subject: str, text: str, threads: int
) -> None:
    await reads(stage, letter(text, sender, Subject=subject))
    assert len(await heard(stage)) == threads
    async with stage.store.reading(HOME) as unit:
        waiting = (await unit.mails.standing(NOW, None)).to_read
    assert len(waiting) == 1 - threads


async def test_what_was_read_of_it_is_told_once_and_makes_no_booking(stage: Stage) -> None:
    told = letter("Our client has booked 5 to 8 January 2027, ref. TL-4471.", "TL <ops@travel.example>")
    await reads(stage, told)
    await reads(stage, told)
    [message] = [one for one in await rung(stage.office) if "mail.to_read_title" in one]
    assert all(word in message for word in ("TL-4471", "2027, 1, 5", "2027, 1, 7", "ops@travel.example"))
    assert await bookings(stage.office) == 0


async def test_newsletters_are_not_even_kept(stage: Stage) -> None:
    await reads(
        stage,
        letter("Is there wifi?", List_Unsubscribe="<mailto:x@example.org>"),
        letter("Is there wifi?", "Shop <noreply@shop.example>", 2),
    )
    assert not await heard(stage)


async def test_what_came_before_the_house_watched_is_kept_in_silence(stage: Stage) -> None:
    await reads(stage, letter("Is there wifi?"), at=NOW - timedelta(days=5))
    [message] = await heard(stage)
    assert message.reason == Silence.OLD


async def test_one_thread_over_several_mails_and_none_twice(stage: Stage) -> None:
    first = letter("Is there wifi?")
    second = letter(
        "And a swimming pool?", "A. Weber <other@example.org>", 2, In_Reply_To="<m1@guest.example>"
    )
    await reads(stage, first, first, second)
    await reads(stage, first, second)
    said = await heard(stage)
    assert len(said) == 2
    assert len({one.thread for one in said}) == 1


def test_what_was_written_before_is_left_out() -> None:
    for line in (
        "Le lun. 3 nov. 2026 à 10:00, Villa <x@y.example> a écrit :",
        "Am 3.11. schrieb Villa:",
        "--",
    ):
        assert newest_words(f"Merci !\n{line}\nold words") == "Merci !"


@pytest.mark.parametrize(
    ("own", "silenced"), [("<lhcm.x@villa.example>", False), ("<k1@phone.example>", True)]
)
async def test_a_person_who_answers_from_the_mailbox_silences_the_house(
    stage: Stage, own: str, silenced: bool
) -> None:
    told = {"In_Reply_To": "<m1@guest.example>", "Message-ID": own}
    await reads(stage, letter("Is there wifi?"), letter("Yes, there is.", f"Us <{OURS}>", 2, **told))
    assert (not await standing(stage, State.DRAFT)) is silenced


def panel_message(trust: Trust = Trust.AUTHENTIC) -> KeptMail:
    link = "https://villa.hotelrunner.com/admin/grm/conversations?conversation_id=88"
    body = f"Anna Weber sent you a direct message\nChannel: AIRBNB\n{link}"
    head = LetterHead("HotelRunner", "", (), None)
    told = ("<h1@hotelrunner.com>", "noreply@hotelrunner.com", "You have a message!", SENT, SENT, trust)
    return KeptMail(*told, "hotelrunner.com", (body,), head=head)


def test_a_message_that_stands_in_the_panel_alone_is_told_of_to_a_person() -> None:
    found = Letters().read(panel_message())
    assert found is not None
    assert (found.name, found.channel, found.address, found.text) == ("Anna Weber", "airbnb", "panel:88", "")
    assert decided(found).course is Course.PERSON
    assert Letters().read(panel_message(Trust.UNSIGNED)) is None
