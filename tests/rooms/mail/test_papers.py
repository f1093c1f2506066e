"""Does a file that is mailed to the house's address for documents become a writing, and nothing more?"""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage

import pytest

from bot.knowledge.shelf import caught_up
from channels.mail.letters import Letters
from channels.mail.papers import MailedPapers, attached
from channels.mailbox import Header
from channels.simulated.mailbox import SimulatedMailbox
from domain.consent.rights import Role
from domain.knowledge.writing import Audience, readable_by
from domain.registers.letter import Party
from governance.bookings.mailbox_pass import Post, read_mailbox
from governance.guests.hearing import hear
from governance.knowledge.finding import Library
from governance.office import Office
from tests.makers import NOW
from tests.rooms.bot.wired_office import HOME
from tests.rooms.mail.stage import reader

OWN = "reservations@villa.example"
TAGGED = "reservations+documents@villa.example"


def mailed(to: str = TAGGED, subject: str = "Équipe : contrat", *files: tuple[str, bytes]) -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Support <support@hotelrunner.example>", to, subject
    made["Message-ID"] = f"<{abs(hash((to, subject, files)))}@villa.example>"
    made.set_content("La synchronisation est coupée depuis le 3 mars.")
    for name, content in files:
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    async def here(act, files, bounds):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        return act(files)

    monkeypatch.setattr("channels.knowledge.reading.confined", here)
    monkeypatch.setattr("channels.mail.papers.confined", here)


async def passed(office: Office, box: SimulatedMailbox) -> None:
    own = frozenset({OWN})
    await read_mailbox(office, HOME, Post(box, reader(), Letters(own), hear, MailedPapers(own)))
    await caught_up(office, HOME)


async def test_its_files_answer_with_their_sender_and_are_nobody_s_message(office: Office) -> None:
    box = SimulatedMailbox()
    files = (("contrat.txt", b"La commission de Sunwing Travel est de 17 %."), ("logo.bin", b""))
    box.deliver(mailed(TAGGED, "Équipe : contrat", *files), NOW - timedelta(minutes=1))
    box.deliver(mailed(TAGGED, "Panne"), NOW - timedelta(minutes=1))
    await passed(office, box)
    found = await Library(office.store, HOME, readable_by(Role.OPERATOR)).find("commission de Sunwing")
    assert [one.found.writing.title for one in found.answers] == ["contrat.txt (support@hotelrunner.example)"]
    assert found.answers[0].found.writing.audience is Audience.OPERATOR, (
        "a subject opens nothing to the staff"
    )
    words = await Library(office.store, HOME, readable_by(Role.OPERATOR)).find("synchronisation coupée")
    assert words.answers, "a mail without a file is the document itself"
    async with office.store.reading(HOME) as unit:
        assert await unit.reservations.count() == 0
        assert len(await unit.documents.all()) == 2
        told = [(one.told.who, one.told.words, one.told.received) for one in await unit.letters.all()]
        assert sorted(told) == [
            ("support@hotelrunner.example", "Panne", True),
            ("support@hotelrunner.example", "Équipe : contrat", True),
        ]
        assert not (await unit.guest_messages.waiting_since())
    box.renumber()
    await passed(office, box)
    async with office.store.reading(HOME) as unit:
        assert len(await unit.documents.all()) == 2, "each once, over a rebuilt folder"
        assert len(await unit.letters.all()) == 2


async def test_the_house_s_own_mail_in_copy_tells_whom_it_went_to(office: Office) -> None:
    box = SimulatedMailbox()
    raw = mailed(f"Support <s@hotelrunner.example>, {TAGGED}", "Dossier n° 4471")
    box.deliver(raw.replace(b"support@hotelrunner.example", OWN.encode()), NOW)
    await passed(office, box)
    async with office.store.reading(HOME) as unit:
        [one] = await unit.letters.all()
    assert (one.told.who, one.told.received, one.party) == ("s@hotelrunner.example", False, Party.SUPPORT)


async def test_a_mailed_file_takes_the_place_of_nothing_that_the_house_has(office: Office) -> None:
    box = SimulatedMailbox()
    for sender, price in (("a@x.example", b"100"), ("b@x.example", b"200")):
        raw = mailed(TAGGED, f"Tarif {sender}", ("tarifs.txt", b"La navette coute " + price + b" MAD."))
        box.deliver(raw.replace(b"support@hotelrunner.example", sender.encode()), NOW)
    await passed(office, box)
    found = await Library(office.store, HOME, readable_by(Role.OWNER)).find("combien coûte la navette ?")
    assert len(found.differing) == 2, "both are told"


@pytest.mark.parametrize(
    ("to", "wanted"),
    [
        (TAGGED, True),
        ("Papiers <RESERVATIONS+Papiers@villa.example>", True),
        (OWN, False),
        ("reservations+newsletter@villa.example", False),
        ("somebody+documents@villa.example", False),
        ("reservations+documents@elsewhere.example", False),
    ],
)
def test_only_the_house_s_own_address_with_its_tag_counts(to: str, wanted: bool) -> None:
    block = mailed(to).partition(b"\n\n")[0]
    assert MailedPapers(frozenset({OWN})).wanted(Header(1, 100, NOW, block)) is wanted


def test_a_hostile_mail_gives_nothing_and_a_name_leads_nowhere() -> None:
    assert attached(b"Content-Type: multipart/mixed; boundary=a\n\n" + b"multipart/ " * 100) == ()
    [paper] = attached(mailed(TAGGED, "x", ("../../etc/passwd", b"root")))
    assert paper.name == "passwd"
    many = [(f"{number}.txt", b"x") for number in range(40)]
    assert len(attached(mailed(TAGGED, "x", *many))) == 20
