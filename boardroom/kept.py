"""What has a session been answered last, so that a page can be shown again without doing its deed again?"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from domain.knowledge.findings import Findings
from governance.post.replies import Reply

MOST_SESSIONS = 200
MOST_ANSWERS = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said, pressed or looked for, and the replies to it; `number` is its name within this process."""

    words: str
    replies: tuple[Reply, ...]
    at: datetime
    number: int
    aside: bool = False
    found: Findings | None = None


@dataclass(slots=True)
class Kept:
    """The last answers of the sessions seen last; a restart forgets them, and nothing depends on them."""

    _answers: OrderedDict[int, list[Answer]] = field(default_factory=OrderedDict)
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def add(
        self,
        session: int,
        words: str,
        replies: Sequence[Reply],
        at: datetime,
        *,
        aside: bool = False,
        found: Findings | None = None,
    ) -> int:
        """Remember one more; its number. `aside`: it belongs to the page where it was pressed, not to the talk."""
        held = self._answers.setdefault(session, [])
        answer = Answer(words, tuple(replies), at, next(self._numbers), aside, found)
        held.append(answer)
        del held[:-MOST_ANSWERS]
        self._answers.move_to_end(session)
        while len(self._answers) > MOST_SESSIONS:
            self._answers.popitem(last=False)
        return answer.number

    def of(self, session: int) -> tuple[Answer, ...]:
        """The answers of a session's talk, oldest first."""
        return tuple(one for one in self._answers.get(session, ()) if not one.aside)

    def one(self, session: int, number: str) -> Answer | None:
        """The answer of that number, while it is remembered, to the session that got it."""
        return next((one for one in self._answers.get(session, ()) if str(one.number) == number), None)

    def forget(self, session: int, answer: Answer) -> None:
        """It need not be shown again."""
        self._answers[session].remove(answer)
