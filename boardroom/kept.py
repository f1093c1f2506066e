"""What has a session been answered last, so that a page can be shown again without doing its deed again?"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from governance.post.replies import Reply

MOST_SESSIONS = 200
MOST_ANSWERS = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said or pressed, and the replies to it."""

    words: str
    replies: tuple[Reply, ...]


@dataclass(slots=True)
class Kept:
    """The last answers of the sessions seen last; a restart forgets them, and nothing depends on them."""

    _answers: OrderedDict[int, list[Answer]] = field(default_factory=OrderedDict)

    def add(self, session: int, words: str, replies: Sequence[Reply]) -> None:
        """Remember one more."""
        held = self._answers.setdefault(session, [])
        held.append(Answer(words, tuple(replies)))
        del held[:-MOST_ANSWERS]
        self._answers.move_to_end(session)
        while len(self._answers) > MOST_SESSIONS:
            self._answers.popitem(last=False)

    def of(self, session: int) -> tuple[Answer, ...]:
        """The answers of a session, oldest first."""
        return tuple(self._answers.get(session, ()))
