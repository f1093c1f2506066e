"""What becomes of a guest's message: silence, a draft for somebody, or words that only a person can find?"""

from __future__ import annotations

import enum
from collections.abc import Collection
from dataclasses import dataclass

from domain.guests.accounted import unread
from domain.guests.fences import Fence, fences_in
from domain.guests.incoming import Incoming, Silence
from domain.guests.journey.standing import asks_only_that
from domain.guests.known import LANGUAGES
from domain.guests.language import language_of
from domain.guests.questions import Topic, asks_nothing, questions_asked, topics_in


class Course(enum.StrEnum):
    """SILENCE with its reason; DRAFT: facts may answer it; PERSON: somebody has to find the words."""

    SILENCE = "silence"
    DRAFT = "draft"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Decision:
    """The course, and everything that led to it. `more`: it asks more than the topics cover; `unread`: its words
    that no rule has read."""

    course: Course
    language: str
    topics: tuple[Topic, ...] = ()
    fences: tuple[Fence, ...] = ()
    silence: Silence | None = None
    more: bool = False
    unread: tuple[str, ...] = ()

    @property
    def urgent(self) -> bool:
        """Whether somebody has to be woken."""
        return any(fence.urgent for fence in self.fences)


def decided(message: Incoming, before: str | None = None, spoken: Collection[str] = LANGUAGES) -> Decision:
    """Pure: the same message always takes the same course. `before` is the thread's language so far, `spoken` those
    in which this house answers by itself: whatever else a guest writes goes to a person."""
    language = language_of(message.text, before)
    if message.silence is not None:
        return Decision(Course.SILENCE, language, silence=message.silence)
    if not message.text.strip() and not message.attachments:
        return Decision(Course.SILENCE, language, silence=Silence.EMPTY)
    if asks_only_that(message.text) and not message.attachments:
        return Decision(Course.SILENCE, language, silence=Silence.OPTED_OUT)
    fences = fences_in(message.text, message.subject, message.attachments)
    if not message.recent:
        return Decision(Course.SILENCE, language, fences=fences, silence=Silence.OLD)
    if fences or language not in LANGUAGES or language not in spoken:
        return Decision(Course.PERSON, language, topics_in(message.text, language), fences)
    topics = topics_in(message.text, language)
    if not topics and asks_nothing(message.text):
        return Decision(Course.SILENCE, language, silence=Silence.THANKS)
    more = questions_asked(message.text) > len(topics)
    left = unread(f"{message.subject}\n{message.text}", language, message.name)
    return Decision(Course.DRAFT if topics else Course.PERSON, language, topics, more=more, unread=left)
