"""What do the two owners do, and what did they do in the end? The ledger is kept apart from the product."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from tests.journeys.pilot import ROOMS, SAID
from tests.journeys.stage import soon
from tests.kill.world import NAJIB, OWNERS, World
from tests.twins.telegram_state import Message

WORDS = {
    "double-superior": "double supérieure",
    "double-standard": "double standard",
    "triple": "triple",
    "quadruple": "quadruple",
    "family": "familiale",
    "junior-suite": "suite junior",
}
HABITS = (("no", ""), ("adj", ":+2"), ("later", ":1h"), ("why", ""), ("talk", ""))


@dataclass(frozen=True, slots=True)
class Order:
    """A typed wish: these nights of one room type at this price."""

    room_type: str
    nights: tuple[date, ...]
    price: int
    who: int


@dataclass(frozen=True, slots=True)
class Pressed:
    """A tap, in the order in which people made them."""

    token: str
    verb: str
    argument: str
    who: int
    query: str


@dataclass(slots=True)
class Ledger:
    """Everything that people asked of the bot."""

    orders: list[Order] = field(default_factory=list)
    pressed: list[Pressed] = field(default_factory=list)
    talk: list[tuple[int, str]] = field(default_factory=list)

    def taps(self, token: str, *verbs: str) -> list[Pressed]:
        """The taps with these verbs on one card."""
        return [tap for tap in self.pressed if tap.token == token and tap.verb in verbs]


@dataclass(slots=True)
class People:
    """The owners' hands: every order names cells that no other one names, so that each effect has one cause."""

    world: World
    chance: Random
    ledger: Ledger = field(default_factory=Ledger)
    _wishes: Iterator[Order] | None = None

    def order(self) -> Order:
        """Somebody types a new price."""
        self._wishes = self._wishes or self._wish()
        wish = next(self._wishes)
        self.ledger.orders.append(wish)
        span = f"{wish.nights[0]:%d/%m/%Y}-{wish.nights[-1]:%d/%m/%Y}"
        self.world.phones.say(wish.who, f"/prix {WORDS[wish.room_type]} {span} {wish.price}")
        return wish

    def _wish(self) -> Iterator[Order]:
        first = soon(40)
        while True:
            for _, code, _, _, price in ROOMS:
                if code in WORDS:
                    length = self.chance.choice((1, 1, 2, 3))
                    nights = tuple(first + timedelta(days=n) for n in range(length))
                    who = self.chance.choice(OWNERS)
                    yield Order(code, nights, price - 10 * self.chance.randint(1, 6), who)
            first += timedelta(days=3)

    def talk(self) -> None:
        """Somebody writes a command that does not exist: the answer names it."""
        word = f"inconnu{len(self.ledger.talk) + 1}x"
        who = self.chance.choice(OWNERS)
        self.ledger.talk.append((who, word))
        self.world.phones.say(who, f"/{word}")

    def press(self, message: Message, data: str) -> None:
        """Somebody taps a button of a card in his chat; `data` may be one that the card no longer shows."""
        _, token, verb, *argument = data.split(":")
        tap = self.world.phones.tap(message.chat_id, message.message_id, data, forced=True)
        self.ledger.pressed.append(Pressed(token, verb, ":".join(argument), message.chat_id, tap.query_id))

    def cards(self, verb: str, who: int | None = None) -> list[tuple[Message, str]]:
        """The cards that show a button with this verb, each with the button's data, oldest first."""
        return [
            (message, str(button["callback_data"]))
            for chat in ((who,) if who else OWNERS)
            for message in self.world.phones.messages(chat, from_bot=True)
            for row in message.keyboard or []
            for button in row
            if str(button.get("callback_data", "")).split(":")[2:3] == [verb]
        ]

    def approve(self) -> bool:
        """A confirming tap on a waiting card: once, twice, or from both phones. False: there is no such card."""
        waiting = self.cards("ok", self.chance.choice(OWNERS))
        if not waiting:
            return False
        message, data = self.chance.choice(waiting)
        self.press(message, data)
        habit = self.chance.random()
        if habit < 0.25:
            self.press(message, data)
        elif habit < 0.5:
            other = NAJIB if message.chat_id == SAID else SAID
            twin = next((card for card, shown in self.cards("ok", other) if shown == data), None)
            if twin is not None:
                self.press(twin, data)
        return True

    def fidget(self) -> None:
        """One of the other things that people do with cards."""
        verb, argument = self.chance.choice(HABITS)
        if self.chance.random() < 0.4 and self.cards("undo"):
            verb, argument = "undo", ""
        found = self.cards(verb)
        if verb == "talk" or not found:
            self.talk()
            return
        message, data = self.chance.choice(found)
        self.press(message, ":".join(data.split(":")[:3]) + argument)

    def settle_unknowns(self, truth: Mapping[str, str]) -> int:
        """For every unknown outcome somebody looks at the channel manager and taps what he sees; how many."""
        for message, data in self.cards("seen", SAID):
            _, token, _, argument = data.split(":")
            if truth.get(token) == argument:
                self.press(message, data)
        return len(truth)
