"""Do programs that answer mails, and mails that come back, ever set the house writing, and is a person told?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from channels.mail.letters import Letters
from channels.mail.reader import Reader
from channels.mail.trust import Judge
from channels.simulated.mailbox import SimulatedMailbox
from domain.guests.incoming import Silence
from domain.guests.modes import SETTING, Mode
from domain.guests.thread import Message, State
from governance.bookings.mailbox_pass import Post, read_mailbox
from governance.guests.hearing import hear
from governance.guests.sending import send_due
from tests.makers import NOW
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import ScriptedDoor, approved, standing, with_door, with_facts
from tests.rooms.guests.test_mail import OURS, SENT, letter

AWAY = {
    "en": ("Automatic reply: Our stay", "I am currently out of the office until Monday. Is there wifi?"),
    "fr": ("Réponse automatique : Our stay", "Je suis actuellement absent du bureau. Y a-t-il le wifi ?"),
    "de": ("Abwesenheitsnotiz: Our stay", "Ich bin derzeit im Urlaub. Gibt es WLAN?"),
    "es": ("Respuesta automática: Our stay", "Estoy de vacaciones hasta el lunes. ¿Hay wifi?"),
    "it": ("Risposta automatica: Our stay", "Sono in ferie fino a lunedì. C'è il wifi?"),
    "nl": ("Automatisch antwoord: Our stay", "Ik ben momenteel met vakantie. Is er wifi?"),
    "ar": ("رد تلقائي: Our stay", "أنا في إجازة حتى يوم الاثنين. هل يوجد واي فاي؟"),
}


@dataclass(frozen=True)
class House:
    """A house that may answer by itself, and its mailbox."""

    stage: Stage
    box: SimulatedMailbox = field(default_factory=SimulatedMailbox)


async def passed(house: House, *mails: bytes) -> list[Message]:
    """What became of them; whatever may leave has left."""
    stage, box = house.stage, house.box
    for mail in mails:
        box.deliver(mail, stage.clock())
    post = Post(box, Reader(Judge("mx.example")), Letters(frozenset({OURS})), hear)
    assert (await read_mailbox(stage.office, HOME, post)).failure is None
    stage.clock.pass_(minutes=11)
    await send_due(stage.office, HOME)
    return await standing(stage, State.WAITING, State.SILENT, State.ANSWERED)


@pytest.fixture
async def house(sqlite_url: str) -> AsyncIterator[House]:
    async with with_facts(sqlite_url) as stage:
        async with stage.store.unit(HOME) as unit:
            await unit.settings.set(SETTING, Mode.ANSWERS.value, by="person:1", at=NOW)
        yield House(stage)


def with_subject(text: str, subject: str, number: int = 1, **headers: str) -> bytes:
    return letter(text, "Anna Weber <weber@example.org>", number, **{"Subject": subject, **headers})


@pytest.mark.parametrize("language", AWAY)
async def test_who_is_away_is_told_by_the_head_of_his_programs_mail(house: House, language: str) -> None:
    door = with_door(house.stage)
    subject, text = AWAY[language]
    headers = {"Content_Transfer_Encoding": "8bit"}
    [message] = await passed(house, with_subject(text, subject, 1, **headers))
    assert message.reason == Silence.AUTOMATIC
    assert door.given == []


@pytest.mark.parametrize("language", AWAY)
async def test_without_such_a_head_a_person_looks_and_nothing_leaves(house: House, language: str) -> None:
    door = with_door(house.stage)
    _, text = AWAY[language]
    headers = {"Content_Transfer_Encoding": "8bit"}
    [message] = await passed(house, with_subject(text, "Re: Our stay", 1, **headers))
    assert message.state is State.WAITING
    assert "away" in [code for code, _ in message.body["fences"]]
    assert door.given == []


@pytest.mark.parametrize(
    "subject", ["Out of office hours check-in", "Automatic gate?", "Absent friends", "Our stay"]
)
async def test_a_guest_is_no_program(house: House, subject: str) -> None:
    [message] = await passed(house, with_subject("Do you have a hammam for tonight?", subject))
    assert message.state is State.WAITING


async def test_our_own_answer_that_comes_back_by_a_list_or_a_rule_is_ours(house: House) -> None:
    own = {"Message-ID": "<lhcm.villa-9@villa.example>"}
    [message] = await passed(house, letter("Is there wifi?", "Some List <list@forward.example>", 1, **own))
    assert message.reason == Silence.OWN
    assert not await standing(house.stage, State.DRAFT, State.QUEUED, State.SENT)


async def test_lists_are_left_alone(house: House) -> None:
    for number, header in enumerate(("List_Id", "List_Unsubscribe"), 1):
        assert not await passed(house, letter("Is there wifi?", number=number, **{header: "<x.example>"}))
    assert not await passed(house, letter("Is there wifi?", number=3, Precedence="bulk"))


def report(external: str, action: str = "failed", *, plain: bool = False) -> bytes:
    """A mail that a post office sends back, as RFC 3464 wants it, or as older programs write it."""
    original = f"Message-ID: {external}\nSubject: Re: Our stay\nFrom: {OURS}"
    head = f"From: MAILER-DAEMON@mx.example.org\nTo: {OURS}\nSubject: Undelivered Mail\nMessage-ID: <b@mx>\n"
    head += "Date: " + SENT.strftime("%a, %d %b %Y %H:%M:%S +0000") + "\n"
    if plain:
        return (
            f"{head}\nThis is the mail system. I could not deliver it.\n\n--- header:\n{original}\n".encode()
        )
    kind = 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"'
    told = "--b\nContent-Type: text/plain\n\nIt could not be delivered. Is there wifi?\n"
    status = f"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nAction: {action}\n"
    return f"{head}{kind}\n\n{told}{status}--b\nContent-Type: text/rfc822-headers\n\n{original}\n--b--\n".encode()


async def answered(house: House) -> tuple[ScriptedDoor, str]:
    """A guest's mail that a person has answered, and by which name the answer is known."""
    async with house.stage.store.unit(HOME) as unit:
        await unit.settings.set(SETTING, Mode.DRAFTS.value, by="person:1", at=NOW)
    door = with_door(house.stage)
    door.prefix = "lhcm."
    await passed(house, letter("Is there wifi?"))
    await approved(house.stage)
    await send_due(house.stage.office, HOME)
    [sent] = await standing(house.stage, State.SENT)
    return door, str(sent.external)


@pytest.mark.parametrize("plain", [False, True])
async def test_an_answer_that_comes_back_is_told_once_and_its_guest_waits_again(
    house: House, plain: bool
) -> None:
    door, external = await answered(house)
    for _ in range(2):
        await passed(house, report(external, plain=plain))
    assert len(await standing(house.stage, State.REFUSED)) == 1
    [waiting] = await standing(house.stage, State.WAITING)
    assert waiting.text == "Is there wifi?"
    [bounce] = await standing(house.stage, State.SILENT)
    assert bounce.reason == Silence.BOUNCE
    assert (await house.stage.told()).count("guests.not_taken") == 1
    assert len(door.given) == 1


@pytest.mark.parametrize(
    "mail", [("<lhcm.other@villa.example>", "failed"), ("", "delayed")], ids=["not ours", "only late"]
)
async def test_a_report_of_another_mail_or_of_a_delay_changes_nothing(
    house: House, mail: tuple[str, str]
) -> None:
    _, external = await answered(house)
    await passed(house, report(mail[0] or external, mail[1]))
    assert len(await standing(house.stage, State.SENT)) == 1
    assert not await standing(house.stage, State.REFUSED, State.WAITING)
