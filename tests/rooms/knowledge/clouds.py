"""A house over the strict twin of Google Drive."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from channels.drive.account import account_from
from channels.drive.exchange import Exchange
from channels.drive.folder import DriveFolder
from channels.drive.tokens import Tokens
from channels.simulated.drive.app import Google
from channels.simulated.drive.state import ROOT, SimulatedDrive


@pytest.fixture(scope="module")
def console() -> Google:
    """One key for all tests: making one takes a while."""
    return Google(SimulatedDrive())


@pytest.fixture
def google(console: Google) -> Google:
    """An empty shared folder behind the same key."""
    console.drive, console.refused, console.issued = SimulatedDrive(), False, set()
    return console


@asynccontextmanager
async def folder_of(
    google: Google, credentials: str | None = None, waits: list[float] | None = None
) -> AsyncIterator[DriveFolder]:
    """The adapter with nothing between it and the twin; `waits` are the pauses that it would make."""
    account = account_from(credentials or google.key_file(), ROOT)

    async def pause(seconds: float) -> None:
        if waits is not None:
            waits.append(seconds)

    async with httpx.AsyncClient(transport=google.transport) as client:
        yield DriveFolder(account, Exchange(client, Tokens(account, client), pause=pause))
