"""How does a journey play the real `lhcm run`, as a process of its own, between two strict twins over HTTP?"""

import contextlib
import signal
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import IO, TypeVar

from channels.simulated.hotelrunner import SimulatedHotelRunner, application
from tests import warm
from tests.journeys.pilot import BOT_TOKEN, HR_ID, HR_TOKEN, SAID, channel_manager, lhcm, surroundings
from tests.twins.serving import served
from tests.twins.telegram import TelegramTwin
from tests.twins.telegram_bots import one_telegram
from tests.twins.telegram_methods import TOO_OLD
from tests.twins.telegram_params import Params, bad
from tests.twins.telegram_state import Message, Tap, TelegramState

Found = TypeVar("Found")
PATIENCE = 45.0  # far longer than anything takes: a busy machine is no fault of the house
GLANCE = 0.01


class Stage:
    """The bot's process, the phones around it (`phones`), its channel manager (`hotelrunner`) and its words."""

    def __init__(self, home: Path, telegram: str, hotelrunner: str) -> None:
        self.home, self._telegram = home, telegram
        self.phones: TelegramTwin
        self.hotelrunner: SimulatedHotelRunner
        self.environment = {
            "TELEGRAM_BOT_TOKEN": BOT_TOKEN,
            "TELEGRAM_BASE_URL": f"{telegram}/bot",
            "TELEGRAM_FILE_URL": f"{telegram}/file/bot",
            "TELEGRAM_OWNER_IDS": str(SAID),
            "HOTELRUNNER_TOKEN": HR_TOKEN,
            "HOTELRUNNER_HR_ID": HR_ID,
            "HOTELRUNNER_BASE_URL": hotelrunner,
            "HOTELRUNNER_QUOTA_DAY": "1000000",
            "HOTELRUNNER_QUOTA_MINUTE": "1000",
            "LHCM_MEANING": "off",
            "LHCM_PUSH": "on",
            "LHCM_HTTP_PORT": "0",
        }
        self.process: warm.Process | None = None
        self._said: IO[str] = (home / "stderr.txt").open("a+", encoding="utf-8")

    # -- the process ---------------------------------------------------------------------------------------

    def start(self, **environment: str) -> None:
        """Start `lhcm run` and wait for its first poll."""
        polls = len(self.phones.calls("getUpdates"))
        env = surroundings(self.home, {**self.environment, **environment})
        self.process = warm.start("tests.journeys.brisk", "run", cwd=self.home, env=env, stderr=self._said)
        self.until(lambda: len(self.phones.calls("getUpdates")) > polls)

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Stop the process and wait for it; its exit status."""
        assert self.process is not None
        self.process.send_signal(how)
        status = self.process.wait(PATIENCE)
        self.process = None
        return status

    def log(self) -> str:
        """Everything that the process wrote on standard error, over all its starts."""
        return (self.home / "stderr.txt").read_text(encoding="utf-8")

    def close(self) -> None:
        """End what still runs, then hold the log to its promises."""
        if self.process is not None:
            self.end(signal.SIGKILL)
        self._said.close()

    # -- what people do and see ----------------------------------------------------------------------------

    def say(self, text: str, who: int = SAID, **facts: object) -> Message:
        """Somebody writes, in the language of his first message unless it is given anew."""
        account = self.phones.state.users.get(who, {})
        facts.setdefault("language", account.get("language_code", "fr"))
        return self.phones.say(who, text, **facts)  # type: ignore[arg-type]

    def reads(self, *words: str, who: int = SAID) -> Message:
        """The newest message of the bot that holds all these words; waits for it."""

        def found() -> Message | None:
            for message in reversed(self.phones.messages(who, from_bot=True)):
                text = flat(message.plain)
                if not message.deleted and all(flat(word) in text for word in words):
                    return message
            return None

        return self.until(found)

    def now(self, message: Message) -> Message:
        """The same message as it stands now."""
        [standing] = [m for m in self.phones.messages(message.chat_id) if m.message_id == message.message_id]
        return standing

    def becomes(self, message: Message, *words: str) -> Message:
        """Waits until the message itself was edited to hold all these words."""

        def found() -> Message | None:
            standing = self.now(message)
            return standing if all(flat(word) in flat(standing.plain) for word in words) else None

        return self.until(found)

    def tap(self, message: Message, button: str, who: int = SAID, *, forced: bool = False) -> Tap:
        """Tap and wait for the bot's answer to it."""
        tap = self.phones.tap(who, message.message_id, button, forced=forced)
        return self.until(
            lambda: next((t for t in self.phones.taps() if t.query_id == tap.query_id and t.answers), None)
        )

    def until(self, predicate: Callable[[], Found | None], seconds: float = PATIENCE) -> Found:
        """The predicate's first true value; AssertionError with the chats and the log when time is over."""
        deadline = time.monotonic() + seconds
        while not (found := predicate()):
            if self.process is not None and self.process.poll() is not None:
                raise AssertionError(f"the bot ended; it said:\n{self.log()}")
            if time.monotonic() > deadline:
                raise AssertionError(f"not within {seconds} s\n{self.phones.transcript()}\n{self.log()}")
            time.sleep(GLANCE)
        return found

    def invites(
        self, who: int, role: str, name: str, language: str = "fr", house: str = "Villa Thaifa"
    ) -> None:
        """Somebody comes in by an invitation of the real command line, confirmed by his own tap."""
        token = lhcm(self.home, "invite", "--role", role, **self.environment).stdout.split()[0].split("=")[-1]
        self.say(f"/start {token}", who, first_name=name, language=language)
        offer = self.reads(house, who=who)
        self.tap(offer, offer.buttons[0][0], who)
        self.until(lambda: not self.now(offer).keyboard)

    def has_read(self) -> None:
        """The bot has read the channel manager's rooms and bookings at least once."""
        self.until(
            lambda: any(c.endpoint == "reservations" and c.status for c in list(self.hotelrunner.calls))
        )

    def asks(self, wish: str, *words: str) -> Message:
        """Said types /prix and gets the card."""
        self.has_read()
        self.say(f"/prix {wish}")
        return self.reads("Revenue", *words)

    def hears(self, said: str, *words: str, who: int = SAID) -> Message:
        """Somebody says something, and the next message of the bot holds all these words."""
        mine = self.say(said, who)

        def answer() -> Message | None:
            later = (m for m in self.phones.messages(who, from_bot=True) if m.message_id > mine.message_id)
            return next((m for m in later if all(flat(word) in flat(m.plain) for word in words)), None)

        return self.until(answer)

    def story(self, message: Message) -> list[str]:
        """Every text that the message ever showed, in order."""
        return [" ".join(shown.plain.split()) for shown in self.now(message).history]

    @staticmethod
    def too_old(state: TelegramState, params: Params) -> bool:
        """What Telegram says of a tap whose answer comes too late."""
        raise bad(TOO_OLD)

    # -- what reached the channel manager ------------------------------------------------------------------

    def writes(self) -> list[str]:
        """The bodies or queries of the pushes that HotelRunner got, one for each PUT."""
        return [
            call.body or str(call.query)
            for call in list(self.hotelrunner.calls)
            if call.endpoint in {"daily", "range"}
        ]

    def price(self, code: str, night: date, channel: str = "bookingcom") -> str:
        """What a channel shows."""
        return self.hotelrunner.value(code, night, channel)["price"]


