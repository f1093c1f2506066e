"""Does the Telegram twin misbehave when told to, and obey another process?"""

import asyncio
from collections.abc import Iterator

import httpx
import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import NetworkError, RetryAfter, TimedOut

from tests.twins.telegram import TelegramTwin
from tests.twins.telegram_bots import bot_at

SAID = 501


@pytest.fixture
def served_twin() -> Iterator[tuple[TelegramTwin, str]]:
    twin = TelegramTwin()
    with twin.served() as url:
        yield twin, url


@pytest.mark.parametrize(
    ("fate", "effect", "error"),
    [
        ("too many requests", False, RetryAfter),
        ("server error", False, NetworkError),
        ("server error", True, NetworkError),
        ("drop", False, NetworkError),
        ("drop", True, NetworkError),
        ("hang", False, TimedOut),
        ("hang", True, TimedOut),
    ],
)
async def test_misbehaviour_on_command(
    served_twin: tuple[TelegramTwin, str],
    fate: str,
    effect: bool,
    error: type[Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    twin, url = served_twin
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # without it the library warns at every RetryAfter
    async with bot_at(url, twin.token, read_timeout=0.3) as bot:
        twin.say(SAID, "bonjour")
        control = {"method": "sendMessage", "fate": fate, "effect": effect, "skip": 1, "retry_after": 3}
        async with httpx.AsyncClient(trust_env=False) as client:
            assert (await client.post(f"{url}/control/misbehave", json=control)).status_code == 200
        await bot.send_message(SAID, "un")
        with pytest.raises(error):
            await bot.send_message(SAID, "deux")
        await bot.send_message(SAID, "trois")
    texts = [message.plain for message in twin.messages(SAID, from_bot=True)]
    assert texts == (["un", "deux", "trois"] if effect else ["un", "trois"])
    assert len(twin.calls("sendMessage")) == 3


async def test_another_process_drives_the_twin(served_twin: tuple[TelegramTwin, str]) -> None:
    twin, url = served_twin

    async def control(verb: str, **arguments: object) -> httpx.Response:
        return await client.post(f"{url}/control/{verb}", json=arguments)

    async with httpx.AsyncClient(trust_env=False) as client, bot_at(url, twin.token) as bot:
        assert (await control("say", user_id=SAID, text="/prix", language="en")).status_code == 200
        wait = asyncio.create_task(control("wait", chat_id=SAID, containing="choisir"))
        await bot.send_message(
            SAID,
            "<b>Choisir</b>",
            parse_mode="HTML",
            reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Oui", callback_data="y")]]),
        )
        card = (await wait).json()["result"]
        assert (card["plain"], card["buttons"]) == ("Choisir", [["Oui"]])
        assert (await control("tap", user_id=SAID, message_id=card["message_id"], button="Oui")).is_success
        refused = await control("tap", user_id=SAID, message_id=card["message_id"], button="Non")
        assert refused.status_code == 400
        assert "no button 'Non'" in refused.json()["error"]
        assert [call["method"] for call in (await control("calls")).json()["result"]] == [
            "getMe",
            "sendMessage",
        ]
        late = await control("wait", chat_id=SAID, containing="jamais", timeout=0.05)
        assert "not within 0.05 s" in late.json()["error"]
        assert (await control("nothing")).status_code == 404


async def test_a_killed_bot_takes_no_update_with_it(served_twin: tuple[TelegramTwin, str]) -> None:
    twin, url = served_twin
    twin.say(SAID, "un")
    path = f"{url}/bot{twin.token}/getUpdates"
    async with httpx.AsyncClient(trust_env=False) as client:
        (first,) = (await client.post(path, json={})).json()["result"]
        following = {"offset": first["update_id"] + 1, "timeout": 20}
        with pytest.raises(httpx.ReadTimeout):
            await client.post(path, json=following, timeout=0.2)
        twin.redeliver()
        answer = await client.post(path, json=following)
        assert answer.json()["result"] == [first]
        following["timeout"] = 0
        assert (await client.post(path, json=following)).json()["result"] == []
