"""What does a report or thread that somebody brings state about an incident, word for word?

Nothing of it counts before a person has looked: each claim stands with the sentence it was read from, its place in
the document, and what it may mean. What can be read in two ways keeps both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from domain.errors import refuse
from domain.folding import fold
from domain.incident.calling import KEEP, LEAVE
from domain.incident.incident import Entry, EntryKind, of_kind
from domain.incident.topics import Topic, topics, value_name

BOOKING, MESSAGE = (
    "booking",
    "message",
)  # claims that are about no topic: a booking concerned, a message quoted
MOST = 60  # of one document
LONGEST = 300  # letters of a quotation
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\S)|\s+·\s+|\n+")
_COLON = re.compile(r"\s*(?::|=|→|\||\s-\s|\s–\s)\s*")
_LIST = re.compile(r"^(?:[-*•>#\s]+|\d{1,2}[.)]\s+|[|]\s*)+")
_NUMBER = re.compile(r"(?<![\w-])R\d{6,12}(?!\w)", re.IGNORECASE)
_NOT = re.compile(r"(?:\b(?:not|no|never|without|pas|non|aucun|aucune|jamais|sans|n')\b\W*(?:\w+\W+){0,2})$")
_SAID = re.compile(
    r"\b(?:support|assistance)\b(?P<between>[^«»“”\"\n]{0,80})[«“\"]\s*(?P<words>[^«»“”\"]{3,300}?)\s*[»”\"]",
    re.IGNORECASE,
)
_THREAD = re.compile(
    r"^\[?(?P<day>\d{4}-\d\d-\d\d|\d{1,2}([/.])\d{1,2}\2(?:\d{4}|\d\d))(?!\d)"
    r"(?:(?:[,\s]+|\s+(?:à|at)\s+)\d{1,2}[:h]\d\d(?::\d\d)?(?![\d:]))?\]?\s*(?:[-–·]\s*)?"
    r"(?P<who>(?![AaPp]\.?[Mm]\b)[^\W\d_][^:\n]{1,40}?)\s*:\s*(?P<words>\S.*)$"
)
_UNSEEN = dict.fromkeys((0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF))
_YES_NO = frozenset({"yes", "no"})


@dataclass(frozen=True, slots=True)
class Written:
    """A passage of a document and its place in it: « p. 2 », a heading, or nothing."""

    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """`topic` is a topic's id, `BOOKING` or `MESSAGE`; `values` what it may mean, one unless it can be read in two
    ways; `quote` the document's words, `place` where they stand. `who` and `day` are a message's."""

    topic: str
    values: tuple[str, ...]
    quote: str
    place: str = ""
    who: str = ""
    day: str = ""


def claims_in(passages: Iterable[Written]) -> tuple[Claim, ...]:
    """Every claim of a document, the same one once, in its order."""
    found: dict[tuple[str, tuple[str, ...], str], Claim] = {}
    for passage in passages:
        for claim in _of(passage):
            found.setdefault((claim.topic, claim.values, claim.who), claim)
    return tuple(found.values())[:MOST]


def _of(passage: Written) -> Iterator[Claim]:
    for line in _messages(passage.text):
        message = _THREAD.match(line)
        if message is not None:
            yield Claim(
                MESSAGE,
                (message["words"][:LONGEST],),
                line[:LONGEST],
                passage.place,
                message["who"].strip(),
                message["day"],
            )
    for said in _SAID.finditer(passage.text):
        yield Claim("support_reason", (said["words"],), " ".join(said[0].split()), passage.place)
    for sentence in _SENTENCE.split(passage.text):
        bare = _LIST.sub("", sentence).strip(" *_`|")
        if bare:
            yield from _of_sentence(bare, passage.place)


def _messages(text: str) -> Iterator[str]:
    """Each line without the marks that nobody sees; in a thread a message goes on until the next one begins."""
    lines = [line.translate(_UNSEEN).strip() for line in text.split("\n")]
    thread = sum(1 for line in lines if _THREAD.match(line)) > 1
    at = 0
    while at < len(lines):
        end = at + 1
        while thread and _THREAD.match(lines[at]) and end < len(lines) and lines[end]:
            if _THREAD.match(lines[end]):
                break
            end += 1
        yield " ".join(lines[at:end])
        at = end


def _of_sentence(sentence: str, place: str) -> Iterator[Claim]:
    quote = sentence[:LONGEST]
    for number in dict.fromkeys(one.upper() for one in _NUMBER.findall(sentence)):
        yield Claim(BOOKING, (number,), quote, place)
    named = _topic_in(sentence)
    if named is None:
        return
    topic, rest, direct = named
    if topic.values:
        values = _values_in(topic, rest, direct)
        if values:
            yield Claim(topic.id, values, quote, place)
    elif direct and rest.strip(" .*_`"):
        yield Claim(topic.id, (rest.strip(" .*_`")[:LONGEST],), quote, place)


def _topic_in(sentence: str) -> tuple[Topic, str, bool] | None:
    """The topic that a sentence is about, what it says of it, and whether it says so directly, « sujet : valeur ».

    A topic without values is only taken where the sentence begins with it: free words about it are prose.
    """
    left, *right = _COLON.split(sentence, maxsplit=1)
    head = " ".join(fold(left).split()).strip(" *_`.\"'«»")
    if right:
        for topic in topics().values():
            if head in topic.named:
                return topic, right[0], True
    folded = " ".join(fold(sentence).split())
    found = [
        (len(word), topic, folded[match.end() :])
        for topic in topics().values()
        if topic.values
        for word in topic.named
        if len(word) > 4 and (match := re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded)) is not None
    ]
    if not found:
        return None
    _, topic, rest = max(found, key=lambda one: one[0])
    return topic, rest, False


def _values_in(topic: Topic, rest: str, direct: bool) -> tuple[str, ...]:
    """The values that the words name; of a denied one the others. Yes and no only count right behind the topic."""
    bare = " ".join(fold(rest).split()).strip(" .«»\"'*_`")
    if direct and (exact := topic.value(bare)) is not None:
        return (exact,)
    if set(topic.values) <= _YES_NO:
        first = re.match(r"(?:oui|yes|non|no)\b", bare) if direct else None
        code = topic.value(first[0]) if first is not None else None
        return (code,) if code is not None else ()
    meant: dict[str, None] = {}
    taken: list[tuple[int, int]] = []
    for word, code in sorted(topic.said.items(), key=lambda one: -len(one[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", bare):
            if any(first < match.end() and match.start() < last for first, last in taken):
                continue
            taken.append(match.span())
            if _NOT.search(bare[: match.start()]):
                meant.update(dict.fromkeys(one for one in topic.values if one != code))
            else:
                meant[code] = None
    return tuple(meant)


def as_body(claim: Claim, document: str) -> dict[str, Any]:
    """What a line of the timeline holds of it, beside its words."""
    return {
        "topic": claim.topic,
        "values": list(claim.values),
        "place": claim.place,
        "who": claim.who,
        "day": claim.day,
        "document": document,
    }


def of_entry(entry: Entry) -> Claim:
    """The claim that a line holds."""
    told = entry.body
    return Claim(told["topic"], tuple(told["values"]), entry.words, told["place"], told["who"], told["day"])


def answer_to(claim: Claim, words: str) -> int | None:
    """Which of its values somebody keeps, by its place; None: he leaves it. Refusal: neither, or not which."""
    bare = " ".join(fold(words).split()).strip(" .")
    if bare in LEAVE:
        return None
    if bare in KEEP and len(claim.values) == 1:
        return 0
    topic = topics().get(claim.topic)
    code = topic.value(words) if topic is not None and topic.values else None
    if code in claim.values:
        return claim.values.index(code)
    offered = tuple(value_name(claim.topic, value) for value in claim.values)
    raise refuse("incident.claim_which", values=offered)


def unjudged(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The claims that nobody has kept or set aside, those first that contradict something."""
    judged = {int(one.body["claim"]) for one in of_kind(entries, EntryKind.JUDGED)}
    open_ = [one for one in of_kind(entries, EntryKind.CLAIM) if one.id not in judged]
    return tuple(sorted(open_, key=lambda one: (not contradicts(one, entries), one.id)))


def contradicts(claim: Entry, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The stated facts, and the other claims, that say something else on the same subject.

    What somebody quotes and which bookings are concerned contradicts nothing.
    """
    if claim.body["topic"] in {BOOKING, MESSAGE}:
        return ()
    topic, values = claim.body["topic"], set(claim.body["values"])
    against = [
        one
        for one in of_kind(entries, EntryKind.FACT)
        if one.body["topic"] == topic and one.body["value"] not in values
    ]
    against += [
        one
        for one in of_kind(entries, EntryKind.CLAIM)
        if one.id != claim.id and one.body["topic"] == topic and not values & set(one.body["values"])
    ]
    return tuple(against)
