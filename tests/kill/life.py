"""How is one database carried through many kills?"""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from random import Random

from store.engine import open_store
from tests.journeys.pilot import HOUSE
from tests.kill.moments import MOMENTS, Hold, Moment, Occasion, arm, until
from tests.kill.people import People
from tests.kill.record import Record, read, unsettled
from tests.kill.verdict import OURS, faults
from tests.kill.world import LHCM, World, world

LOADED = 30.0  # seconds that a step may take on a loaded machine
MISSED = 12.0
STANDSTILL = 60.0


@dataclass
class Outcome:
    """What one life came to."""

    seed: int
    kills: int = 0
    reached: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    effects: int = 0
    unknown: int = 0
    marked: int = 0
    faults: list[str] = field(default_factory=list)


def live(
    seed: int,
    furnished: Path,
    folder: Path,
    kills: int,
    *,
    database: str = "",
    command: tuple[str, ...] = LHCM,
    moments: Sequence[Moment] = MOMENTS,
) -> Outcome:
    """One database through that many kills; then everything settles and is compared."""
    home = Path(shutil.copytree(furnished, folder / f"life-{seed}"))
    url = database or f"sqlite:///{home / 'lhcm.sqlite3'}"
    outcome = Outcome(seed)
    with world(home, url, command) as stage:
        life = Life(stage, Random(seed), outcome, moments)
        life.begin()
        for _ in range(kills):
            life.one_kill()
        life.settle()
        life.compare()
        outcome.unknown = life.people.settle_unknowns(life.truth())
        if outcome.unknown:
            life.settle()
            life.compare()
        stage.kill()
        outcome.kills = kills
        outcome.faults += [f"the process ended by itself: {status}" for status in stage.fallen]
        log = stage.log()
        if "Traceback" in log:
            outcome.faults.append(log[log.index("Traceback") :][:3000])
    if not outcome.faults:
        shutil.rmtree(home)
    return outcome


@dataclass
class Life:
    """The rounds of one life."""

    world: World
    chance: Random
    outcome: Outcome
    moments: Sequence[Moment]
    people: People = field(init=False)

    def __post_init__(self) -> None:
        self.people = People(self.world, self.chance)

    def begin(self) -> None:
        """A first start that reads the channel manager, and a few cards to decide on."""
        self.start()
        calls = self.world.hotelrunner.calls
        self.must(lambda: any(c.endpoint == "reservations" for c in list(calls)), "no booking was read")
        for _ in range(5):
            self.people.order()
        self.must(lambda: len(self.people.cards("ok")) >= 10, "the first cards did not come")
        self.people.approve()
        self.must(lambda: self.people.cards("undo"), "the first approval was not carried out")

    def start(self) -> None:
        """Start where nothing runs, and wait until it polls."""
        if self.world.process is None:
            before = self.world.polls()
            self.world.launch()
            self.must(lambda: self.world.polls() > before, "it did not start")

    def one_kill(self) -> None:
        """People do things, one seeded moment is held open or waited for, and the process dies in it."""
        moment = self.chance.choices(self.moments, [one.weight for one in self.moments])[0]
        if moment.occasion is Occasion.START:
            hold = arm(moment, self.world, self.chance)
            if self.world.process is None:
                self.world.launch()
            else:  # the last round left it running
                self.world.kill()
                self.world.launch()
        else:
            self.start()
            self.prepare(moment)
            hold = arm(moment, self.world, self.chance)
            self.provoke(moment)
        self.await_moment(moment, hold)
        self.world.kill()
        hold.release()
        if self.chance.random() < 0.5:
            self.while_it_is_dead()

    def prepare(self, moment: Moment) -> None:
        """A verdict needs a card."""
        if moment.occasion is Occasion.VERDICT and not self.people.cards("ok"):
            self.people.order()
            self.must(lambda: self.people.cards("ok"), "no card came")

    def provoke(self, moment: Moment) -> None:
        """Bring the moment about, among other things."""
        if self.chance.random() < 0.4:
            self.people.fidget()
        if moment.occasion is Occasion.TALK:
            self.people.talk()
        elif moment.occasion is Occasion.ORDER:
            self.people.order()
        else:
            self.must(self.people.approve, "no card to approve")
            if self.chance.random() < 0.3:
                self.people.order()

    def await_moment(self, moment: Moment, hold: Hold) -> None:
        """Until the held call has come; then, or instead, a seeded delay."""
        if moment.telegram or moment.hotelrunner:
            came = until(hold.reached, MISSED)
            (self.outcome.reached if came else self.outcome.missed)[moment.name] += 1
        else:
            self.outcome.reached[moment.name] += 1
            if moment.occasion is Occasion.START:
                calls = len(self.world.phones.calls())
                until(lambda: len(self.world.phones.calls()) > calls, MISSED)
        if moment.within:
            until(lambda: False, self.chance.uniform(0, moment.within))

    def while_it_is_dead(self) -> None:
        """People do not know that nobody listens."""
        if self.chance.random() < 0.5:
            self.people.approve()
        else:
            self.people.fidget()

    def settle(self) -> None:
        """Start once more, undisturbed, until nothing awaits its end."""
        self.start()

        def at_rest() -> bool:
            waiting = self.world.phones.state.updates or self.world.phones.state.redelivered
            return not waiting and not unsettled(self.world.database)

        if not until(lambda: at_rest() and not until(lambda: not at_rest(), 0.3), STANDSTILL):
            self.outcome.faults.append("lost: it never came to rest")

    def compare(self) -> None:
        """Hold ledger, record, effects, phones and journal against each other."""
        record = read(self.world.database)
        self.outcome.faults += faults(self.world, self.people.ledger, record)
        self.outcome.faults += asyncio.run(_chain(self.world.database))
        self.outcome.states = Counter(proposal.state for proposal in record.proposals)
        self.outcome.effects = len({effect.call for effect in self.world.hotelrunner.pushed()})
        phones = (
            message for chat in (7001, 7003) for message in self.world.phones.messages(chat, from_bot=True)
        )
        self.outcome.marked = sum("renvoi" in message.history[0].plain for message in phones)

    def truth(self) -> dict[str, str]:
        """What the channel manager shows for each unknown change: its card's token → new or before."""
        record: Record = read(self.world.database)
        arrived = {
            (OURS[effect.inv_code], effect.night, Decimal(effect.after))
            for effect in self.world.hotelrunner.pushed()
            if effect.field == "price"
        }
        return {
            proposal.token: "new" if proposal.cells <= arrived else "before"
            for proposal in record.proposals
            if proposal.state == "unknown"
        }

    def must(self, wanted: object, otherwise: str) -> None:
        """Wait for what every healthy start does; AssertionError with chats and log when it does not."""
        assert callable(wanted)
        if not until(wanted, LOADED):
            seen, said = self.world.phones.transcript()[-3000:], self.world.log()[-5000:]
            raise AssertionError(f"seed {self.outcome.seed}: {otherwise}\n{seen}\n{said}")


async def _chain(database: str) -> list[str]:
    """The product's own proof of its journal."""
    store = open_store(database)
    try:
        async with store.reading(HOUSE) as unit:
            checked = await unit.journal.verify()
    finally:
        await store.close()
    return [] if checked.ok else [f"journal: {checked.reason} at {checked.first_bad_seq}"]
