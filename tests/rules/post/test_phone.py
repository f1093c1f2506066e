"""Does a phone that cannot show drafts still get its answer, and is no draft sent too often or too late?"""

import asyncio
from decimal import Decimal

import pytest
from telegram.error import BadRequest, TelegramError, TimedOut

from bot.telegram import phone as watched
from bot.telegram.phone import Phone
from bot.telegram.render import Rendered
from domain.phrase import Name
from governance.contract import Seat
from governance.conversation.answer import Known
from governance.conversation.turn import Turn
from governance.post.replies import Reply

SEAT = Seat("gm", Name({"fr": "Directeur général"}))


class Bot:
    """Notes what it is asked to send, and refuses it when told so."""

    def __init__(self, refusal: TelegramError | None = None) -> None:
        self.refusal = refusal
        self.drafts: list[str] = []
        self.typed = asyncio.Event()

    async def send_chat_action(self, chat: int, action: str) -> None:
        self.typed.set()

    async def send_message_draft(self, chat: int, draft: int, text: str, parse_mode: str) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.drafts.append(text)


class Faces:
    """The words of a reply, unset."""

    def plain(self, reply: Reply, language: str) -> Rendered:
        words = [str(line.phrase) for block in reply.blocks for line in block.lines]
        return Rendered(("\n".join(words),), (), silent=False)


def phone(bot: Bot) -> Phone:
    return Phone(bot, 7001, 1, Faces(), "fr")  # type: ignore[arg-type]


async def say(watching: Phone, text: str) -> None:
    await watching.says(SEAT, Turn("gm", text=text, figures={Decimal(10)}), Known())
    for _ in range(3):
        await asyncio.sleep(0)


async def test_typing_is_there_at_once_and_ends_with_the_answer() -> None:
    bot = Bot()
    watching = phone(bot)
    await watching.begins()
    async with asyncio.timeout(5):
        await bot.typed.wait()
    await watching.ends()
    await watching.ends()


async def test_a_draft_shows_finished_proven_sentences_at_a_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    bot = Bot()
    watching = phone(bot)
    await say(watching, "Il y en a")
    await say(watching, "Il y en a 10. Ou 11. Ou bien")
    await say(watching, "Il y en a 10. Ou 11. Ou bien 10. Voilà")
    assert [text.partition("words=")[2] for text in bot.drafts] == ["Il y en a 10.)"]
    monkeypatch.setattr(watched, "PACE", 0.0)
    await say(watching, "Il y en a 10. Ou 11. Ou bien 10. Voilà")
    assert "Ou bien 10." in bot.drafts[-1]
    await say(watching, "Il y en a 10. Ou 11. Ou bien 10. Voilà")
    assert len(bot.drafts) == 2


@pytest.mark.parametrize("refusal", [BadRequest("unknown method"), TimedOut()])
async def test_where_drafts_are_refused_none_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, refusal: TelegramError
) -> None:
    monkeypatch.setattr(watched, "PACE", 0.0)
    bot = Bot(refusal)
    watching = phone(bot)
    await say(watching, "Un. Deux")
    bot.refusal = None
    await say(watching, "Un. Deux. Trois")
    assert bot.drafts == []
    await watching.ends()
