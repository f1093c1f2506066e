"""What happens at nine in many houses while replicas are killed, and was each brief and each wish done once?"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from store.engine import open_store
from tests.kill.moments import until
from tests.kill.record import fetched
from tests.kill.replicas import OWNER, Row, named
from tests.twins.telegram_state import Message
from tests.twins.telegram_wire import Misbehaviour

HELD = 4.0
COMES = 90.0
A_LOOK = 0.3
RECORD = {
    "briefs": "SELECT property_id AS house, state FROM briefs",
    "open": "SELECT update_id, reason FROM inbox WHERE open OR dead_at IS NOT NULL",
    "known": "SELECT update_id FROM inbox",
    "outbox": "SELECT property_id AS house, chat_id, dedupe, message_id, uncertain, error, due_at FROM outbox",
    "proposals": "SELECT property_id AS house, token, state, filed_by, decided_by FROM proposals",
    "ledger": "SELECT property_id AS house, source FROM ledger",
}
WAITING = {
    "updates": "SELECT update_id, attempts FROM inbox WHERE open",
    "messages": "SELECT dedupe, chat_id, kind, due_at, attempts, error FROM outbox WHERE due_at IS NOT NULL",
    "changes": "SELECT property_id, number, state FROM proposals WHERE state IN ('approved', 'applying')",
}


@dataclass
class Nine:
    """The hour, the people of all houses, and what they did."""

    row: Row
    houses: int
    wishes: Counter[str] = field(default_factory=Counter)
    approved: dict[str, str] = field(default_factory=dict)  # a card's token: its house
    kills: int = 0
    first: int = 0

    def begin(self) -> None:
        """Everybody has met the bot before; all replicas start at once, as after a deployment."""
        with self.row.phones.state.changed:
            for nth in range(self.houses):
                self.row.phones.say(OWNER + nth, "bonjour", first_name=f"Said {nth}")
            last = self.row.phones.state.last_update
            self.first = last["update_id"] if last else 0
            self.row.phones.state.updates.clear()
        for one in self.row.replicas:
            one.launch()

    def order(self) -> None:
        """Somebody has paid a plumber: a card, unlike all others."""
        nth = self.row.chance.randrange(self.houses)
        self.wishes[named(nth)] += 1
        self.row.phones.say(OWNER + nth, f"plombier {1000 + self.wishes.total()} dh")

    def approve(self) -> None:
        """Somebody taps a card that waits, twice now and then, and waits for the answer."""
        waiting = [one for one in self.cards() if one[1].split(":")[1] not in self.approved]
        if not waiting:
            return
        message, data = self.row.chance.choice(waiting)
        self.approved[data.split(":")[1]] = named(message.chat_id - OWNER)
        for _ in range(self.row.chance.choice((1, 1, 2))):
            self.row.phones.tap(message.chat_id, message.message_id, data)

    def cards(self) -> Iterator[tuple[Message, str]]:
        """What asks for a tap, with the data of the button that confirms."""
        for nth in range(self.houses):
            for message in self.row.phones.messages(OWNER + nth, from_bot=True):
                for button in (one for line in message.keyboard or [] for one in line):
                    if str(button.get("callback_data", "")).endswith(":ok"):
                        yield message, str(button["callback_data"])

    def card_comes(self) -> bool:
        """Whether something asks for a tap before long."""
        return until(lambda: next(self.cards(), None), COMES, A_LOOK)

    def one_kill(self, *, everybody: bool = False, held: str = "", after: bool = True) -> None:
        """While that call is held, whoever makes it dies, or all do; without one, somebody at any moment."""
        chance, victims = self.row.chance, self.row.living()
        if held:
            fault = Misbehaviour(held, "hang", effect=after, seconds=HELD)
            with self.row.phones.state.changed:
                self.row.phones.api.misbehaviours.append(fault)
            until(lambda: fault.times == 0, COMES)
            caller = self.row.wires.whose(held)
            victims = [one for one in victims if one.place == caller] or victims
        else:
            time.sleep(chance.uniform(0, 1.5))
        for one in self.row.living() if everybody else [chance.choice(victims)]:
            one.kill()
            self.kills += 1
        self.row.phones.behave()

    def revive(self) -> None:
        """Whoever is dead is started again."""
        for one in self.row.replicas:
            if one.process is None:
                one.launch()

    def settled(self, seconds: float) -> str:
        """Wait until all briefs are out and nothing waits any more; what waits then all the same."""
        until(lambda: not self._waiting(), seconds, A_LOOK)
        return self._waiting()

    def _waiting(self) -> str:
        with self.row.phones.state.changed:
            posted = len(self.row.phones.state.updates)
        found = self._asked({**WAITING, "briefs": "SELECT property_id FROM briefs"})
        missing = self.houses - len(found.pop("briefs"))
        left = {name: rows for name, rows in found.items() if rows}
        return f"{posted} not posted, {missing} not claimed, {left}" if posted or missing or left else ""

    def _asked(self, wanted: dict[str, str]) -> dict[str, list[Any]]:
        return asyncio.run(fetched(self.row.database, wanted))

    def faults(self) -> list[str]:
        """Every broken promise in a sentence."""
        record = self._asked(RECORD)
        found = [*self._briefs_once(record), *self._heard(record), *self._done_once(record)]
        found += asyncio.run(self._chains())
        for one in self.row.replicas:
            log = one.log()
            if "Traceback" in log:
                found.append(f"replica {one.place}: {log[log.index('Traceback') :][:2500]}")
        return found

    def _briefs_once(self, record: dict[str, list[Any]]) -> Iterator[str]:
        rows = Counter((row["house"], row["state"]) for row in record["briefs"])
        if rows != Counter((named(nth), "sent") for nth in range(self.houses)):
            yield f"briefs claimed: {rows}"
        left = Counter(row["house"] for row in record["outbox"] if row["dedupe"].startswith("brief:"))
        for nth in range(self.houses):
            arrived = [m for m in self.row.phones.messages(OWNER + nth, from_bot=True) if is_brief(m, nth)]
            unmarked = [m for m in arrived if "renvoi" not in m.history[0].plain]
            if left[named(nth)] != 1 or len(unmarked) != 1:
                yield f"{'lost' if not arrived else 'doubled'}: the brief of {named(nth)}, {len(arrived)} arrived"
        for row in record["outbox"]:
            if row["message_id"] is None and row["due_at"] is None and row["error"]:
                yield f"lost: {row['dedupe']} of {row['house']}: {row['error']}"

    def _heard(self, record: dict[str, list[Any]]) -> Iterator[str]:
        yield from (f"lost: update {row['update_id']} ({row['reason'] or 'open'})" for row in record["open"])
        pushed = self.row.phones.state.last_update
        if pushed is not None:
            missing = set(range(self.first + 1, pushed["update_id"] + 1))
            missing -= {row["update_id"] for row in record["known"]}
            yield from (f"lost: update {one} never came in" for one in sorted(missing))

    def _done_once(self, record: dict[str, list[Any]]) -> Iterator[str]:
        mine = [row for row in record["proposals"] if row["filed_by"].startswith("person:")]
        filed = Counter(row["house"] for row in mine)
        if filed != self.wishes:
            yield f"wishes {self.wishes} became {filed}"
        booked = Counter(row["source"].partition(":")[0] for row in record["ledger"])
        applied = {row["token"] for row in mine if row["state"] == "applied"}
        if applied != set(self.approved) or booked["proposal"] != len(applied):
            yield f"{len(self.approved)} approved, {len(applied)} applied, booked {booked}"

    async def _chains(self) -> list[str]:
        store, found = open_store(self.row.database), []
        for nth in range(self.houses):
            async with store.reading(named(nth)) as unit:
                checked = await unit.journal.verify()
            if not checked.ok:
                found.append(f"journal of {named(nth)}: {checked.reason}")
        await store.close()
        return found

    def told(self) -> str:
        """The figures."""
        repeats = sum(
            "renvoi" in message.history[0].plain
            for nth in range(self.houses)
            for message in self.row.phones.messages(OWNER + nth, from_bot=True)
        )
        return (
            f"{self.kills} kills of {len(self.row.replicas)} replicas: {self.houses} briefs, "
            f"{self.wishes.total()} wishes, {len(self.approved)} approvals; {repeats} messages marked as repeats"
        )


def is_brief(message: Message, nth: int) -> bool:
    """Whether that is the morning's message of that house."""
    return f"Riad {nth} ·" in message.history[0].plain
