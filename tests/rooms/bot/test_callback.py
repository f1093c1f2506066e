"""Does HotelRunner's callback become bookings, once each, whatever is posted and whenever the process dies?"""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import json
import signal
import sys
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from bot.process.secrecy import Redaction
from bot.telegram.context import Bench
from bot.telegram.drawing import Faces
from bot.web.callback import LARGEST, Callback
from bot.web.server import app, server
from channels.hotelrunner.callback import posted
from channels.simulated.hotelrunner import BookedRoom
from channels.simulated.hotelrunner.control import deliver
from domain.bookings.reservation import ReservationState
from governance.bookings.alarms import ring
from governance.bookings.posted import MOST_TRIES, keep, take_up
from governance.office import Office, snapshot
from store.engine import Store
from tests.makers import TODAY
from tests.rooms.bot.wired_office import HOME, WiredOffice, account, wired_office
from tests.rooms.channels.hotelrunner_stage import TOKEN

SECRET = "a-long-and-secret-path"
GOOD = {"token": TOKEN, "hr_id": "77"}


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[WiredOffice]:
    async with wired_office(tmp_path) as found:
        yield found


async def healthy() -> dict[str, Any]:
    return {"ok": True}


async def until(condition: Callable[[], Any]) -> None:
    """Wait for what the server does by itself."""
    async with asyncio.timeout(5):
        while True:
            found = condition()
            if await found if inspect.isawaitable(found) else found:
                return
            await asyncio.sleep(0.01)


@contextlib.asynccontextmanager
async def listening(office: Office) -> AsyncIterator[str]:
    """The server of `lhcm run` with the callback, on a free port; yields the callback's address."""
    hook = Callback(office, Bench(office, Faces(office)), HOME, account(), SECRET)
    http = server(app(healthy, more=[hook.route]), "127.0.0.1", 0)
    running = asyncio.create_task(http.serve())
    await until(partial(getattr, http, "started"))
    port = http.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}/hotelrunner/{SECRET}"
    finally:
        http.should_exit = True
        await running


def booked(wired: WiredOffice, night: int = 20) -> str:
    first = TODAY + timedelta(days=night)
    room = BookedRoom("HR:1", first, first + timedelta(days=2), Decimal(1850))
    return wired.twin.add_booking([room], channel="bookingcom", provider_number=f"B{night}")


async def state_of(store: Store, number: str) -> ReservationState | None:
    async with store.reading(HOME) as unit:
        found = await unit.reservations.by_number("hotelrunner", number)
    return found.state if found else None


async def settled(store: Store) -> bool:
    async with store.reading(HOME) as unit:
        return not await unit.deliveries.waiting()


async def messages(store: Store) -> int:
    """How many rang, beside the word that it is a channel's first."""
    async with store.hall() as hall:
        rows = await hall.scope.session.execute(
            text(
                "SELECT count(*) FROM outbox WHERE kind = 'reply' "
                "AND CAST(payload AS TEXT) NOT LIKE '%first.booking%'"
            )
        )
        return int(rows.scalar_one())


@pytest.mark.parametrize("shape", ["reservations", "reason", "bare"])
async def test_every_documented_body_becomes_a_booking_and_rings_once(wired: WiredOffice, shape: str) -> None:
    number = booked(wired)
    store = wired.office.store
    async with listening(wired.office) as url:
        answers = await deliver(wired.twin, url, number, shape=shape, times=3)
        await until(lambda: settled(store))
    assert [(a["status"], json.loads(a["text"])) for a in answers] == [(200, {"status": "ok"})] * 3
    assert await state_of(store, number) is not None
    assert await messages(store) == 1


async def test_a_cancellation_that_overtakes_the_booking_stays_a_cancellation(wired: WiredOffice) -> None:
    number = booked(wired)
    first = json.dumps(wired.twin.callback_body(number))
    wired.clock.forward(timedelta(minutes=1))
    wired.twin.cancel_booking(number)
    second = json.dumps(wired.twin.callback_body(number))
    async with listening(wired.office) as url, httpx.AsyncClient() as http:
        for body in (second, first):
            assert (await http.post(url, params=GOOD, data={"data": body})).status_code == 200
        await until(lambda: settled(wired.office.store))
    assert await state_of(wired.office.store, number) is ReservationState.CANCELLED


@pytest.mark.parametrize(
    ("method", "path", "params"),
    [
        ("POST", "", {**GOOD, "token": "wrong"}),
        ("POST", "", {**GOOD, "hr_id": "78"}),
        ("POST", "", {}),
        ("POST", "x", GOOD),
        ("GET", "", GOOD),
        ("PUT", "", GOOD),
    ],
)
async def test_whoever_is_not_hotelrunner_finds_nothing(
    wired: WiredOffice, method: str, path: str, params: dict[str, str]
) -> None:
    async with listening(wired.office) as url, httpx.AsyncClient() as http:
        found = await http.request(method, url + path, params=params, content=b"data=%7B%7D")
        nothing = await http.request(
            method, url.replace("/hotelrunner/", "/nowhere/"), content=b"data=%7B%7D"
        )
    assert (found.status_code, found.content) == (404, nothing.content)
    assert await settled(wired.office.store)


