"""How does an event of the town read on a card and in one line?"""

from __future__ import annotations

from domain.consent.actions import ConfirmEvent, EndEvent
from domain.nights import Span
from domain.phrase import Name, Phrase, say
from governance.post.harmless import quoted
from governance.post.replies import Line

LONGEST = 120
EXPECTED = {"strong": say("event.strong"), "weak": say("event.weak")}


def event_lines(action: ConfirmEvent | EndEvent) -> list[Line]:
    """Name and nights, what is expected, whose words they are, and what the engine can make of them."""
    lines = [Line(event_words(action))]
    if isinstance(action, EndEvent):
        return lines
    if action.expected is not None:
        lines.append(Line(EXPECTED[action.expected]))
    lines.append(Line(say("event.source_words", words=quoted(action.source, LONGEST)), quiet=True))
    return [*lines, Line(say("event.learned"), quiet=True)]


def event_words(action: ConfirmEvent | EndEvent) -> Phrase:
    """« Festival du film, nuits du 12 au 14 mars »."""
    if isinstance(action, EndEvent):
        return say("event.end", event=action.event)
    name = Name({"fr": quoted(action.name, LONGEST), "en": quoted(action.name_en, LONGEST)})
    return say("event.subject", name=name, span=Span(action.first, action.last))
