"""Is the simulated HotelRunner as strict as its documentation, and does it obey?"""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from channels.simulated.hotelrunner import BookedRoom, SimulatedHotelRunner, application, simple_rooms
from tests.twins.serving import served

NOW = datetime(2026, 2, 1, 9, tzinfo=UTC)
NIGHT = date(2026, 3, 1)
RANGE = {"inv_code": "HR:1", "start_date": "2026-03-01", "end_date": "2026-03-02", "price": "150"}
DAY = {"date": "2026-03-01", "price": "150"}


@pytest.fixture
def twin() -> SimulatedHotelRunner:
    rooms = simple_rooms([("HR:1", "Suite", 2), ("HR:2", "Double", 1)])
    return SimulatedHotelRunner(
        rooms, token="tok", hr_id="7", now=lambda: NOW, quota_day=None, quota_minute=None
    )


@pytest.fixture
async def http(twin: SimulatedHotelRunner) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(application(twin))
    async with httpx.AsyncClient(transport=transport, base_url="http://hr/api/v2/apps") as client:
        client.params = httpx.QueryParams({"token": "tok", "hr_id": "7"})
        yield client


def daily(*entries: dict[str, Any], **room: Any) -> dict[str, Any]:
    return {"rooms": [{"inv_code": "HR:1", **room, "dates": list(entries)}]}


@pytest.mark.parametrize(
    ("method", "path", "params", "status"),
    [
        ("GET", "/rooms", {"token": "wrong"}, 401),
        ("GET", "/rooms", {"hr_id": "8"}, 401),
        ("PUT", "/rooms", {}, 405),
        ("GET", "/rooms/~", RANGE, 405),
        ("POST", "/rooms/~", RANGE, 405),
        ("GET", "/rooms", {"page": "1"}, 400),
        ("GET", "/nowhere", {}, 404),
        ("GET", "/infos/transaction_details", {}, 400),
        ("GET", "/infos/transaction_details", {"transaction_id": "1"}, 404),
        ("GET", "/reservations", {"per_page": "51"}, 400),
        ("GET", "/reservations", {"page": "0"}, 400),
        ("GET", "/reservations", {"undelivered": "1"}, 400),
        ("GET", "/reservations", {"from_date": "01/02/2026"}, 422),
        ("GET", "/reservations", {"to_date": "2026-02-01"}, 400),
        ("PUT", "/reservations/~", {}, 400),
        ("PUT", "/reservations/~", {"message_uid": "none"}, 404),
        ("PUT", "/reservations/fire", {"hr_number": "R1", "event": "confirm"}, 404),
    ],
)
async def test_doors(
    http: httpx.AsyncClient, method: str, path: str, params: dict[str, str], status: int
) -> None:
    answer = await http.request(method, path, params={**http.params, **params})
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, 200),
        ({"days[]": ["0", "6"], "channel_codes[]": ["online"]}, 200),
        ({"inv_code": "HR:9"}, 422),
        ({"inv_code": "HR:DEFAULT"}, 422),
        ({"inv_code": None, "rate_code": "NR:HR:1"}, 422),
        ({"inv_code": None, "rate_code": "HR:1"}, 200),
        ({"inv_code": None, "room_code": "HR:1"}, 400),
        ({"start_date": "2026-3-1"}, 422),
        ({"end_date": "2026-02-28"}, 422),
        ({"start_date": "2026-01-01"}, 422),
        ({"price": None}, 422),
        ({"price": "0"}, 422),
        ({"price": "-1"}, 422),
        ({"price": "1.234"}, 422),
        ({"price": ["1", "2"]}, 400),
        ({"stop_sale": "true"}, 422),
        ({"min_stay": "0"}, 422),
        ({"days[]": "7"}, 422),
        ({"channel_codes[]": "expedia"}, 422),
        ({"currency": "EUR"}, 400),
    ],
)
async def test_range_updates(
    http: httpx.AsyncClient, twin: SimulatedHotelRunner, changes: dict[str, Any], status: int
) -> None:
    params = {name: value for name, value in {**http.params, **RANGE, **changes}.items() if value is not None}
    answer = await http.put("/rooms/~", params=params)
    assert answer.status_code == status, answer.text
    assert bool(twin.effects) == (status == 200)


@pytest.mark.parametrize(
    ("body", "status", "errors"),
    [
        (daily(DAY), 200, 0),
        (daily(DAY | {"stop_sale": "0", "cta": "true", "availability": "2", "max_stay": "30"}), 200, 0),
        (daily(DAY | {"price": 150}), 200, 1),
        (daily(DAY | {"cta": "1"}), 200, 1),
        (daily(DAY | {"date": "2026-01-01"}), 200, 1),
        (daily({"date": "2026-03-01"}), 200, 1),
        (daily(DAY, inv_code="HR:9"), 200, 1),
        (daily(DAY, inv_code="HR:DEFAULT"), 200, 1),
        (daily(DAY | {"currency": "EUR"}), 400, 0),
        (daily(DAY, rate_code="HR:1"), 400, 0),
        (daily(DAY, channel_codes="online"), 400, 0),
        (daily(DAY, channel_codes=["expedia"]), 422, 0),
        (daily(DAY, DAY), 422, 0),
        (daily(), 422, 0),
        ({"rooms": "all"}, 400, 0),
        ([], 400, 0),
        (daily(*({"date": str(NIGHT + timedelta(days=n)), "price": "1"} for n in range(91))), 422, 0),
        (daily(*({"date": str(NIGHT + timedelta(days=n)), "price": "1"} for n in range(90))), 200, 0),
    ],
)
async def test_daily_updates(
    http: httpx.AsyncClient, twin: SimulatedHotelRunner, body: Any, status: int, errors: int
) -> None:
    answer = await http.put("/rooms/daily", json=body)
    assert answer.status_code == status, answer.text
    if status == 200:
        assert answer.json()["status"] == ("try_again" if errors else "ok")
        assert len(answer.json()["errors"]) == errors
    assert bool(twin.effects) == (status == 200 and not errors)