async def test_a_body_that_is_too_large_is_turned_away_unread(wired: WiredOffice) -> None:
    async with listening(wired.office) as url, httpx.AsyncClient() as http:
        found = await http.post(url, params=GOOD, content=b"x" * (LARGEST + 1))
    assert found.status_code == 413
    assert await settled(wired.office.store)


@pytest.mark.parametrize(
    "body",
    [b"", b"data=", b"data=%7Bnot+json", b"\xff\x00\xfe", b"data=%5B1%2C2%5D", b"a=1&" * 50, b'{"a": 1}'],
)
async def test_what_nobody_can_read_is_kept_and_rings(wired: WiredOffice, body: bytes) -> None:
    store, clock = wired.office.store, wired.clock
    async with listening(wired.office) as url, httpx.AsyncClient() as http:
        assert (await http.post(url, params=GOOD, content=body)).status_code == 200
        await until(lambda: settled(store))
    async with store.unit(HOME) as unit:
        house = await snapshot(wired.office, unit)
        assert house.unread == (clock.now,)
        rung = await ring(unit, wired.office.board, house, house.now)
    assert "unread_bodies" in {finding.key for finding in rung}


async def test_a_body_with_good_and_bad_reservations_gives_the_good_ones(wired: WiredOffice) -> None:
    number = booked(wired)
    body = wired.twin.callback_body(number)
    body["reservations"].append({"hr_number": "R9", "updated_at": "never"})
    async with listening(wired.office) as url, httpx.AsyncClient() as http:
        await http.post(url, params=GOOD, data={"data": json.dumps(body)})
        await until(lambda: settled(wired.office.store))
    assert await state_of(wired.office.store, number) is not None
    async with wired.office.store.reading(HOME) as unit:
        assert len(await unit.deliveries.unread(wired.clock.now)) == 1


CHILD = """
import asyncio, os, signal, sys
from datetime import UTC, datetime
from governance.board import Board
from governance.office import Office
from governance.bookings.posted import keep
from store.engine import open_store

async def main():
    office = Office(open_store(sys.argv[1]), Board(()), lambda: datetime(2026, 11, 23, 8, tzinfo=UTC))
    await keep(office, "villa-thaifa", sys.argv[2])
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


async def test_what_was_stored_when_the_process_was_killed_has_its_effect_at_the_next_start(
    tmp_path: Path, wired: WiredOffice
) -> None:
    number = booked(wired)
    body = str(httpx.QueryParams({"data": json.dumps(wired.twin.callback_body(number))}))
    url = f"sqlite:///{tmp_path / 'house.db'}"
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", CHILD, url, body)
    assert await child.wait() == -signal.SIGKILL
    assert await state_of(wired.office.store, number) is None
    assert await take_up(wired.office, HOME, posted) == 1
    assert await state_of(wired.office.store, number) is not None
    assert await take_up(wired.office, HOME, posted) == 0


async def test_a_body_that_no_try_survives_is_set_aside_and_lets_the_next_one_by(wired: WiredOffice) -> None:
    await keep(wired.office, HOME, "poison")

    def breaks(body: str) -> tuple[()]:
        raise ArithmeticError

    for _ in range(MOST_TRIES):
        with pytest.raises(ArithmeticError):
            await take_up(wired.office, HOME, breaks)
    number = booked(wired)
    data = {"data": json.dumps(wired.twin.callback_body(number))}
    await keep(wired.office, HOME, str(httpx.QueryParams(data)))
    await take_up(wired.office, HOME, posted)
    assert await state_of(wired.office.store, number) is not None
    async with wired.office.store.reading(HOME) as unit:
        assert len(await unit.deliveries.unread(wired.clock.now)) == 1


async def test_an_account_that_may_not_acknowledge_is_asked_once_a_day(wired: WiredOffice) -> None:
    wired.twin.acks_enabled = False
    async with listening(wired.office) as url:
        for night in (20, 30, 40):
            await deliver(wired.twin, url, booked(wired, night))
            await until(lambda: settled(wired.office.store))
    tried = [call for call in wired.twin.calls if call.method == "PUT"]
    assert len(tried) == 1


def test_neither_secret_reaches_a_log_line() -> None:
    line = f"POST /hotelrunner/{SECRET}?token={TOKEN}&hr_id=77 HTTP/1.1"
    shown = Redaction().clean(line)
    assert SECRET not in shown
    assert TOKEN not in shown
