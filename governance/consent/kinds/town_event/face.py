"""How does an event of the town read on a card and in one line?"""

from __future__ import annotations

from domain.consent.actions import ConfirmEvent
from domain.nights import Span
from domain.phrase import Name, Phrase, say
from domain.property import Property
from governance.post.harmless import quoted
from governance.post.replies import Line

LONGEST = 120
EXPECTED = {"strong": say("event.strong"), "weak": say("event.weak")}


def event_lines(action: ConfirmEvent) -> list[Line]:
    """Name and nights, what is expected, whose words they are, and what the engine can make of them."""
    lines = [Line(_words(action))]
    if action.expected is not None:
        lines.append(Line(EXPECTED[action.expected]))
    lines.append(Line(say("event.source_words", words=quoted(action.source, LONGEST)), quiet=True))
    return [*lines, Line(say("event.learned"), quiet=True)]


def event_row(action: ConfirmEvent, hotel: Property) -> Phrase:
    """« Festival du film, nuits du 12 au 14 mars »."""
    return _words(action)


def _words(action: ConfirmEvent) -> Phrase:
    name = Name({"fr": quoted(action.name, LONGEST), "en": quoted(action.name_en, LONGEST)})
    return say("event.subject", name=name, span=Span(action.first, action.last))
