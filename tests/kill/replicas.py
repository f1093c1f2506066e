"""Which replicas are killed, and what stands around them: phones, a balancer, one PostgreSQL with many houses?"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from datetime import time as hour
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import httpx
from starlette.types import ASGIApp, Receive, Scope, Send

from domain.consent.rights import Role
from store.engine import open_store
from tests import warm
from tests.journeys.pilot import BOT_TOKEN, surroundings
from tests.kill.quick import FASTER, SINCE
from tests.makers import villa
from tests.postgres import program
from tests.twins.serving import served
from tests.twins.telegram import TelegramTwin

OWNER = 60_000
REPLICAS = 3
SECRET = "the-word-of-the-replicas"
AT_ONCE = 4
BRIEF_AT = hour(9)


def named(nth: int) -> str:
    """The id of a house."""
    return f"maison-{nth:03}"


def nine_oclock_somewhere(now: datetime) -> ZoneInfo:
    """A zone in which it is nine and something now: the brief is due, and it is not too late for it."""
    ahead = (9 - now.hour + 11) % 24 - 11  # from -11 to 12
    return ZoneInfo(f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT")


async def houses(url: str, count: int) -> None:
    """So many houses, each with an owner who waits for his brief."""
    store, now = open_store(url), datetime.now(UTC)
    zone = nine_oclock_somewhere(now)
    quiet = {"quiet_from": hour(0), "quiet_until": hour(0)}
    for nth in range(count):
        async with store.hall() as hall:
            owner = await hall.upsert_person(OWNER + nth, f"Said {nth}", "fr")
        async with store.unit(named(nth)) as unit:
            hotel = villa(named(nth), name=f"Riad {nth}", zone=zone, brief_at=BRIEF_AT, **quiet)
            await unit.property.save(hotel)
            await unit.people.add_member(owner.id, Role.OWNER, now)
    await store.close()


@dataclass
class Wires:
    """Telegram as each replica sees it, at an address of its own: so one knows whose call is under way."""

    twin: ASGIApp
    under_way: dict[int, Counter[str]] = field(default_factory=dict)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        _, place, rest = scope["path"].split("/", 2)
        calls = self.under_way.setdefault(int(place), Counter())
        method = rest.rpartition("/")[2]
        calls[method] += 1
        try:
            await self.twin({**scope, "path": f"/{rest}", "raw_path": f"/{rest}".encode()}, receive, send)
        finally:
            calls[method] -= 1

    def whose(self, method: str) -> int | None:
        """The replica that waits for an answer to that call."""
        return next((place for place, calls in self.under_way.items() if calls[method] > 0), None)


@dataclass
class Replica:
    """One `lhcm run` behind the balancer, alive or not."""

    place: int
    home: Path
    port: int
    environment: dict[str, str]
    process: warm.Process | None = None

    def launch(self) -> None:
        with (self.home / "stderr.txt").open("a", encoding="utf-8") as said:
            env = surroundings(self.home, self.environment)
            env["PATH"] = f"{program('pg_dump').parent}:{env.get('PATH', '')}"  # of the server's version
            self.process = warm.start("tests.kill.quick", "run", cwd=self.home, env=env, stderr=said)

    def kill(self) -> None:
        """SIGKILL; AssertionError where it had ended by itself."""
        assert self.process is not None
        ended = self.process.poll()
        self.process.kill()
        self.process.wait()
        self.process = None
        assert ended is None, f"replica {self.place} ended by itself: {ended}\n{self.log()[-3000:]}"

    def log(self) -> str:
        return (self.home / "stderr.txt").read_text(encoding="utf-8")

    def takes(self, update: object) -> bool:
        """Whether this replica has stored the update."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        try:
            url = f"http://127.0.0.1:{self.port}/telegram"
            return httpx.post(url, json=update, headers=headers, timeout=20).is_success
        except httpx.HTTPError:
            return False


@dataclass
class Row:
    """The replicas, the phones of all houses, and who hands updates to whom."""

    database: str
    phones: TelegramTwin
    wires: Wires
    replicas: list[Replica]
    chance: Random
    ended: threading.Event = field(default_factory=threading.Event)

    def living(self) -> list[Replica]:
        return [one for one in self.replicas if one.process is not None]

    def balance(self) -> None:
        """What people do goes to some replica; where that one does not take it, Telegram tries again."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            while not self.ended.wait(0.02):
                with self.phones.state.changed:
                    waiting = list(self.phones.state.updates)[:AT_ONCE]
                for update, taken in zip(waiting, pool.map(self._hand, waiting), strict=True):
                    if taken:
                        with self.phones.state.changed:
                            self.phones.state.updates.remove(update)

    def _hand(self, update: object) -> bool:
        living = self.living()
        return bool(living) and self.chance.choice(living).takes(update)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextlib.contextmanager
def row(folder: Path, database: str, seed: int, times: float, count: int = REPLICAS) -> Iterator[Row]:
    """Nothing runs yet; `times` is how much faster their clock goes."""
    phones, since = TelegramTwin(BOT_TOKEN), str(time.time())
    wires = Wires(phones.app)
    with served(wires) as telegram:
        replicas = []
        for place in range(count):
            home, port = folder / f"replica-{place}", free_port()
            home.mkdir()
            environment = {
                "TELEGRAM_BOT_TOKEN": BOT_TOKEN,
                "TELEGRAM_BASE_URL": f"{telegram}/{place}/bot",
                "TELEGRAM_FILE_URL": f"{telegram}/{place}/file/bot",
                "TELEGRAM_OWNER_IDS": str(OWNER),
                "TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}",
                "TELEGRAM_WEBHOOK_SECRET": SECRET,
                "LHCM_HTTP_PORT": str(port),
                "DATABASE_URL": database,
                SINCE: since,
                FASTER: str(times),
            }
            replicas.append(Replica(place, home, port, environment))
        built = Row(database, phones, wires, replicas, Random(seed))
        balancer = threading.Thread(target=built.balance)
        balancer.start()
        try:
            yield built
        finally:
            phones.behave()
            built.ended.set()
            balancer.join()
            for one in built.living():
                with contextlib.suppress(AssertionError):
                    one.kill()
