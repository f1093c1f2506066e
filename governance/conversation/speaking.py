"""How does one director speak to a message: what does it read, what may it use, what does it leave?"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from channels.ports import Brain
from domain.consent.rights import Right, may
from domain.house.channel_names import plainly_named
from domain.house.snapshot import House
from domain.phrase import Phrase
from governance.budget import Purse
from governance.contract import Ground, Quote, Reader, Seat
from governance.conversation.answer import Known, Outcome, proven
from governance.conversation.checks.figures import stated
from governance.conversation.context import Remembered, asked, colleagues, recalled
from governance.conversation.prompt import composed
from governance.conversation.turn import Ask, Ending, Turn, take
from governance.conversation.utterance import Said
from governance.reader import Shelves

FORWARDED = "Telegram"


class Listener(Protocol):
    """Whoever watches an answer being written."""

    async def begins(self) -> None:
        """Somebody will answer."""

    async def ends(self) -> None:
        """Nothing more is written: the answer itself comes now."""

    async def says(self, seat: Seat, turn: Turn, known: Known) -> None:
        """A director's words have grown; they are not checked yet."""


@dataclass(frozen=True, slots=True)
class Floor:
    """What a speaker stands on: the house, thread and facts, the money, and what colleagues have just said.

    `concludes`: the others have spoken, and this one sums up. `voice` is the house's own.
    """

    brain: Brain
    house: House
    memory: Remembered
    reader: Reader
    worded: Callable[[Phrase], str]
    purse: Purse
    shelves: Shelves | None = None
    before: tuple[Outcome, ...] = ()
    concludes: bool = False
    voice: str = ""

    @property
    def spent(self) -> Decimal:
        return sum((one.turn.cost for one in self.before), Decimal(0))


async def speak(floor: Floor, said: Said, seat: Seat, listener: Listener, stop: asyncio.Event) -> Outcome:
    """One director's turn, ended by itself or by `stop`; its drafts are handed on with it, and filed by nobody yet.

    Whoever sums up may repeat the others' figures, and stands under the same taint.
    """
    quotes = [Quote(FORWARDED, said.words)] if said.outside else []
    turn = Turn(seat.slug, quotes=quotes)
    known = _known(floor, said)
    if floor.concludes:
        turn.quotes += [
            quote for one in floor.before for quote in one.turn.quotes if quote not in turn.quotes
        ]
    ground = Ground(plainly_named(floor.house), floor.reader, said.language, [], floor.worded, floor.shelves)

    async def heard(turn: Turn) -> None:
        await listener.says(seat, turn, known)

    await _until(take(floor.brain, _ask(floor, said, seat, ground), turn, heard), turn, stop)
    drafts = tuple(ground.drafts) if turn.ending in {Ending.END, Ending.LENGTH, Ending.EMPTY} else ()
    return Outcome(turn, seat.name, proven(turn, known), drafts)


def _known(floor: Floor, said: Said) -> Known:
    own = frozenset() if said.outside else stated(said.words)
    own |= {figure for fact in floor.memory.facts for figure in stated(fact.words)}
    if not floor.concludes:
        return Known(own)
    theirs = frozenset(figure for one in floor.before for figure in one.turn.figures)
    return Known(own | theirs, tuple(text for one in floor.before for text in one.turn.shown))


def _ask(floor: Floor, said: Said, seat: Seat, ground: Ground) -> Ask:
    prompt, files = composed(seat, voice=floor.voice), may(said.member.role, Right.FILE)
    before = colleagues(floor.before) if floor.concludes else ""
    return Ask(
        seat.slug,
        said.tier,
        prompt.system,
        tuple(tool for tool in prompt.tools if files or not tool.drafts),
        (*recalled(floor.memory.exchanges), asked(said, floor.house, floor.memory, before)),
        ground,
        floor.purse.for_a_turn(said.tier) - floor.spent,
    )


async def _until(thinking: Coroutine[Any, Any, None], turn: Turn, stop: asyncio.Event) -> None:
    """The turn to its end, or to the moment at which somebody stops it."""
    task, stopping = asyncio.ensure_future(thinking), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        task.cancel()
        await asyncio.wait({task, stopping})
    if task.cancelled():
        turn.text, turn.ending = "", Ending.STOPPED
    else:
        task.result()
