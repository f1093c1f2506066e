"""What may a machine that watches over this one ask: is it alive, can it serve, how does it do?"""

from __future__ import annotations

import asyncio
import hmac
import math
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.clock.drill import held_at
from bot.clock.schedule import guarded
from bot.clock.upkeep import newest_backup
from bot.process import metrics
from bot.settings import Settings
from governance.office import Office

PATIENCE = 3.0
# The sender looks every second; what takes longer than this is no longer sending.
STALLED = 30.0
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Watched:
    """`/ready` for a load balancer; `/metrics` only where LHCM_METRICS_TOKEN is set, and only to who has it."""

    settings: Settings
    office: Office
    ending: asyncio.Event

    @property
    def routes(self) -> Sequence[BaseRoute]:
        ready = Route("/ready", self._ready, methods=["GET"])
        if self.settings.lhcm_metrics_token is None:
            return [ready]
        return [ready, Route("/metrics", self._metrics, methods=["GET"])]

    async def lacking(self) -> list[str]:
        """What keeps this process from serving; nothing of it tells of a house."""
        found = ["ending"] if self.ending.is_set() else []
        answered = asyncio.Event()

        async def ask() -> None:
            async with asyncio.timeout(PATIENCE), self.office.store.hall_reading() as hall:
                await hall.property_ids()
            answered.set()

        await guarded("ready", ask)()
        if not answered.is_set():
            found.append("database")
        age = metrics.SENDER.age
        if age is None or age > STALLED:
            found.append("sender")
        return found

    async def _ready(self, request: Request) -> JSONResponse:
        lacking = await self.lacking()
        return JSONResponse({"ready": not lacking, "lacking": lacking}, status_code=503 if lacking else 200)

    async def _metrics(self, request: Request) -> Response:
        token = self.settings.lhcm_metrics_token
        wanted = f"Bearer {token.get_secret_value() if token else ''}"
        if not hmac.compare_digest(request.headers.get("authorization", "").encode(), wanted.encode()):
            return Response(status_code=404)
        await look(self.office, self.settings.lhcm_home)
        return Response(metrics.told(), media_type=metrics.CONTENT_TYPE)


async def look(office: Office, home: Path) -> None:
    """What stands, as opposed to what happened: counted when somebody asks."""
    now = office.clock()
    async with office.store.hall_reading() as hall:
        waits = await hall.waiting(now)
        metrics.HOUSES.set(len(await hall.property_ids()))
        metrics.SET_ASIDE.set(await hall.inbox_dead_count(now - A_DAY))
    metrics.WAITING.set(waits.messages)
    metrics.WAITING_AGE.set(waits.oldest_message.total_seconds())
    metrics.OPEN_UPDATES.set(waits.updates)
    metrics.OPEN_AGE.set(waits.oldest_update.total_seconds())
    metrics.SENDER_AGE.set(math.nan if metrics.SENDER.age is None else metrics.SENDER.age)
    metrics.DISK_FREE.set(shutil.disk_usage(home).free)
    metrics.BACKUP_AGE.set(_seconds(newest_backup(home), now))
    metrics.DRILL_AGE.set(_seconds(held_at(home), now))


def _seconds(since: datetime | None, now: datetime) -> float:
    return math.nan if since is None else max((now - since).total_seconds(), 0.0)
