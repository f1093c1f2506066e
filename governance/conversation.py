"""How does a person's message become an answer, and perhaps cards, and never anything else?"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from channels.dialogue import Trouble
from channels.ports import Brain
from domain.house import House
from domain.phrase import Phrase, say
from domain.rights import Right, may
from governance import answer
from governance.answer import Known, Outcome
from governance.budget import Budget, Purse, purse
from governance.contract import Ground, Quote, Reader, Seat
from governance.desk.office import Office, snapshot
from governance.prompt import Prompt, composed
from governance.prose.figures import stated
from governance.remembered import asked, recalled
from governance.said import Said
from governance.transcript import Record, record
from governance.turn import Ask, Ending, Turn, take
from store.conversation import Exchange

REMEMBERED = 6


class Listener(Protocol):
    """Whoever watches an answer being written."""

    async def speaks(self, seat: Seat) -> None:
        """This director has begun to think."""

    async def says(self, seat: Seat, turn: Turn, known: Known) -> None:
        """Its words have grown; they are not checked yet."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a turn finds: the house at this moment, what was said before, what may be spent."""

    house: House
    exchanges: Sequence[Exchange]
    purse: Purse


@dataclass(slots=True)
class Conversation:
    """The board at its table. One message of a person at a time; neither model nor wire inside a transaction."""

    office: Office
    brain: Brain
    reader: Callable[[str], Reader]
    worded: Callable[[str, House], Callable[[Phrase], str]]
    budget: Budget
    _prompts: dict[str, Prompt] = field(default_factory=dict)
    _threads: dict[tuple[str, int], asyncio.Lock] = field(default_factory=dict)

    async def hear(self, said: Said, listener: Listener, stop: asyncio.Event) -> None:
        """Answer one message; the answer and its cards are left in the outbox in one unit with everything else.

        `stop` ends the turn where it is: what it has cost is written down, its drafts are dropped.
        """
        thread = (said.property_id, said.member.person.id)
        async with self._threads.setdefault(thread, asyncio.Lock()):
            await self._hear(said, listener, stop)

    async def _hear(self, said: Said, listener: Listener, stop: asyncio.Event) -> None:
        scene = await self._look(said)
        if scene.purse.empty:
            spent = say("board.day_spent") if scene.purse.day_is_spent else say("board.month_spent")
            await record(self.office, Record(said, notice=spent), self.budget)
            return
        seat = self._seat(said)
        turn, known, ground = self._begun(said, scene, seat)
        await listener.speaks(seat)
        await self._until(self._ask(said, scene, seat, ground), turn, known, seat, listener, stop)
        if turn.ending is Ending.TROUBLE:
            await record(self.office, Record(said, notice=_down(turn.trouble), turns=(turn,)), self.budget)
            return
        outcome = Outcome(turn, seat.name, answer.proven(turn, known))
        drafts = tuple(ground.drafts) if turn.ending in {Ending.END, Ending.LENGTH} else ()
        await record(self.office, Record(said, outcome=outcome, drafts=drafts, turns=(turn,)), self.budget)

    async def _look(self, said: Said) -> Scene:
        async with self.office.store.reading(said.property_id) as unit:
            house = await snapshot(self.office, unit)
            exchanges = await unit.conversations.last(said.member.person.id, REMEMBERED)
            return Scene(house, exchanges, await purse(unit, self.budget, house.today, house.hotel.zone))

    def _seat(self, said: Said) -> Seat:
        seats = {seat.slug: seat for seat in self.office.board.seats}
        return seats.get(said.director or "gm") or self.office.board.seats[0]

    def _prompt(self, seat: Seat) -> Prompt:
        """Composed once: the same bytes in every call of this seat."""
        if seat.slug not in self._prompts:
            self._prompts[seat.slug] = composed(seat)
        return self._prompts[seat.slug]

    def _begun(self, said: Said, scene: Scene, seat: Seat) -> tuple[Turn, Known, Ground]:
        quotes = [Quote("Telegram", said.words)] if said.outside else []
        return (
            Turn(seat.slug, quotes=quotes),
            Known(frozenset() if said.outside else stated(said.words)),
            Ground(
                scene.house,
                self.reader(said.property_id),
                said.language,
                [],
                self.worded(said.language, scene.house),
            ),
        )

    def _ask(self, said: Said, scene: Scene, seat: Seat, ground: Ground) -> Ask:
        files, prompt = may(said.member.role, Right.FILE), self._prompt(seat)
        return Ask(
            seat.slug,
            said.tier,
            prompt.system,
            tuple(tool for tool in prompt.tools if files or not tool.drafts),
            (*recalled(scene.exchanges), asked(said.words, scene.house, said.member)),
            ground,
            scene.purse.for_a_turn(said.tier),
        )

    async def _until(
        self, ask: Ask, turn: Turn, known: Known, seat: Seat, listener: Listener, stop: asyncio.Event
    ) -> None:
        """The turn to its end, or to the moment at which somebody stops it."""

        async def heard(turn: Turn) -> None:
            await listener.says(seat, turn, known)

        thinking = asyncio.ensure_future(take(self.brain, ask, turn, heard))
        stopping = asyncio.ensure_future(stop.wait())
        try:
            await asyncio.wait({thinking, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            thinking.cancel()
            await asyncio.wait({thinking, stopping})
        if not thinking.cancelled():
            thinking.result()
        else:
            turn.text, turn.ending = "", Ending.STOPPED


def _down(trouble: Trouble | None) -> Phrase:
    """The one line that says that nobody answers now."""
    return say("help.no_model_yet") if trouble is Trouble.OFF else say("help.no_model")