def keys(message: Message) -> list[list[str]]:
    """The button texts row by row, with ordinary spaces."""
    return [[" ".join(text.split()) for text in row] for row in message.buttons]


def data(message: Message, button: str) -> str:
    """What the button with this text sends."""
    found = {
        " ".join(key["text"].split()): str(key["callback_data"])
        for row in message.keyboard or []
        for key in row
    }
    return found[button]


def flat(text: str) -> str:
    """Text for comparing: any white space is one space, case does not matter."""
    return " ".join(text.split()).casefold()


def soon(days: int = 60) -> date:
    """A night far enough ahead for every limit and near enough for the calendar."""
    return datetime.now(UTC).date() + timedelta(days=days)


def dm(day: date) -> str:
    """A date as Said types it."""
    return day.strftime("%d/%m/%Y")


@contextlib.contextmanager
def staged(home: Path, *beside: TelegramTwin, **phones: object) -> Iterator[Stage]:
    """Both twins are up, nothing runs yet; at the end no secret and no traceback may stand in the log.

    Other bots of the same Telegram stand `beside` the process's own.
    """
    twin = TelegramTwin(BOT_TOKEN, **phones)  # type: ignore[arg-type]
    hotelrunner = channel_manager(datetime.now(UTC).date())
    with served(one_telegram(twin, *beside)) as telegram, served(application(hotelrunner)) as manager:
        stage = Stage(home, telegram, manager)
        stage.phones, stage.hotelrunner = twin, hotelrunner
        twin.say(SAID, "bonjour", first_name="Said")
        twin.state.updates.clear()
        try:
            yield stage
        finally:
            hotelrunner.faults.clear()
            stage.close()
            for one in (twin, *beside):
                one.say(SAID, "fin")  # the dead process's long poll ends with an update
        log = stage.log()
        assert BOT_TOKEN not in log
        assert HR_TOKEN not in log
        assert "Traceback" not in log, log
        assert "never retrieved" not in log, log
        assert " apscheduler" not in log, log  # the clock has nothing to complain of
