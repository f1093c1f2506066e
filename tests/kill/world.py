"""Which process is killed, and what stands around it: phones, a channel manager, a database?"""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from channels.simulated.hotelrunner import SimulatedHotelRunner, application
from tests import warm
from tests.journeys.pilot import BOT_TOKEN, HR_ID, HR_TOKEN, SAID, channel_manager, surroundings
from tests.twins.serving import served
from tests.twins.telegram import TelegramTwin

NAJIB = 7003
OWNERS = (SAID, NAJIB)
NAMES = {SAID: "Said", NAJIB: "Najib"}
LHCM = ("bot", "run")
PATIENCE = 30.0


@dataclass
class World:
    """The real `lhcm run`, or nothing where it was killed, between two strict twins; `database` outlives it."""

    home: Path
    database: str
    phones: TelegramTwin
    hotelrunner: SimulatedHotelRunner
    environment: dict[str, str]
    said: IO[str]
    command: tuple[str, ...] = LHCM
    process: warm.Process | None = None
    starts: int = 0
    fallen: list[int] = field(default_factory=list)

    def launch(self) -> None:
        """Start the process and go on at once."""
        self.starts += 1
        env = surroundings(self.home, self.environment)
        self.process = warm.start(*self.command, cwd=self.home, env=env, stderr=self.said)

    def kill(self) -> None:
        """SIGKILL; an end that the process had found before by itself is kept in `fallen`."""
        assert self.process is not None
        self.process.kill()
        status = self.process.wait(PATIENCE)
        if status != -signal.SIGKILL:
            self.fallen.append(status)
        self.process = None

    def polls(self) -> int:
        """How often the process has asked for updates."""
        return len(self.phones.calls("getUpdates"))

    def log(self) -> str:
        """Everything that the process wrote on standard error, over all its starts."""
        return (self.home / "stderr.txt").read_text(encoding="utf-8")


@contextlib.contextmanager
def world(home: Path, database: str, command: tuple[str, ...] = LHCM) -> Iterator[World]:
    """Both twins are up and two owners have met the bot; nothing runs yet."""
    phones, hotelrunner = TelegramTwin(BOT_TOKEN), channel_manager(datetime.now(UTC).date())
    with (
        phones.served() as telegram,
        served(application(hotelrunner)) as manager,
        (home / "stderr.txt").open("a+", encoding="utf-8") as said,
    ):
        environment = {
            "TELEGRAM_BOT_TOKEN": BOT_TOKEN,
            "TELEGRAM_BASE_URL": f"{telegram}/bot",
            "TELEGRAM_FILE_URL": f"{telegram}/file/bot",
            "TELEGRAM_OWNER_IDS": ";".join(map(str, OWNERS)),
            "HOTELRUNNER_TOKEN": HR_TOKEN,
            "HOTELRUNNER_HR_ID": HR_ID,
            "HOTELRUNNER_BASE_URL": manager,
            "HOTELRUNNER_QUOTA_DAY": "1000000",
            "HOTELRUNNER_QUOTA_MINUTE": "1000",
            "LHCM_PUSH": "on",
            "LHCM_HTTP_PORT": "0",
            "DATABASE_URL": database,
        }
        built = World(home, database, phones, hotelrunner, environment, said, command)
        for owner in OWNERS:
            phones.say(owner, "bonjour", first_name=NAMES[owner])
        phones.state.updates.clear()
        try:
            yield built
        finally:
            phones.behave()
            hotelrunner.faults.clear()
            if built.process is not None:
                built.kill()
            phones.say(SAID, "fin")  # the dead process's long poll ends with an update
