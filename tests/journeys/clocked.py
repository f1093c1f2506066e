"""How does a journey play whole days: the same application in this process, under a clock that the test sets?"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.compose import composed
from bot.intake.doors import doors_of
from bot.process.owners import seat_owners
from bot.running import live
from bot.settings import Settings
from bot.telegram.app import build
from bot.telegram.context import Bench
from bot.telegram.drawing import Faces
from bot.ticks import TICKS, house_ticks
from channels.simulated.hotelrunner import SimulatedHotelRunner, application
from governance.office import Office
from store.models.due import DueRow
from tests.journeys.pilot import BOT_TOKEN, HR_ID, HR_TOKEN, SAID, channel_manager
from tests.journeys.stage import flat, keys
from tests.twins.serving import served
from tests.twins.telegram import TelegramTwin
from tests.twins.telegram_state import Message, Tap

ZONE = ZoneInfo("Africa/Casablanca")


Found = TypeVar("Found")


async def until(predicate: Callable[[], Found | None], seconds: float = 15) -> Found:
    """The predicate's first true value, while the application goes on beside."""
    deadline = asyncio.get_running_loop().time() + seconds
    while not (found := predicate()):
        assert asyncio.get_running_loop().time() < deadline, f"not within {seconds} s"
        await asyncio.sleep(0.01)
    return found


class Day:
    """What time it is, in the house and at its channel manager; it moves only when the test says so."""

    def __init__(self, day: date, hour: int, minute: int = 0) -> None:
        self.now = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE).astimezone(UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self) -> bool:
        """Another few seconds."""
        self.now += timedelta(seconds=3)
        return True

    def to(self, hour: int, minute: int = 0, *, days: int = 0) -> None:
        """That local hour, today or some days on."""
        local = self.now.astimezone(ZONE) + timedelta(days=days)
        self.now = local.replace(hour=hour, minute=minute).astimezone(UTC)


class Running:
    """The living application, its phones and its channel manager."""

    def __init__(self, office: Office, bench: Bench, settings: Settings, town: "Town") -> None:
        self.office, self.phones, self.day = office, town.phones, town.day
        self._town, self._bench = town, bench
        self._ticks = {tick.name: tick for tick in house_ticks(settings, office, bench)}

    async def tick(self, name: str) -> None:
        """What the clockwork would do by itself sooner or later, once what it does at this moment has ended; also
        what it has just put off to its next turn, which does not come while the clock stands."""
        await self._look(name)
        [each] = [one for one in TICKS if one.name == name]
        async with self.office.store.hall_reading() as hall:
            houses = await hall.property_ids()
        for house in houses:
            await each.act(self.office, house)
        self._bench.ring()

    async def _look(self, name: str) -> None:
        async with asyncio.timeout(30):
            while await self._at_work(name):  # noqa: ASYNC110 - a row says so, which wakes nobody
                await asyncio.sleep(0.01)
        await self._ticks[name].run()

    async def _at_work(self, name: str) -> bool:
        async with self.office.store.hall_reading() as hall:
            held = select(DueRow.id).where(DueRow.kind == name, DueRow.leased_until.is_not(None))
            return bool(await hall.scope.all(held))

    async def pull(self) -> None:
        """A few seconds later the channel manager is read again."""
        self.day.now += timedelta(seconds=5)
        before = self._town.readings()
        async with asyncio.timeout(30):
            while (
                self._town.readings() == before
            ):  # the clockwork itself may have had it in hand, and put it off
                async with self.office.store.hall() as hall:
                    await hall.due_now("channel manager", self.day())
                await self._look("channel manager")

    async def reads(self, *words: str, who: int = SAID) -> Message:
        """The newest message that holds all these words."""
        return await self.until(lambda: self.found(*words, who=who))

    async def until(self, predicate: Callable[[], Found | None]) -> Found:
        """Wait; what the chats held is told when it was in vain."""
        try:
            return await until(predicate)
        except AssertionError:
            raise AssertionError(self.phones.transcript()) from None

    def found(self, *words: str, who: int = SAID) -> Message | None:
        """The same, if it is there."""
        messages = reversed(self.phones.messages(who, from_bot=True))
        return next((m for m in messages if all(flat(w) in flat(m.plain) for w in words)), None)

    def standing(self, message: Message, button: str) -> Message | None:
        """The message as it stands, once it shows that button."""
        now = self.phones.messages(message.chat_id)[message.message_id - 1]
        return now if button in str(keys(now)) else None

    def count(self, words: str, who: int = SAID) -> int:
        """How many messages hold these words now."""
        return sum(flat(words) in flat(m.plain) for m in self.phones.messages(who, from_bot=True))

    async def becomes(self, message: Message, *words: str) -> Message:
        """The message itself, once it was edited to hold these words."""

        def found() -> Message | None:
            standing = self.phones.messages(message.chat_id)[message.message_id - 1]
            return standing if all(flat(word) in flat(standing.plain) for word in words) else None

        return await self.until(found)

    async def tap(self, message: Message, button: str, who: int = SAID, *, forced: bool = False) -> Tap:
        """Tap and wait for the answer."""
        tap = self.phones.tap(who, message.message_id, button, forced=forced)
        return await self.until(
            lambda: next((t for t in self.phones.taps() if t.query_id == tap.query_id and t.answers), None)
        )


