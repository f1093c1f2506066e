"""What does somebody read of a guest's words in his own language, and what must he not rely on?"""

from __future__ import annotations

from collections.abc import Sequence

from domain.guests.thread import Message
from domain.phrase import Phrase, say
from domain.property import Property
from governance.guests.glossed import glossed
from governance.post.harmless import quoted

MOST, LONGEST = 4, 30


def in_words_of(message: Message, reader: str) -> str | None:
    """What was said in the reader's language, a guest's words as a model put them; None where there is none."""
    if message.language == reader:
        return None
    found = message.body.get("translation", {}).get(reader)
    told = found["text"] if found is not None else message.body.get("back", {}).get(reader)
    return None if told is None else str(told)


def asked_notes(message: Message, reader: str, hotel: Property) -> tuple[Phrase, ...]:
    """Where figures or names differ from the original; without a translation what rules recognised, and that.

    Nothing where he wrote in the reader's language.
    """
    if message.language == reader or not message.text:
        return ()
    found = message.body.get("translation", {}).get(reader)
    if found is not None:
        return differ_notes(found["lost"], found["new"])
    return (*glossed(message, hotel), say("guests.not_translated"))


def back_notes(draft: Message, reader: str) -> tuple[Phrase, ...]:
    """Where the draft and its translation do not say the same; that it has none."""
    if draft.language == reader:
        return ()
    lost, new = draft.body.get("differ", {}).get(reader, ((), ()))
    if draft.body.get("back", {}).get(reader) is None:
        return (say("guests.back_missing"),)
    return differ_notes(lost, new)


def differ_notes(lost: Sequence[str], new: Sequence[str]) -> tuple[Phrase, ...]:
    """« La traduction ne dit pas : 12. Elle seule dit : 21. »"""
    notes = []
    if lost:
        notes.append(say("guests.lost", what=_told(lost)))
    if new:
        notes.append(say("guests.new", what=_told(new)))
    return tuple(notes)


def _told(codes: Sequence[str]) -> tuple[Phrase | str, ...]:
    return tuple(_one(code) for code in codes[:MOST])


def _one(code: str) -> Phrase | str:
    kind, _, number = code.partition(" ")
    if kind == "month" and number.isdecimal():
        return say("guests.month", n=number)
    if kind == "day" and number.isdecimal():
        return DAYS[int(number) % 7]
    return quoted(code, LONGEST)


DAYS: Sequence[Phrase] = (
    say("guests.day_0"),
    say("guests.day_1"),
    say("guests.day_2"),
    say("guests.day_3"),
    say("guests.day_4"),
    say("guests.day_5"),
    say("guests.day_6"),
)
