"""Is a mail heard of although the server's word got lost, and a line that died noticed, at a real Dovecot?"""

from __future__ import annotations

import asyncio
import os
import signal

import pytest
from imapclient import IMAPClient

from channels.mail import listening
from channels.mailbox import MailboxUnreachable
from tests.rooms.mail.dovecot import servant
from tests.rooms.mail.stage import OverImap
from tests.rooms.mail.test_mailbox import SMALL


async def listens(imap: OverImap, seconds: float = 60) -> asyncio.Future[bool]:
    """A wait that has reached its IDLE."""
    imap.server.furnish(imap.user)
    await imap.box.open()
    waiting = asyncio.ensure_future(imap.box.wait(seconds))
    await asyncio.sleep(0.5)
    return waiting


async def test_a_word_that_got_lost_is_made_up_by_asking(
    imap: OverImap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "ASKED_EVERY", 0.2)
    monkeypatch.setattr(listening, "GLANCE", 0.1)
    monkeypatch.setattr(listening, "_news", lambda told: False)
    waiting = await listens(imap)
    imap.deliver(SMALL)
    assert await asyncio.wait_for(waiting, 10) is True


async def test_a_server_without_idle_is_asked(imap: OverImap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "WITHOUT_IDLE", 0.2)
    monkeypatch.setattr(IMAPClient, "has_capability", lambda self, name: name != "IDLE")
    waiting = await listens(imap)
    imap.deliver(SMALL)
    assert await asyncio.wait_for(waiting, 10) is True


async def test_a_server_that_hangs_up_is_noticed_and_does_not_spin(imap: OverImap) -> None:
    waiting = await listens(imap)
    os.kill(servant(imap.user), signal.SIGKILL)
    with pytest.raises(MailboxUnreachable, match=r"no connection|no IMAP|broke off"):
        await asyncio.wait_for(waiting, 10)
    imap.deliver(SMALL)
    await imap.box.open()
    assert len(await imap.box.after(0)) == 1


async def test_a_line_that_died_without_a_sign_ends_the_wait(
    imap: OverImap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "ASKED_EVERY", 1.0)
    monkeypatch.setattr("channels.mail.imap.READING", 1.0)
    waiting = await listens(imap)
    stopped = servant(imap.user)
    os.kill(stopped, signal.SIGSTOP)
    try:
        with pytest.raises(MailboxUnreachable):
            await asyncio.wait_for(waiting, 20)
    finally:
        os.kill(stopped, signal.SIGKILL)
