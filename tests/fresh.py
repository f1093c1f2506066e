"""Where does a test get a SQLite house of its own, migrated once for the whole run?"""

from __future__ import annotations

import asyncio
import functools
import tempfile
import threading
from collections.abc import Coroutine
from pathlib import Path

from bot.imports import import_spec
from store.engine import open_store
from store.upkeep.schema import migrate
from tests.makers import NOW

PILOT = Path(__file__).parent.parent / "data" / "specs" / "villa-thaifa"


def empty_house(file: Path) -> str:
    """A migrated database without any row, put there; its URL."""
    file.write_bytes(_empty())
    return f"sqlite:///{file}"


def pilot_house(file: Path) -> str:
    """The same with Villa Thaifa as its fiches say it, imported at `makers.NOW`."""
    file.write_bytes(_pilot())
    return f"sqlite:///{file}"


@functools.cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "house.db"
        _finish(migrate(f"sqlite:///{file}"))
        return file.read_bytes()


@functools.cache
def _pilot() -> bytes:
    async def furnish(url: str) -> None:
        store = open_store(url)
        await import_spec(store, PILOT, NOW, dry_run=False)
        await store.close()

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "house.db"
        _finish(furnish(empty_house(file)))
        return file.read_bytes()


def _finish(work: Coroutine[None, None, None]) -> None:
    """In a thread of its own: whoever asks may already be inside an event loop."""
    thread = threading.Thread(target=asyncio.run, args=(work,))
    thread.start()
    thread.join()
