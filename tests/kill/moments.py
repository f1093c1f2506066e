"""At which moments is the process killed, and how do the twins hold such a moment open?"""

from __future__ import annotations

import enum
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from channels.simulated.hotelrunner import Fault
from tests.kill.world import World
from tests.twins.telegram_wire import Misbehaviour

HELD = 120.0  # seconds: far longer than any wait below, so that only the kill ends a held call
GLANCE = 0.005


class Occasion(enum.Enum):
    """What brings a moment about."""

    TALK = "a message whose answer goes out at once"
    ORDER = "a message that files a proposal"
    VERDICT = "a confirming tap"
    START = "the start itself"


@dataclass(frozen=True, slots=True)
class Moment:
    """One kind of moment: a call held before or after its effect, or none and a seeded delay up to `within`.

    `skip` lets that many calls of a Telegram method pass first. `lost`: the answer is cut off instead, and the
    kill follows after the delay.
    """

    name: str
    occasion: Occasion
    telegram: str = ""
    hotelrunner: tuple[str, ...] = ()
    after: bool = False
    skip: int = 0
    lost: bool = False
    within: float = 0.0

    @property
    def weight(self) -> int:
        """Those around the one call that must never be doubled come up more often."""
        return 3 if self.hotelrunner == PUSH or self.within else 1


PUSH = ("range", "daily")
START = ("getMe", "setMyCommands")
MOMENTS = (
    *(
        Moment(
            f"{method} {'after' if after else 'before'} its effect{place}", occasion, method, (), after, skip
        )
        for method, occasion, skips in (
            ("getUpdates", Occasion.TALK, ((0, ""),)),
            ("answerCallbackQuery", Occasion.VERDICT, ((0, ""),)),
            ("editMessageText", Occasion.VERDICT, ((0, ", first"), (1, ", second"), (2, ", third"))),
            ("sendMessage", Occasion.ORDER, ((0, ", first card"), (1, ", second card"))),
            ("sendMessage", Occasion.TALK, ((0, ", answer"),)),
        )
        for skip, place in skips
        for after in (False, True)
    ),
    *(
        Moment(f"{name} {'after' if after else 'before'} its effect", occasion, "", endpoints, after)
        for name, endpoints, occasion in (
            ("push", PUSH, Occasion.VERDICT),
            ("transaction", ("transaction",), Occasion.VERDICT),
            ("reservations", ("reservations",), Occasion.START),
        )
        for after in (False, True)
    ),
    *(Moment(f"{method} at the start", Occasion.START, method) for method in START),
    Moment("push lost, then", Occasion.VERDICT, "", PUSH, after=True, lost=True, within=1.2),
    Moment("push never arrived, then", Occasion.VERDICT, "", PUSH, lost=True, within=1.2),
    Moment("between the writes of a verdict", Occasion.VERDICT, within=0.25),
    Moment("between the writes of an order", Occasion.ORDER, within=0.25),
    Moment("while recovering", Occasion.START, within=1.2),
)


@dataclass(slots=True)
class Hold:
    """A moment armed in the twins."""

    moment: Moment
    world: World
    telegram: Misbehaviour | None = None
    hotelrunner: tuple[Fault, ...] = ()

    def reached(self) -> bool:
        """Whether the call has come and is being held."""
        if self.telegram is not None:
            return self.telegram.times == 0
        if self.moment.lost:
            return any(fault.times == 0 for fault in self.hotelrunner)
        return any(fault.holding for fault in self.hotelrunner)

    def release(self) -> None:
        """After the kill: what the channel manager held goes on there, unless it is to be forgotten."""
        self.world.phones.behave()
        self.world.hotelrunner.faults.clear()


def arm(moment: Moment, world: World, chance: Random) -> Hold:
    """Make the twins hold the moment open when it comes."""
    hold = Hold(moment, world)
    if moment.telegram:
        fault = Misbehaviour(moment.telegram, "hang", effect=moment.after, skip=moment.skip, seconds=HELD)
        with world.phones.state.changed:
            world.phones.api.misbehaviours.append(fault)
        hold.telegram = fault
    elif moment.hotelrunner:
        kind, discard = "drop" if moment.lost else "hang", not moment.after and chance.random() < 0.5
        hold.hotelrunner = tuple(
            world.hotelrunner.fail(kind, on=endpoint, after_effect=moment.after, discard=discard)
            for endpoint in moment.hotelrunner
        )
    return hold


def until(wanted: Callable[[], object], seconds: float, glance: float = GLANCE) -> bool:
    """Whether it became true in time, looked for so often."""
    deadline = time.monotonic() + seconds
    while not wanted():
        if time.monotonic() > deadline:
            return False
        time.sleep(glance)
    return True
