"""How do a guest's words look to the person who answers them?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from domain.folding import fold
from domain.guests.journey.standing import Withheld
from domain.guests.thread import Message, Thread
from domain.phrase import Phrase, say
from governance.consent.kinds.answer_guest.face import DOORS, language_name
from governance.post.harmless import apart, quoted
from governance.post.replies import Line

LONGEST_ASKED, LONGEST_UNREAD = 700, 120
FENCES: Mapping[str, Phrase] = {
    "safety": say("guests.fence_safety"),
    "locked_out": say("guests.fence_locked_out"),
    "health": say("guests.fence_health"),
    "complaint": say("guests.fence_complaint"),
    "refund": say("guests.fence_refund"),
    "cancellation": say("guests.fence_cancellation"),
    "date_change": say("guests.fence_date_change"),
    "early_late": say("guests.fence_early_late"),
    "room_move": say("guests.fence_room_move"),
    "payment": say("guests.fence_payment"),
    "discount": say("guests.fence_discount"),
    "other_price": say("guests.fence_other_price"),
    "minors": say("guests.fence_minors"),
    "police_id": say("guests.fence_police_id"),
    "religion": say("guests.fence_religion"),
    "lost_property": say("guests.fence_lost_property"),
    "legal": say("guests.fence_legal"),
    "media": say("guests.fence_media"),
    "group": say("guests.fence_group"),
    "other_guest": say("guests.fence_other_guest"),
    "links": say("guests.fence_links"),
    "prompt": say("guests.fence_prompt"),
    "away": say("guests.fence_away"),
    "attachment": say("guests.fence_attachment"),
    "unseen": say("guests.fence_unseen"),
}

SILENCES: Mapping[str, Phrase] = {
    "automatic": say("guests.silence_automatic"),
    "bounce": say("guests.silence_bounce"),
    "bulk": say("guests.silence_bulk"),
    "no_reply": say("guests.silence_no_reply"),
    "own": say("guests.silence_own"),
    "old": say("guests.silence_old"),
    "empty": say("guests.silence_empty"),
    "thanks": say("guests.silence_thanks"),
    "answered_by_person": say("guests.silence_answered_by_person"),
    "not_a_guest": say("guests.silence_not_a_guest"),
    "opted_out": say("guests.silence_opted_out"),
}


WITHHELD: Mapping[Withheld, Phrase] = {
    Withheld.CANCELLED: say("journey.withheld_cancelled"),
    Withheld.OPTED_OUT: say("journey.withheld_opted_out"),
    Withheld.TROUBLED: say("journey.withheld_troubled"),
    Withheld.WAITS: say("journey.withheld_waits"),
}


def asked_lines(thread: Thread, message: Message) -> list[Line]:
    """Who writes and how, in which language, what he says, and why the house does not answer by itself."""
    urgent = bool(message.body.get("urgent"))
    head = say("guests.from_urgent", who=who(thread)) if urgent else say("guests.from", who=who(thread))
    lines = [Line(head, bold=True), Line(told_by(thread, message), quiet=True)]
    lines.append(Line(say("guests.quoted", words=quoted(message.text, LONGEST_ASKED))))
    return [*lines, *(Line(one) for one in why_a_person(message))]


def why_a_person(message: Message) -> tuple[Phrase, ...]:
    """Why the house does not answer by itself: what only a person answers, and which words no rule has read."""
    told: list[Phrase] = []
    fenced = tuple(FENCES[code] for code, _ in message.body.get("fences", ()) if code in FENCES)
    if fenced:
        told.append(say("guests.fenced", what=fenced))
    return (*told, *dark_notes(message))


def dark_notes(message: Message) -> tuple[Phrase, ...]:
    """Which words no rule has read, and that somebody was woken for them."""
    told: list[Phrase] = []
    words = as_written(message.body.get("unread", ()), message.text)
    if words:
        told.append(say("guests.unread", words=quoted(words, LONGEST_UNREAD)))
    if message.body.get("rings") and not message.body.get("urgent"):
        told.append(say("guests.rings"))
    return tuple(told)


def as_written(words: Iterable[str], text: str) -> str:
    """Folded words as the guest wrote them, those that stood side by side together."""
    unread = {fold(word) for word in words}
    parts: list[list[str]] = [[]]
    for word in re.findall(r"\w+(?:['’]\w+)*", text):
        if unread & set(re.findall(r"\w+", fold(word))):
            parts[-1].append(word)
        elif parts[-1]:
            parts.append([])
    return " … ".join(" ".join(part) for part in parts if part)


def told_by(thread: Thread, message: Message) -> Phrase:
    """« e-mail · allemand · 23:04 · réservation R123 »"""
    parts = [DOORS[message.door], language_name(message.language), say("guests.at", at=message.at)]
    if thread.stay:
        parts.append(say("guests.stay", number=thread.stay))
    return say("join.dots", parts=tuple(parts))


def who(thread: Thread) -> Phrase | str:
    """The guest by the name that he gave, cleaned of whatever a phone would make a link of."""
    return apart(quoted(thread.name, 60)) if thread.name else say("guests.nameless")
