"""Do the real adapter over a real Dovecot and the simulated mailbox keep the same promises?"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from channels.mail.imap import ImapMailbox, MailAccount
from channels.mailbox import MOST_HEADERS, MailboxUnreachable, MailFailure
from channels.simulated.mailbox import SimulatedMailbox
from tests.rooms.mail.dovecot import PASSWORD, USER, Dovecot
from tests.rooms.mail.stage import OverImap, Stage
from tests.rules.bookings.mails import hotelrunner

SMALL = b"From: a@example.com\r\nSubject: one\r\nMessage-ID: <1@example.com>\r\n\r\nbody\r\n"


async def test_uids_grow_and_nothing_is_told_twice(stage: Stage) -> None:
    empty = await stage.box.open()
    assert await stage.box.after(empty.next_uid - 1) == []
    stage.deliver(SMALL)
    stage.deliver(hotelrunner())
    one, two = await stage.box.after(empty.next_uid - 1)
    assert one == empty.next_uid < two
    assert (await stage.box.open()).next_uid == two + 1
    assert await stage.box.after(two) == []  # « n:* » would name the newest again


async def test_headers_say_size_and_arrival_without_the_body(stage: Stage) -> None:
    at = datetime.now(UTC).replace(microsecond=0) - timedelta(days=3)
    stage.deliver(SMALL, at)
    await stage.box.open()
    [uid] = await stage.box.after(0)
    [header] = await stage.box.headers([uid, uid + 7])
    assert (header.size, header.arrived_at) == (len(SMALL), at)
    assert b"Message-ID: <1@example.com>" in header.block
    assert b"body" not in header.block
    with pytest.raises(ValueError, match="at most"):
        await stage.box.headers(range(1, MOST_HEADERS + 2))


async def test_a_mail_is_fetched_as_far_as_wanted_and_stays_unread(stage: Stage) -> None:
    stage.deliver(SMALL)
    await stage.box.open()
    [uid] = await stage.box.after(0)
    assert await stage.box.fetch(uid, 1_000_000) == SMALL
    assert await stage.box.fetch(uid, 10) == SMALL[:10]
    assert await stage.box.fetch(uid + 7, 10) is None
    if isinstance(stage, OverImap):  # Dovecot notes what is seen in the file's name
        seen = [
            file.name for file in stage.server.maildir(stage.user).rglob("*.test*") if "S" in file.name[-3:]
        ]
        assert seen == []


async def test_arrival_finds_what_is_young_enough(stage: Stage) -> None:
    now = datetime.now(UTC)
    for days in (40, 10, 0):
        stage.deliver(SMALL, now - timedelta(days=days))
    await stage.box.open()
    every = await stage.box.after(0)
    assert await stage.box.arrived_since((now - timedelta(days=20)).date()) == every[1:]


async def test_a_rebuilt_folder_has_another_validity(stage: Stage) -> None:
    stage.deliver(SMALL)
    before = await stage.box.open()
    await stage.renumber()
    assert (await stage.box.open()).validity != before.validity
    assert len(await stage.box.after(0)) == 1


async def test_waiting_ends_with_a_mail_and_with_the_time(stage: Stage) -> None:
    await stage.box.open()
    assert await stage.box.wait(0.2) is False
    waiting = asyncio.ensure_future(stage.box.wait(20))
    await asyncio.sleep(0.5)
    stage.deliver(SMALL)
    assert await asyncio.wait_for(waiting, 5) is True


async def test_a_mail_between_the_opening_and_the_wait_is_heard_at_once(stage: Stage) -> None:
    await stage.box.open()
    stage.deliver(SMALL)
    assert await asyncio.wait_for(stage.box.wait(60), 10) is True


async def test_closing_ends_a_wait_and_the_next_opening_connects_anew(stage: Stage) -> None:
    await stage.box.open()
    waiting = asyncio.ensure_future(stage.box.wait(60))
    await asyncio.sleep(0.3)
    await stage.box.close()
    await asyncio.wait_for(waiting, 5)
    stage.deliver(SMALL)
    assert (await stage.box.open()).next_uid >= 2


async def test_a_wrong_password_and_a_silent_port_are_told_apart(dovecot: Dovecot) -> None:
    wrong = ImapMailbox(MailAccount("127.0.0.1", USER, "wrong", dovecot.port, "off"))
    with pytest.raises(MailboxUnreachable, match="refused") as refused:
        await wrong.open()
    assert refused.value.why is MailFailure.REFUSED
    nobody = ImapMailbox(MailAccount("127.0.0.1", USER, PASSWORD, 1, "off"))
    with pytest.raises(MailboxUnreachable, match="no connection") as down:
        await nobody.open()
    assert down.value.why is MailFailure.DOWN
    assert PASSWORD not in str(down.value)


@pytest.mark.parametrize(("tls", "port"), [("on", "tls_port"), ("starttls", "port")])
async def test_both_ways_to_a_secure_line_and_no_way_with_a_stranger(
    dovecot: Dovecot, tls: str, port: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = MailAccount("127.0.0.1", "secure", PASSWORD, getattr(dovecot, port), tls)  # type: ignore[arg-type]
    with pytest.raises(MailboxUnreachable, match="no secure connection"):
        await ImapMailbox(account).open()
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.authority))
    box = ImapMailbox(account)
    assert (await box.open()).folder == "INBOX"
    await box.close()


async def test_the_simulated_one_is_strict_and_breaks_when_told() -> None:
    box = SimulatedMailbox()
    with pytest.raises(AssertionError):
        await box.after(0)
    await box.open()
    box.drops = 1
    with pytest.raises(MailboxUnreachable):
        await box.after(0)
    await box.open()
    assert await box.after(0) == []
