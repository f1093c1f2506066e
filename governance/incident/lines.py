"""How does one line of an incident's timeline read?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from domain.house.channel_names import channel_name
from domain.incident.incident import Contradiction, Entry, EntryKind
from domain.incident.sync_test import Outcome
from domain.incident.topics import topics, value_name
from domain.nights import spans
from domain.phrase import Name, Phrase, say
from domain.property import Property
from governance.post.harmless import quoted

People = Mapping[str, str]
LONGEST = 160
OUTCOMES: Mapping[str, Phrase] = {
    Outcome.YES: say("incident.outcome_yes"),
    Outcome.PARTIAL: say("incident.outcome_partial"),
    Outcome.NO: say("incident.outcome_no"),
    Outcome.UNKNOWN: say("incident.outcome_unknown"),
}
_STEPS: Mapping[str, Phrase] = {
    "before": say("incident.step_before"),
    "booking": say("incident.step_booking"),
    "booked": say("incident.step_booked"),
    "cancelled": say("incident.step_cancelled"),
    "concluded": say("incident.step_concluded"),
    "given_up": say("incident.step_given_up"),
    "rung": say("incident.step_rung"),
}
_BLOCKS: Mapping[str, Phrase] = {
    "asked": say("incident.block_asked"),
    "closed": say("incident.block_closed"),
    "to_open": say("incident.block_to_open"),
    "open": say("incident.block_open"),
}


def entry_line(entry: Entry, people: People, hotel: Property, longest: int = LONGEST) -> Phrase:
    """« 12 nov. 14:05 · Omar : … »"""
    return say(
        "incident.line",
        at=entry.at,
        person=person(entry.by, people),
        what=what(entry, people, hotel, longest),
    )


def person(by: str, people: People) -> Phrase:
    """Who: somebody by name, the house itself, or its specs."""
    if by == "system":
        return say("incident.by_house")
    if by == "spec":
        return say("incident.by_spec")
    return say("text.words", words=people.get(by, "—"))


def what(entry: Entry, people: People, hotel: Property, longest: int) -> Phrase:
    """What the line states, without when and who."""
    if entry.kind is EntryKind.FACT:
        return fact(entry, longest)
    if entry.kind is EntryKind.COUNT:
        return _count(entry, hotel)
    if entry.kind is EntryKind.OWNER:
        return say("incident.given_to", person=people.get(entry.body["owner"], "—"))
    return _WORDED[entry.kind](entry, worded(entry, longest))


def worded(entry: Entry, longest: int) -> Name | str:
    """Its words, in the reader's language where they were said in both."""
    said = entry.body.get("by_language")
    if said:
        return Name({language: quoted(str(words), longest) for language, words in said.items()})
    return quoted(entry.words, longest)


def _note(entry: Entry, words: Name | str) -> Phrase:
    return say("incident.asks", words=words) if entry.body.get("question") else say("text.words", words=words)


def _message(entry: Entry, words: Name | str) -> Phrase:
    whom = quoted(entry.body["who"], 60)
    if entry.body["direction"] == "in":
        return say("incident.received", who=whom, words=words)
    return say("incident.sent", who=whom, words=words)


_WORDED: Mapping[EntryKind, Callable[[Entry, Name | str], Phrase]] = {
    EntryKind.NOTE: _note,
    EntryKind.MESSAGE: _message,
    EntryKind.OPENED: lambda entry, words: say("incident.opened", words=words),
    EntryKind.CLOSED: lambda entry, words: say("incident.closed", words=words),
    EntryKind.BOOKING: lambda entry, words: say("incident.concerns", number=entry.body["number"]),
    EntryKind.DECISION: lambda entry, words: say("incident.decided", words=words),
    EntryKind.IMPORTED: lambda entry, words: say("incident.imported", words=words or "—"),
    EntryKind.CLAIM: lambda entry, words: say(
        "incident.claims", name=quoted(str(entry.body["document"]), 60), words=words
    ),
    EntryKind.JUDGED: lambda entry, words: (
        say("incident.claim_kept", words=words)
        if entry.body["kept"]
        else say("incident.claim_left", words=words)
    ),
    EntryKind.ORDERS: lambda entry, words: say("incident.orders_given", n=int(entry.body["n"])),
    EntryKind.TEST: lambda entry, words: _STEPS[str(entry.body["step"])],
    EntryKind.BLOCK: lambda entry, words: say(
        "incident.block_line", what=_BLOCKS[str(entry.body["step"])], number=entry.body["booking"]
    ),
    EntryKind.REPORT: lambda entry, words: say("incident.report_made", n=int(entry.body["version"])),
    EntryKind.REVIEW: lambda entry, words: say(
        "incident.reviewed", n=int(entry.body["version"]), words=words
    ),
}


def fact(entry: Entry, longest: int) -> Phrase:
    """« Type de connexion : sens unique (Extranet › Compte) »"""
    body = entry.body
    topic = topics().get(str(body["topic"]))
    name = topic.name if topic else Name({"fr": str(body["topic"]), "en": str(body["topic"])})
    value = value_name(str(body["topic"]), quoted(str(body["value"]), longest))
    if body.get("where"):
        return say("incident.fact_at", topic=name, value=value, where=quoted(str(body["where"]), 120))
    return say("incident.fact", topic=name, value=value)


def contradiction_line(one: Contradiction, people: People) -> Phrase:
    """« Support : « doit rester » (Omar) contre « réparé » (Said) ; non tranché »"""
    topic = topics().get(one.topic)
    said = tuple(
        say(
            "incident.says",
            value=value_name(one.topic, quoted(value, 80)),
            person=person(entry.by, people),
            at=entry.at,
        )
        for value, entry in one.said
    )
    return say("incident.contradicts", topic=topic.name if topic else one.topic, said=said)


def _count(entry: Entry, hotel: Property) -> Phrase:
    body = entry.body
    kind = hotel.room_type(str(body["room_type"]))
    nights = spans(date.fromisoformat(night) for night in body["nights"])
    return say(
        "incident.counted",
        channel=channel_name(str(body["channel"])),
        n=int(body["seen"]),
        room_type=kind.name if kind else str(body["room_type"]),
        span=nights[0],
    )
