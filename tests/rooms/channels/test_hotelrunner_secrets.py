"""Does the token stay out of every log, exception, record and receipt, whatever goes wrong?"""

import logging
import traceback
from decimal import Decimal
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from channels.ports import PushRow, Unreachable
from domain.prices.rates import CellValue
from tests.rooms.channels.hotelrunner_stage import DISTURBANCES, TOKEN, HotelRunnerStage
from tests.twins.serving import served

SHAPES = {TOKEN, quote(TOKEN, safe="")}


async def use_everything(stage: HotelRunnerStage) -> list[str]:
    """One read and one write; whatever either says or raises, as text."""
    said: list[str] = []
    try:
        await stage.manager.reservations(changed_since=None, undelivered=True)
    except Unreachable as problem:
        said += traceback.format_exception(problem)
    rows = [PushRow(stage.code, stage.night, CellValue(price=Decimal(150)))]
    said.append(repr(await stage.manager.push(stage.manager.plan(rows)[0])))
    return said


def assert_silent(stage: HotelRunnerStage, logged: str, said: list[str]) -> None:
    everything = "\n".join([logged, *said, *map(repr, stage.records), repr(stage.manager)])
    assert stage.records
    for shape in SHAPES:
        assert shape not in everything


@pytest.mark.parametrize("how", sorted(DISTURBANCES))
async def test_no_failure_shows_the_token(how: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        async with HotelRunnerStage() as stage:
            for _ in range(3):
                stage.disturb(how)
            said = await use_everything(stage)
    assert_silent(stage, caplog.text, said)


async def test_nobody_listening_shows_no_token(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        async with HotelRunnerStage() as stage:
            stage.vanish()
            said = await use_everything(stage)
    assert_silent(stage, caplog.text, said)


async def parrot(request: Request) -> Response:
    """A server that repeats our URL wherever it can."""
    url = str(request.url)
    return JSONResponse({"status": "error", "message": url, "errors": [url]}, 400, {"location": url})


async def test_a_server_that_repeats_our_address_shows_no_token(caplog: pytest.LogCaptureFixture) -> None:
    everywhere = Starlette(routes=[Route("/{rest:path}", parrot, methods=["GET", "PUT"])])
    with caplog.at_level(logging.DEBUG), served(everywhere) as url:
        async with HotelRunnerStage() as stage:
            stage.manager = await stage.connect(url)
            said = await use_everything(stage)
    assert_silent(stage, caplog.text, said)
    assert any("token=" in record.answer for record in stage.records)
