"""How do a guest's words and the answer to them stand on a card?"""

from __future__ import annotations

from collections.abc import Mapping

from domain.guests.letter import Letter
from domain.guests.thread import Door, State
from domain.phrase import Phrase, say
from governance.consent.kinds.view import View
from governance.post.harmless import apart, quoted
from governance.post.replies import Line

LONGEST = 700
DOORS: Mapping[Door, Phrase] = {
    Door.EMAIL: say("guests.door_email"),
    Door.TELEGRAM: say("guests.door_telegram"),
    Door.WHATSAPP: say("guests.door_whatsapp"),
    Door.PASTED: say("guests.door_pasted"),
}
LANGUAGE_NAMES: Mapping[str, Phrase] = {
    "en": say("guests.language_en"),
    "fr": say("guests.language_fr"),
    "de": say("guests.language_de"),
    "es": say("guests.language_es"),
    "it": say("guests.language_it"),
    "nl": say("guests.language_nl"),
    "ar": say("guests.language_ar"),
    "darija": say("guests.language_darija"),
}
STANDINGS: Mapping[State, Phrase] = {
    State.QUEUED: say("guests.queued"),
    State.SENDING: say("guests.sending"),
    State.REFUSED: say("guests.refused"),
    State.UNKNOWN: say("guests.unknown"),
    State.BY_HAND: say("guests.by_hand"),
}


GAP = Line(say("text.words", words=""))  # room between two parts of one card


def letter_lines(letter: Letter) -> list[Line]:
    """Who asked what, the answer word for word, the same in the reader's language, and what to know of it."""
    lines = [*_head(letter), GAP]
    lines.append(Line(say("guests.answer_in", language=language_name(letter.language)), bold=True))
    lines += [Line(say("text.words", words=one)) for one in letter.text.split("\n") if one.strip()]
    if letter.back is not None:
        lines += [GAP, Line(say("guests.back"), bold=True)]
        lines += [Line(say("text.words", words=one)) for one in letter.back.split("\n") if one.strip()]
    lines += [GAP] if letter.notes else []
    lines += [Line(note, quiet=True) for note in letter.notes]
    if letter.sent_at is not None:
        lines.append(Line(say("guests.sent", at=letter.sent_at)))
    elif letter.state in STANDINGS:
        lines.append(Line(STANDINGS[letter.state]))
    return lines


def title(number: int) -> Phrase:
    """The head of a card with one answer."""
    return say("guests.card_title", number=number)


def button(action: object) -> Phrase:
    """What lets one answer leave."""
    return say("button.send_answer")


def letter_or(row: Phrase, view: View) -> list[Line]:
    """The words that would leave; without them, once they are forgotten, the line of a list."""
    return letter_lines(view.letter) if view.letter is not None else [Line(row)]


def _head(letter: Letter) -> list[Line]:
    """Who writes what; of a letter that nobody asked for, to whom it goes and why."""
    name: Phrase | str = apart(quoted(letter.name, 60)) if letter.name else say("guests.nameless")
    parts = [DOORS[letter.door]]
    if letter.occasion is None:
        parts.append(language_name(letter.asked_language))
    if letter.asked_at is not None:
        parts.append(say("guests.at", at=letter.asked_at))
    if letter.stay is not None:
        parts.append(letter.stay)
    if letter.occasion is not None:
        parts.insert(1, language_name(letter.language))
        lines = [Line(say("journey.head", step=letter.occasion, who=name), bold=True)]
        lines.append(Line(say("join.dots", parts=tuple(parts)), quiet=True))
        return [*lines, *(Line(other, quiet=True) for other in letter.others)]
    lines = [Line(say("guests.from", who=name)), Line(say("join.dots", parts=tuple(parts)), quiet=True)]
    lines.append(Line(say("guests.quoted", words=quoted(letter.asked, LONGEST))))
    if letter.asked_told is not None:
        lines.append(Line(say("guests.translated", words=quoted(letter.asked_told, LONGEST))))
    return [*lines, *(Line(note, quiet=True) for note in letter.asked_notes)]


def language_name(language: str | None) -> Phrase:
    """A language as people call it."""
    return LANGUAGE_NAMES.get(language or "", say("guests.language_other"))
