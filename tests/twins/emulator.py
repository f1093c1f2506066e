"""How does a test run the third-party Bot API emulator (lo-bot-api-emulator, PyPI) on a free loopback port?

A second opinion beside our own twin: written by others, against another server's contract. It checks fields,
keyboards (64-byte data, no button styles), text limits (4096 UTF-16 units, 200 for a tap's answer), polling
and conflicts. It does not parse HTML, keep messages, check tokens or targets; it refuses parameters outside
its contract (`link_preview_options`, `protect_content`, `pinChatMessage`, setMyDescription).
"""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

PROGRAM = str(Path(sys.executable).with_name("lo-bot-api-emulator"))


@dataclass(frozen=True)
class Emulator:
    """A running emulator: base URL as `TelegramTwin.served` gives it, and its journal file."""

    url: str
    journal: Path

    def enqueue(self, token: str, update: dict[str, Any]) -> int:
        """Queue a raw update for a bot; the update id."""
        answer = httpx.post(
            f"{self.url}/__fixture/updates", json={"token": token, "update": update}, trust_env=False
        )
        return int(answer.raise_for_status().json()["result"]["update_id"])

    def verdict(self, *required: str) -> dict[str, Any]:
        """The emulator's own judgement of the run: `ok` when nothing was refused and `required` succeeded."""
        options = [option for method in required for option in ("--require-method", method)]
        run = subprocess.run(
            [PROGRAM, "verdict", str(self.journal), "--require-response", *options],
            capture_output=True,
            text=True,
            check=False,
        )
        verdict: dict[str, Any] = json.loads(run.stdout)
        return verdict


@contextmanager
def emulator(folder: Path) -> Iterator[Emulator]:
    """Start the emulator as its own process with a journal in `folder`; stop it at the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    journal = folder / "requests.jsonl"
    command = [PROGRAM, "--port", str(port), "--enable-control", "--journal", str(journal)]
    environment = dict(os.environ) | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        try:
            if f":{port}" not in process.stdout.readline():  # aiohttp names its address once it listens
                raise RuntimeError(f"the emulator did not start: exit status {process.wait(5)}")
            yield Emulator(f"http://127.0.0.1:{port}", journal)
        finally:
            process.terminate()
            process.wait(10)
