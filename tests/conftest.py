"""What holds for every test: no network beyond this machine, and the same examples on every run."""

from __future__ import annotations

import gc
import ipaddress
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.compiled import compiled_once
from tests.memory import write_into_memory

# The same examples everywhere, however slow the machine; `make proof` searches with fresh ones.
settings.register_profile("house", derandomize=True, deadline=None)
settings.register_profile("proof", deadline=None)


def pytest_configure(config: pytest.Config) -> None:
    write_into_memory()
    compiled_once()
    gc.disable()  # everything that is loaded stays to the end: see `pytest_collection_finish`
    settings.load_profile("proof" if config.option.markexpr == "proof" else "house")


# Workers take whole files in this order: the long ones first, so that all end together.
LONG_FIRST = ("kill", "journeys", "proof", "rooms")
TESTS = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def turn(item: pytest.Item) -> int:
        folder = item.path.relative_to(TESTS).parts[0]
        return LONG_FIRST.index(folder) if folder in LONG_FIRST else len(LONG_FIRST)

    items.sort(key=turn)


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _only_this_machine(pytestconfig: pytest.Config) -> Iterator[None]:
    if pytestconfig.option.markexpr == "evals":  # the one run that asks the real service
        yield
        return
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        inet = self.family in (socket.AF_INET, socket.AF_INET6)
        assert not inet or ipaddress.ip_address(address[0]).is_loopback, f"a test reaches for {address}"
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield
