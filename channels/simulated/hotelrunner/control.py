"""How does another process command the simulated HotelRunner and see what it did?"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from channels.simulated.hotelrunner.rooms import BookedRoom, Rate
from channels.simulated.hotelrunner.state import SimulatedHotelRunner

CONDITIONS = {
    "failing", "asleep", "stuck", "acks_enabled", "transaction_shape", "deliver_twice", "deliver_reversed",
    "repeat_first_page", "polls_until_settled", "quota_day", "quota_minute",
}  # fmt: skip
INSTANTS = {"completed_at", "updated_at"}

View = Callable[[SimulatedHotelRunner], Any]
Command = Callable[[SimulatedHotelRunner, dict[str, Any]], Any]


def control_routes(twin: SimulatedHotelRunner) -> list[Route]:
    """GET /control/{view} and POST /control/{command} with a JSON object of arguments."""

    async def view(request: Request) -> Response:
        shown = VIEWS.get(request.path_params["name"])
        return JSONResponse(shown(twin)) if shown else JSONResponse({"error": "no such view"}, 404)

    async def command(request: Request) -> Response:
        name, given = request.path_params["name"], await request.json()
        if name == "deliver":
            return JSONResponse(await deliver(twin, **given))
        done = COMMANDS.get(name)
        return JSONResponse({"result": done(twin, given)} if done else {"error": "no such command"})

    return [
        Route("/control/{name}", view, methods=["GET"]),
        Route("/control/{name}", command, methods=["POST"]),
    ]


async def deliver(
    twin: SimulatedHotelRunner,
    url: str,
    number: str,
    shape: str = "reservations",
    reason: str = "modify",
    times: int = 1,
    client: httpx.AsyncClient | None = None,
) -> list[dict[str, Any]]:
    """Post a booking to our callback `url` as HotelRunner does, `times` over; each answer's status and text."""
    body = json.dumps(twin.callback_body(number, shape, reason))
    answers = []
    async with client or httpx.AsyncClient() as http:
        for _ in range(times):
            answer = await http.post(
                url, params={"token": twin.token, "hr_id": twin.hr_id}, data={"data": body}
            )
            answers.append({"status": answer.status_code, "text": answer.text})
    return answers


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _rooms(given: list[dict[str, Any]]) -> list[BookedRoom]:
    return [
        BookedRoom(
            room["inv_code"],
            date.fromisoformat(room["check_in"]),
            date.fromisoformat(room["check_out"]),
            Decimal(str(room.get("nightly", 100))),
            room.get("adults", 2),
            tuple(room.get("child_ages", ())),
            room.get("state", ""),
        )
        for room in given
    ]


def _facts(given: dict[str, Any]) -> dict[str, Any]:
    facts: dict[str, Any] = {
        key: datetime.fromisoformat(v) if key in INSTANTS else v for key, v in given.items()
    }
    if "rooms" in facts:
        facts["rooms"] = _rooms(facts["rooms"])
    return facts


def _seed_rooms(twin: SimulatedHotelRunner, given: dict[str, Any]) -> None:
    twin.rates = [
        Rate(**{**rate, "channel_codes": tuple(rate.get("channel_codes", ("online", "bookingcom")))})
        for rate in given["rates"]
    ]


def _seed_calendar(twin: SimulatedHotelRunner, given: dict[str, Any]) -> None:
    nights = [date.fromisoformat(night) for night in given["nights"]]
    twin.seed_calendar(given["inv_code"], nights, **given["fields"])


def _set(twin: SimulatedHotelRunner, given: dict[str, Any]) -> None:
    for name, value in given.items():
        if name not in CONDITIONS:
            raise ValueError(f"{name} is not a condition")
        setattr(twin, name, set(value) if name == "asleep" else value)


def _fail(twin: SimulatedHotelRunner, given: dict[str, Any]) -> None:
    twin.fail(**given)


COMMANDS: dict[str, Command] = {
    "seed_rooms": _seed_rooms,
    "seed_calendar": _seed_calendar,
    "add_booking": lambda twin, given: twin.add_booking(**_facts(given)),
    "modify_booking": lambda twin, given: twin.modify_booking(**_facts(given)),
    "cancel_booking": lambda twin, given: twin.cancel_booking(**given),
    "set": _set,
    "fail": _fail,
    "release": lambda twin, given: twin.faults.release(),
    "clear": lambda twin, given: twin.faults.clear(),
    "settle": lambda twin, given: twin.settle(given["transaction_id"]),
}

VIEWS: dict[str, View] = {
    "effects": lambda twin: [_plain(dataclasses.asdict(effect)) for effect in twin.effects],
    "pushed": lambda twin: [_plain(dataclasses.asdict(effect)) for effect in twin.pushed()],
    "calls": lambda twin: [_plain(dataclasses.asdict(call)) for call in list(twin.calls)],
    "calendar": lambda twin: twin.calendar.shown(),
    "reservations": lambda twin: [booking.body() for booking in twin.bookings.values()],
    "holding": lambda twin: twin.faults.holding(),
}
