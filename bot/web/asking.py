"""How do words typed on the page reach the board, and what may be seen of its answer while it is written?"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from boardroom.ports import Draft
from bot.command import Caller
from bot.telegram.talks import Talk, Talks
from bot.web.hearing import ForTheBoard
from channels.dialogue import Tier
from governance.contract import Seat
from governance.conversation.answer import Known, so_far
from governance.conversation.thread import interrupted
from governance.conversation.turn import Turn
from governance.conversation.utterance import Said
from governance.office import Office
from store.conversation.unanswered import AskedQuestion


@dataclass(frozen=True, slots=True)
class Written:
    """Shows an answer on the page as far as it may be seen; `over` is told once there is no more to see."""

    draft: Draft
    over: Callable[[], None]

    async def begins(self) -> None:
        """The page shows his words already."""

    async def ends(self) -> None:
        """The draft stays until the answer is written down."""

    async def says(self, seat: Seat, turn: Turn, known: Known) -> None:
        shown = so_far(seat.name, turn, known)
        if shown is not None:
            self.draft.shows(shown)

    def closes(self) -> None:
        self.over()
        self.draft.closes()


@dataclass(slots=True)
class PageTalks:
    """The board's own lanes, lent to the page: in order with what the same person says on the phone."""

    talks: Talks | None = None
    _drafts: dict[tuple[str, int], list[Draft]] = field(default_factory=dict)

    @property
    def silent(self) -> bool:
        """Whether nobody answers words that no rule reads."""
        return self.talks is None or self.talks.silent

    async def ask(self, office: Office, caller: Caller, asked: ForTheBoard) -> None:
        """Hand the words to the board; the answer comes by the thread, and silently to the phone.

        They are written down first, so that the end of this process loses none.
        """
        if self.talks is None:
            return
        key = f"page:{secrets.token_hex(8)}"
        found = AskedQuestion(key, office.clock(), asked.words, asked.seat, asked.tier.value)
        async with office.store.unit(caller.property_id) as unit:
            await unit.unanswered.add(caller.member.person.id, found)
        self._put(self.talks, caller, found)

    async def ask_again(self, office: Office, caller: Caller, key: str) -> bool:
        """Hand on a question that the end of a process interrupted; False where nobody answers.

        It keeps its key, under which it is answered once, however often this is pressed.
        """
        if self.talks is None or self.silent:
            return False
        under_way = {draft.key for draft in self.drafts(caller)}
        async with office.store.reading(caller.property_id) as unit:
            waiting = await interrupted(unit, caller.member.person.id, under_way)
        for one in waiting:
            if one.key == key:
                self._put(self.talks, caller, one)
        return True

    def _put(self, talks: Talks, caller: Caller, asked: AskedQuestion) -> None:
        """Into his lane, with a draft on the page for as long as it takes."""
        key, draft = (caller.property_id, caller.member.person.id), Draft(asked.words, asked.key)
        waiting = self._drafts.setdefault(key, [])
        if any(one.key == asked.key for one in waiting):
            return  # pressed twice at once
        waiting.append(draft)

        def over() -> None:
            waiting.remove(draft)
            if not waiting:
                self._drafts.pop(key, None)

        said = Said(
            caller.property_id,
            caller.member,
            asked.words,
            caller.language,
            asked.key,
            command=asked.director,
            tier=Tier(asked.tier),
            elsewhere=True,
        )
        chat = caller.member.person.telegram_id
        talks.put(Talk(chat, 0, said, caller.language, Written(draft, over)))

    def drafts(self, caller: Caller) -> Sequence[Draft]:
        """What the board answers him now, and what waits behind it."""
        return tuple(self._drafts.get((caller.property_id, caller.member.person.id), ()))

    def stop(self, caller: Caller) -> bool:
        """End the turn that runs for him, wherever he asked; False when there is none."""
        return self.talks is not None and self.talks.stop(caller.member.person.telegram_id)
