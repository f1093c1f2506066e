"""Does the WhatsApp door keep Meta's rules, and hear each message once, in whatever order it comes?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.telegram.context import Bench
from bot.telegram.drawing import Faces
from bot.web.whatsapp import WhatsAppHook
from channels.messenger import Delivery, Messenger, Outgoing
from channels.whatsapp.messenger import WhatsAppAccount, WhatsAppMessenger
from channels.whatsapp.reading import delivery_of
from domain.guests.thread import Door, State
from governance.guests.sending import send_due
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import approved, standing, with_facts
from tests.twins.whatsapp import NUMBER_ID, SECRET, TOKEN, VERIFY, WhatsAppTwin, delivery, signed, text

SECOND = 1_792_000_000
WRITTEN = datetime.fromtimestamp(SECOND, UTC)


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with with_facts(sqlite_url) as stage:
        stage.clock.now = WRITTEN + timedelta(minutes=1)
        yield stage


@pytest.fixture
async def http(stage: Stage) -> AsyncIterator[httpx.AsyncClient]:
    bench = Bench(stage.office, Faces(stage.office))
    hook = WhatsAppHook(stage.office, bench, HOME, NUMBER_ID, SECRET, VERIFY)
    transport = httpx.ASGITransport(Starlette(routes=[hook.route]))
    async with httpx.AsyncClient(transport=transport, base_url="http://house") as client:
        yield client


async def posted(http: httpx.AsyncClient, body: dict[str, Any], secret: str = SECRET) -> int:
    raw, signature = signed(body, secret)
    answer = await http.post("/whatsapp", content=raw, headers={"X-Hub-Signature-256": signature})
    return answer.status_code


async def test_the_challenge_is_answered_to_meta_alone(http: httpx.AsyncClient) -> None:
    asked = {"hub.mode": "subscribe", "hub.verify_token": VERIFY, "hub.challenge": "1158201444"}
    answer = await http.get("/whatsapp", params=asked)
    assert (answer.status_code, answer.text) == (200, "1158201444")
    assert (await http.get("/whatsapp", params={**asked, "hub.verify_token": "x"})).status_code == 404


async def test_what_is_not_signed_is_not_read(http: httpx.AsyncClient, stage: Stage) -> None:
    assert await posted(http, delivery(text("Is there wifi?")), "another-secret") == 404
    assert not await standing(stage, State.WAITING)


async def test_a_batch_out_of_order_and_twice_is_one_thread_in_order(
    http: httpx.AsyncClient, stage: Stage
) -> None:
    later, first = text("And a swimming pool?", "wamid.B", 1_792_000_030), text("Is there wifi?", "wamid.A")
    assert await posted(http, delivery(later, first)) == 200
    assert await posted(http, delivery(first, later)) == 200
    said = await standing(stage, State.WAITING)
    assert [one.text for one in said] == ["Is there wifi?", "And a swimming pool?"]
    assert {one.address for one in said} == {"DE.1502"}
    assert len({one.thread for one in said}) == 1


async def test_other_numbers_and_unknown_shapes_are_left_out(http: httpx.AsyncClient, stage: Stage) -> None:
    shapes: tuple[dict[str, Any], ...] = (
        delivery(text("Is there wifi?"), number="999"),
        {"object": "page", "entry": []},
        {"object": "whatsapp_business_account", "entry": [{"changes": [{"value": 7}]}]},
        delivery({"id": "x"}),
        {},
    )
    for body in shapes:
        assert await posted(http, body) == 200
    assert not await standing(stage, State.WAITING)


async def test_a_picture_goes_to_a_person(http: httpx.AsyncClient, stage: Stage) -> None:
    await posted(http, delivery(text("", type="image", image={"id": "1", "caption": "Is there wifi?"})))
    [message] = await standing(stage, State.WAITING)
    assert [code for code, _ in message.body["fences"]] == ["attachment"]
    assert not await standing(stage, State.DRAFT)


async def test_a_human_in_the_app_silences_the_house(http: httpx.AsyncClient, stage: Stage) -> None:
    await posted(http, delivery(text("Is there wifi?")))
    echo = {"from": "212500000000", "to": "DE.1502", "id": "wamid.E", "type": "text", "text": {"body": "Yes"}}
    await posted(http, delivery(field_="smb_message_echoes", message_echoes=[echo]))
    assert not await standing(stage, State.WAITING, State.DRAFT)


def echo(at: int) -> dict[str, object]:
    told = {"from": "212500000000", "to": "DE.1502", "id": "wamid.E", "type": "text", "text": {"body": "Yes"}}
    return delivery(field_="smb_message_echoes", message_echoes=[{**told, "timestamp": str(at)}])


async def test_an_echo_that_comes_late_silences_nothing_that_was_written_after_it(
    http: httpx.AsyncClient, stage: Stage
) -> None:
    await posted(http, delivery(text("Is there wifi?", "wamid.A", timestamp=str(SECOND))))
    await posted(http, delivery(text("And a pool?", "wamid.B", timestamp=str(SECOND + 120))))
    await posted(http, echo(SECOND + 60))
    assert [one.text for one in await standing(stage, State.WAITING)] == ["And a pool?"]


async def test_a_message_that_comes_after_the_echo_which_answered_it_is_silent(
    http: httpx.AsyncClient, stage: Stage
) -> None:
    await posted(http, delivery(text("Is there wifi?", "wamid.A", timestamp=str(SECOND))))
    await posted(http, echo(SECOND + 60))
    await posted(http, delivery(text("And a pool?", "wamid.B", timestamp=str(SECOND + 30))))
    assert not await standing(stage, State.WAITING, State.DRAFT)


async def test_a_guest_who_changes_his_number_keeps_his_thread(http: httpx.AsyncClient, stage: Stage) -> None:
    await posted(http, delivery(text("Is there wifi?")))
    await posted(http, delivery(user_id_update=[{"previous": "DE.1502", "current": "DE.9999"}]))
    await posted(http, delivery(text("And a swimming pool?", "wamid.B", user_id="DE.9999")))
    assert len({one.thread for one in await standing(stage, State.WAITING)}) == 1


def messenger(twin: WhatsAppTwin, stage: Stage) -> WhatsAppMessenger:
    return WhatsAppMessenger(WhatsAppAccount(TOKEN, NUMBER_ID), stage.clock, twin.client())


async def test_an_approved_answer_goes_out_once_in_reply(http: httpx.AsyncClient, stage: Stage) -> None:
    twin = WhatsAppTwin(open_windows={"DE.1502"})
    doors: dict[Door, Messenger] = {Door.WHATSAPP: messenger(twin, stage)}
    stage.office = replace(stage.office, doors={HOME: doors})
    await posted(http, delivery(text("Is there wifi?")))
    await approved(stage)
    await send_due(stage.office, HOME)
    await send_due(stage.office, HOME)
    [sent] = twin.sent
    assert (sent["to"], sent["context"]) == ("DE.1502", {"message_id": "wamid.A"})
    assert sent["text"]["preview_url"] is False


def outgoing(stage: Stage, **more: object) -> Outgoing:
    given = {"key": "k", "to": "DE.1502", "text": "Yes.", "last_heard": stage.clock(), **more}
    return Outgoing(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (400, Delivery.REFUSED),
        (401, Delivery.REFUSED),
        (429, Delivery.UNREACHED),
        (500, Delivery.UNKNOWN),
        (503, Delivery.UNKNOWN),
    ],
)
async def test_each_answer_has_its_end(stage: Stage, status: int, outcome: Delivery) -> None:
    twin = WhatsAppTwin(open_windows={"DE.1502"}, fails=[status])
    assert (await messenger(twin, stage).send(outgoing(stage))).outcome is outcome


async def test_an_answer_that_never_comes_leaves_it_unknown(stage: Stage) -> None:
    twin = WhatsAppTwin(open_windows={"DE.1502"}, hangs=True)
    assert (await messenger(twin, stage).send(outgoing(stage))).outcome is Delivery.UNKNOWN


async def test_outside_the_window_nothing_is_even_tried(stage: Stage) -> None:
    twin = WhatsAppTwin(open_windows={"DE.1502"})
    old = outgoing(stage, last_heard=stage.clock() - timedelta(hours=25))
    assert (await messenger(twin, stage).send(old)).outcome is Delivery.REFUSED
    assert (await messenger(twin, stage).send(outgoing(stage, last_heard=None))).outcome is Delivery.REFUSED
    assert twin.sent == []


def test_statuses_are_read_and_change_nothing() -> None:
    told = delivery(statuses=[{"id": "wamid.1", "status": "read"}, {"id": "wamid.1", "status": "delivered"}])
    found = delivery_of(told, NUMBER_ID)
    assert found.statuses == (("wamid.1", "read"), ("wamid.1", "delivered"))
    assert (found.heard, found.answered) == ((), ())
