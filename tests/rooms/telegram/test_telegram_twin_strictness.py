"""Does the Telegram twin refuse what Telegram refuses, in Telegram's words?"""

import asyncio
import contextlib
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.twins.serving import served
from tests.twins.telegram import TelegramTwin
from tests.twins.telegram_html import EntitiesError, parse_html, utf16_length

SAID = 501


@pytest.fixture
def twin() -> TelegramTwin:
    twin = TelegramTwin()
    twin.say(SAID, "bonjour")
    return twin


@pytest.fixture
def api(twin: TelegramTwin) -> Iterator[httpx.Client]:
    with (
        twin.served() as url,
        httpx.Client(base_url=f"{url}/bot{twin.token}/", trust_env=False) as client,
    ):
        yield client


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("é <div>x</div>", 'Unsupported start tag "div" at byte offset 3'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a ="x">x</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<code><b>x</b></code>", 'Tag "b" inside "code" would be dropped in silence at byte offset 6'),
        ('<a href="ici">x</a>', "The link 'ici' would be dropped in silence at byte offset 15"),
    ],
)
def test_markup_that_telegram_cannot_parse(source: str, problem: str) -> None:
    with pytest.raises(EntitiesError) as refused:
        parse_html(source)
    assert str(refused.value) == problem


def test_markup_becomes_text_and_entities() -> None:
    shown = parse_html(
        '  🌙 <b>Brief</b> &amp; <a href="https://x.ma/?a=1&amp;b=2">lien</a> &nbsp;&#8594;'
        "<blockquote expandable>cité</blockquote>\n"
    )
    assert shown.plain == "🌙 Brief & lien &nbsp;→cité"
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in shown.entities] == [
        ("bold", 3, 5),
        ("text_link", 11, 4),
        ("expandable_blockquote", 23, 4),
    ]
    assert shown.entities[1]["url"] == "https://x.ma/?a=1&b=2"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_text_arrives_as_it_was_written(text: str) -> None:
    assert parse_html(f"<b>{escape(text)}</b>").plain == text.strip()


@given(st.text("<>/bi a=\"'&;#", max_size=30))
def test_any_markup_is_parsed_or_refused(source: str) -> None:
    with contextlib.suppress(EntitiesError):
        shown = parse_html(source)
        end = utf16_length(shown.plain)
        assert all(
            0 <= entity["offset"] < entity["offset"] + entity["length"] <= end for entity in shown.entities
        )


NAMES = (
    *("chat_id", "text", "message_id", "reply_markup", "inline_keyboard", "keyboard", "callback_data", "url"),
    *(
        "web_app",
        "copy_text",
        "reply_parameters",
        "parse_mode",
        "commands",
        "command",
        "description",
        "scope",
    ),
    *("type", "menu_button", "link_preview_options", "is_disabled", "allowed_updates", "photo", "file_id"),
)


def keyboard(**button: Any) -> dict[str, Any]:
    return {"chat_id": SAID, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "Oui"} | button]]}}


