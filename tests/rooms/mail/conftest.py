"""A Dovecot for the session, and either mailbox for one test."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from channels.simulated.mailbox import SimulatedMailbox
from directors import seated
from governance.board import Board
from governance.office import Office
from tests.rooms.bot.wired_office import Clock, fresh_store, seat_owner
from tests.rooms.mail.dovecot import Dovecot, serving
from tests.rooms.mail.stage import InProcess, OverImap, Stage, over_imap

_users = itertools.count(1)


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    with serving() as server:
        yield server


@pytest.fixture
async def imap(dovecot: Dovecot) -> AsyncIterator[OverImap]:
    stage = over_imap(dovecot, f"user{next(_users)}")
    yield stage
    await stage.box.close()


@pytest.fixture(params=["simulated", "dovecot"])
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    """Both must behave alike."""
    if request.param == "simulated":
        yield InProcess(SimulatedMailbox())
        return
    over = over_imap(request.getfixturevalue("dovecot"), f"user{next(_users)}")
    yield over
    await over.box.close()


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    store = await fresh_store(tmp_path)
    await seat_owner(store)
    yield Office(store, Board(seated()), Clock())
    await store.close()
