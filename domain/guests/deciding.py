"""What becomes of a guest's message: silence, a draft for somebody, or words that only a person can find?"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from domain.folding import fold
from domain.guests.accounted import (
    only_thanks,
    touches_nothing,
    unread,
    unread_beside_a_wish,
    unread_in_subject,
)
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
class Writer:
    """What the house knows of whoever writes, before it reads.

    `before` is the thread's language so far, `likely` that of his country. `spoken` are those in which this
    house answers by itself: whatever else is written goes to a person. `lodged`: he has a stay already, so that
    days are a change of it and no request for a room. `awaited`: the house asked him something last, or offered a
    room: an « ok » answers it then, and is no thanks.
    """

    before: str | None = None
    likely: str | None = None
    spoken: tuple[str, ...] = LANGUAGES
    lodged: bool = False
    awaited: bool = False


NOBODY = Writer()


@dataclass(frozen=True, slots=True)
class Decision:
    """The course, and everything that led to it. `more`: it asks more than the topics cover; `unread`: its words
    that no rule has read; `wish`: it asks for a room, and those words count as read; `asked`: a question mark is in
    it."""

    course: Course
    language: str
    topics: tuple[Topic, ...] = ()
    fences: tuple[Fence, ...] = ()
    silence: Silence | None = None
    more: bool = False
    unread: tuple[str, ...] = ()
    wish: bool = False
    asked: bool = False

    @property
    def urgent(self) -> bool:
        """Whether somebody has to be woken."""
        return any(fence.urgent for fence in self.fences)

    @property
    def dark(self) -> bool:
        """Whether nobody knows what it is about: words are unread that may say anything, and no fence was met."""
        if self.course is Course.SILENCE or self.fences:
            return False
        return not all(touches_nothing(word, self.language) for word in self.unread)

    @property
    def unsettled(self) -> bool:
        """Whether words are unread that may say anything, beside whatever was met: « the socket, it smokes » holds
        a complaint in one word, and what it is about in another."""
        if self.course is Course.SILENCE:
            return False
        met = {word for fence in self.fences for word in fold(fence.words).split()}
        return not all(word in met or touches_nothing(word, self.language) for word in self.unread)

    @property
    def tells(self) -> bool:
        """Whether it states what nobody has read, and asks for no room: whoever asks can wait until the morning."""
        return self.dark and not (self.asked or self.topics or self.wish)


def decided(message: Incoming, writer: Writer = NOBODY) -> Decision:
    """Pure: the same message from the same writer always takes the same course."""
    language = language_of(message.text, writer.before, writer.likely)
    if message.silence is not None:
        return Decision(Course.SILENCE, language, silence=message.silence)
    if not message.text.strip() and not message.attachments:
        return Decision(Course.SILENCE, language, silence=Silence.EMPTY)
    fences = fences_in(message.text, message.subject, message.attachments)
    if asks_only_that(message.text) and not fences:
        return Decision(Course.SILENCE, language, silence=Silence.OPTED_OUT)
    if not message.recent:
        return Decision(Course.SILENCE, language, fences=fences, silence=Silence.OLD)
    topics = topics_in(message.text, language)
    left, wish = _left(message, language, lodged=writer.lodged)
    if not (fences or topics or writer.awaited) and asks_nothing(message.text) and only_thanks(left):
        return Decision(Course.SILENCE, language, silence=Silence.THANKS)
    asked = questions_asked(message.text)
    if fences or language not in LANGUAGES or language not in writer.spoken:
        return Decision(Course.PERSON, language, topics, fences, unread=left, asked=asked > 0)
    course = Course.DRAFT if topics else Course.PERSON
    more = asked > len(topics)
    return Decision(course, language, topics, more=more, unread=left, wish=wish, asked=asked > 0)


def _left(message: Incoming, language: str, *, lodged: bool) -> tuple[tuple[str, ...], bool]:
    """The words that no rule has read, and whether the others ask for a room."""
    if language not in LANGUAGES:
        return tuple(re.findall(r"\w+", fold(message.text))), False
    day = message.at.date()
    head = unread_in_subject(message.subject, language, day, message.name)
    if not lodged:
        beside = unread_beside_a_wish(message.text, language, day, message.name)
        if beside is not None:
            return (*head, *beside), True
    return (*head, *unread(message.text, language, message.name)), False