@pytest.mark.parametrize(
    ("body", "status", "description"),
    [
        ({"chat_id": SAID}, 400, "Bad Request: message text is empty"),
        ({"chat_id": SAID, "text": " \n"}, 400, "Bad Request: text must be non-empty"),
        ({"text": "x"}, 400, "Bad Request: chat_id is empty"),
        ({"chat_id": "@said", "text": "x"}, 400, "Bad Request: chat not found"),
        ({"chat_id": SAID, "text": "x" * 4097}, 400, "Bad Request: message is too long"),
        ({"chat_id": SAID, "text": "🌙" * 2049}, 400, "Bad Request: message is too long"),
        ({"chat_id": SAID, "text": f"<b>{'x' * 4096}</b>", "parse_mode": "HTML"}, 200, None),
        (
            {"chat_id": SAID, "text": "<b>x", "parse_mode": "HTML"},
            400,
            "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (keyboard(callback_data="é" * 32), 200, None),
        (keyboard(callback_data="é" * 32 + "x"), 400, "Bad Request: BUTTON_DATA_INVALID"),
        (keyboard(callback_data=""), 400, "Bad Request: BUTTON_DATA_INVALID"),
        (
            keyboard(),
            400,
            "Bad Request: can't parse inline keyboard button: "
            "Text buttons are unallowed in the inline keyboard",
        ),
        (
            keyboard(web_app={"url": "http://x.ma"}),
            400,
            "Bad Request: inline keyboard button Web App URL 'http://x.ma' is invalid: "
            "Only HTTPS links are allowed",
        ),
        (
            keyboard(callback_data="y", style="blue"),
            400,
            "Bad Request: can't parse inline keyboard button: invalid button style specified",
        ),
        (
            {"chat_id": SAID, "text": "x", "silent": True},
            400,
            "Bad Request: unknown parameter silent (refused by the twin, ignored by Telegram)",
        ),
        (
            {"chat_id": SAID, "text": "x", "reply_markup": "{"},
            400,
            "Bad Request: can't parse reply_markup JSON object",
        ),
    ],
)
def test_messages_are_refused_in_telegrams_words(
    api: httpx.Client, body: dict[str, Any], status: int, description: str | None
) -> None:
    answer = api.post("sendMessage", json=body)
    assert (answer.status_code, answer.json().get("description")) == (status, description)
    assert answer.json()["ok"] is (status == 200)
    assert answer.json().get("error_code") == (None if status == 200 else status)


def test_tokens_and_methods(api: httpx.Client, twin: TelegramTwin) -> None:
    assert api.post("sendMesage").status_code == 404
    assert api.get("getme").json()["result"]["is_bot"] is True
    root = str(api.base_url).split("/bot")[0]
    assert httpx.get(f"{root}/bot1:x/getMe", trust_env=False).status_code == 401
    assert httpx.get(f"{root}/botx/getMe", trust_env=False).status_code == 404
    assert httpx.get(f"{root}/file/bot{twin.token}/documents/x/y", trust_env=False).status_code == 404
    assert api.get("sendMessage", params={"chat_id": SAID, "text": "par GET"}).is_success
    assert api.post("sendMessage", data={"chat_id": str(SAID), "text": "par formulaire"}).is_success
    assert (
        api.post("sendMessage", content=b"{", headers={"content-type": "application/json"}).status_code == 400
    )
    assert api.post("getUpdates", json={"limit": 101}).status_code == 400


WIRE = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 2) | st.just(SAID) | st.text("<b>/0é", max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3),
    max_leaves=5,
)


def test_whatever_is_sent_gets_an_answer_in_telegrams_shape(twin: TelegramTwin, api: httpx.Client) -> None:
    methods = [name for name, _ in twin.api.table.values()]

    @settings(max_examples=300, deadline=None)
    @given(st.sampled_from(methods), st.dictionaries(st.sampled_from(NAMES), WIRE, max_size=6))
    def answered(method: str, body: dict[str, Any]) -> None:
        answer = api.post(method, json={"chat_id": SAID, "text": "x"} | body if "send" in method else body)
        assert answer.status_code in {200, 400}, answer.text
        assert answer.json()["ok"] is answer.is_success

    answered()


def test_a_webhook_gets_the_updates_in_order_with_its_secret(api: httpx.Client, twin: TelegramTwin) -> None:
    got = list[tuple[str, int]]()
    down = [True]

    async def hook(request: Request) -> Response:
        update = await request.json()
        got.append((request.headers["x-telegram-bot-api-secret-token"], update["update_id"]))
        return Response(status_code=503 if down[0] else 200)

    assert api.post("setWebhook", json={"url": "http://bot.example/"}).status_code == 400
    with served(Starlette(routes=[Route("/", hook, methods=["POST"])])) as url:
        assert api.post("setWebhook", json={"url": f"{url}/", "secret_token": "s3cret"}).is_success
        twin.say(SAID, "deux")
        assert twin.deliver() == 0
        down[0] = False
        assert twin.deliver() == 2
    assert [secret for secret, _ in got] == ["s3cret"] * 3
    assert got[0][1] == got[1][1] < got[2][1]


async def test_a_server_that_is_asked_to_stop_does_not_wait_for_a_long_poll(twin: TelegramTwin) -> None:
    async with httpx.AsyncClient(trust_env=False, timeout=10) as client:
        with twin.served() as url:
            body = {"timeout": 50, "offset": twin.redeliver() + 1}
            await client.post(f"{url}/bot{twin.token}/getUpdates", json={"timeout": 0})
            poll = asyncio.create_task(client.post(f"{url}/bot{twin.token}/getUpdates", json=body))
            await twin.eventually(lambda: len(twin.calls("getUpdates")) == 2)
        assert isinstance(
            (await asyncio.gather(poll, return_exceptions=True))[0], httpx.HTTPError | httpx.Response
        )