class Town:
    """Both twins behind HTTP, and a house that may be opened several times at chosen hours."""

    def __init__(self, home: Path, day: Day, phones: TelegramTwin, hotelrunner: SimulatedHotelRunner) -> None:
        self.home, self.day, self.phones, self.hotelrunner = home, day, phones, hotelrunner
        self.telegram = self.manager = ""
        self.more: dict[str, object] = {}  # settings that only some journeys need

    def settings(self) -> Settings:
        """Calls to spare: the house reads its channel manager again as soon as the clock has moved."""
        return Settings.model_validate(
            {
                "telegram_bot_token": BOT_TOKEN,
                "telegram_base_url": f"{self.telegram}/bot",
                "telegram_owner_ids": (SAID,),
                "hotelrunner_token": HR_TOKEN,
                "hotelrunner_hr_id": HR_ID,
                "hotelrunner_base_url": self.manager,
                "hotelrunner_quota_day": 1_000_000,
                "hotelrunner_quota_minute": 1000,
                "lhcm_push": True,
                "lhcm_home": self.home,
                "lhcm_http_port": 0,
                **self.more,
            }
        )

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncIterator[Running]:
        """The application from its start to its end."""
        settings, stop = self.settings(), asyncio.Event()
        async with composed(settings, self.day, furnish=True) as office:
            await seat_owners(office, settings)
            office = replace(office, doors=await doors_of(settings, office.store, office.clock))
            bot = build(BOT_TOKEN, settings.telegram_base_url, settings.telegram_file_url)
            bench = Bench(office, Faces(office))
            bot.bot_data["bench"] = bench
            async with bot:
                polls = len(self.phones.calls("getUpdates"))
                living = asyncio.ensure_future(live(settings, office, bot, bench, stop))
                try:
                    await until(lambda: len(self.phones.calls("getUpdates")) > polls)
                    await until(lambda: self.readings() > 0 or living.done())
                    yield Running(office, bench, settings, self)
                finally:
                    stop.set()
                    assert await living == 0

    def readings(self) -> int:
        """How often its bookings were asked for."""
        return sum(call.endpoint == "reservations" for call in list(self.hotelrunner.calls))


@contextlib.contextmanager
def town(home: Path, day: Day) -> Iterator[Town]:
    """The twins under the day's clock."""
    phones = TelegramTwin(BOT_TOKEN)
    hotelrunner = channel_manager(day().date() - timedelta(days=2), now=day)
    with phones.served() as telegram, served(application(hotelrunner)) as manager:
        place = Town(home, day, phones, hotelrunner)
        place.telegram, place.manager = telegram, manager
        phones.say(SAID, "bonjour", first_name="Said")
        phones.state.updates.clear()
        try:
            yield place
        finally:
            hotelrunner.faults.clear()
            phones.say(SAID, "fin")