async def test_only_json_in_a_daily_update(http: httpx.AsyncClient) -> None:
    assert (await http.put("/rooms/daily", content=json.dumps(daily(DAY)))).status_code == 406
    wrong = await http.put("/rooms/daily", content=b"{", headers={"content-type": "application/json"})
    assert wrong.status_code == 400
    assert (await http.get("/rooms", headers={"accept": "text/html"})).status_code == 406


async def test_the_quota_of_a_minute_and_of_a_day(
    http: httpx.AsyncClient, twin: SimulatedHotelRunner
) -> None:
    twin.quota_minute = 5
    assert [(await http.get("/rooms")).status_code for _ in range(6)] == [200] * 5 + [429]
    later = NOW + timedelta(minutes=2)
    twin.now = lambda: later
    twin.quota_day = 6
    assert [(await http.get("/rooms")).status_code for _ in range(2)] == [200, 429]


async def test_commands_and_views_over_http(http: httpx.AsyncClient) -> None:
    async def command(name: str, **given: Any) -> Any:
        answer = await http.post(f"http://hr/control/{name}", json=given)
        assert answer.status_code == 200, answer.text
        return answer.json().get("result")

    async def view(name: str) -> Any:
        return (await http.get(f"http://hr/control/{name}")).json()

    stay = {"inv_code": "HR:1", "check_in": "2026-03-01", "check_out": "2026-03-03", "nightly": "120.50"}
    number = await command("add_booking", rooms=[stay], channel="bookingcom", first="Ada")
    await command("modify_booking", number=number, rooms=[{**stay, "check_out": "2026-03-02"}])
    await command("cancel_booking", number=number)
    (booking,) = await view("reservations")
    assert (booking["hr_number"], booking["state"], booking["firstname"]) == (number, "canceled", "Ada")
    shown = {(c["night"], c["channel"]): c["availability"] for c in await view("calendar")}
    assert shown["2026-03-01", "*"] == shown["2026-03-02", "online"] == "2"

    await command("seed_calendar", inv_code="HR:2", nights=["2026-03-01"], fields={"price": "90"})
    await command("set", asleep=["bookingcom"], stuck=False)
    await command("fail", kind="server_error", on="range", status=503)
    assert (await http.put("/rooms/~", params={**http.params, **RANGE})).status_code == 503
    assert (
        await http.put("/rooms/~", params={**http.params, **RANGE, "inv_code": "HR:2"})
    ).status_code == 200
    first = (await view("pushed"))[0]
    assert (first["inv_code"], first["field"], first["before"], first["after"]) == (
        "HR:2",
        "price",
        "90",
        "150",
    )
    calls = await view("calls")
    assert [(call["endpoint"], call["status"], call["fault"]) for call in calls] == [
        ("range", 503, "server_error"),
        ("range", 200, None),
    ]
    assert "tok" not in json.dumps(calls)


async def test_a_callback_is_posted_as_documented(twin: SimulatedHotelRunner) -> None:
    heard: list[tuple[str, dict[str, Any]]] = []

    async def callback(request: Request) -> Response:
        form = await request.form()
        heard.append((request.url.query, json.loads(str(form["data"]))))
        return JSONResponse({"status": "ok"})

    number = twin.add_booking([BookedRoom("HR:1", NIGHT, NIGHT + timedelta(days=1))])
    with (
        served(application(twin)) as hr,
        served(Starlette(routes=[Route("/cb", callback, methods=["POST"])])) as us,
    ):
        async with httpx.AsyncClient() as client:
            order = {"url": f"{us}/cb", "number": number, "shape": "reason", "reason": "cancel", "times": 2}
            answer = await client.post(f"{hr}/control/deliver", json=order)
    assert answer.json() == [{"status": 200, "text": '{"status":"ok"}'}] * 2
    assert [(query, body["hr_number"], body["reason"]) for query, body in heard] == [
        ("token=tok&hr_id=7", number, "cancel")
    ] * 2


async def test_a_hanging_call_can_be_seen_and_released(twin: SimulatedHotelRunner) -> None:
    twin.fail("hang", on="range")
    with served(application(twin)) as url:
        async with httpx.AsyncClient(base_url=f"{url}/api/v2/apps") as client:
            params = {"token": "tok", "hr_id": "7", **RANGE}
            waiting = asyncio.create_task(client.put("/rooms/~", params=params))
            holding = 0
            for _ in range(500):
                holding = (await client.get(f"{url}/control/holding")).json()
                if holding:
                    break
                await asyncio.sleep(0.01)
            assert holding == 1
            assert not twin.effects
            await client.post(f"{url}/control/release", json={})
            assert (await waiting).status_code == 200
    assert twin.effects
