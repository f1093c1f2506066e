"""What would the desk have done with the owner's questions and ours, in few words?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from domain.guests.rehearsal import Played, ours, played, summed
from domain.phrase import Phrase, say
from governance.consent.kinds.answer_guest.topics import TOPICS
from governance.guests.shown import FENCES, as_written
from governance.guests.standards import standards
from governance.office import Office
from governance.package.filled import package_of
from governance.post.harmless import quoted
from governance.post.replies import Block, Line, Reply
from store.unit import Unit

OWN = "guest-questions.txt"  # beside the database: one question a line
MOST_OWN, MOST_SHOWN = 200, 20
BECAME: Mapping[str, Phrase] = {
    "drafted": say("guests.bench_drafted"),
    "partly": say("guests.bench_partly"),
    "person": say("guests.bench_person"),
    "silence": say("guests.bench_silence"),
}


async def rehearsed(office: Office, unit: Unit) -> tuple[Sequence[Played], Sequence[Played]]:
    """(the owner's own, ours), each played against the facts of this moment. Nothing is kept, nothing leaves."""
    package, now = await package_of(unit), office.clock()
    book = await standards(unit)
    own = [played(text, package, now, book=book) for text in own_questions(office.home / OWN)]
    return own, [played(text, package, now, expected=code, book=book) for _, text, code in ours()]


def own_questions(path: Path) -> Sequence[str]:
    """The lines of the owner's file; none without one."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    return [line.strip() for line in lines if line.strip()][:MOST_OWN]


def bench_reply(own: Sequence[Played], others: Sequence[Played], now: datetime) -> Reply:
    """How many became what, then each of the owner's own with what would be said, and which facts are missing."""
    head = Line(say("guests.bench_title", n=len(own) + len(others)), bold=True)
    counted = summed([*own, *others])
    counts = tuple(
        say("guests.bench_count", what=BECAME[name], n=counted[name]) for name in BECAME if counted[name]
    )
    missed = sum(not one.as_expected for one in others)
    lines = [head, Line(say("join.dots", parts=counts)), Line(say("guests.bench_missed", n=missed))]
    lacks = sorted({code for one in (*own, *others) for code in one.missing if code in TOPICS})
    if lacks:
        lines.append(Line(say("guests.bench_lacks", what=tuple(TOPICS[code] for code in lacks))))
    return Reply((Block(tuple(lines)), *(_shown(one) for one in own[:MOST_SHOWN])))


def _shown(one: Played) -> Block:
    lines = [
        Line(say("guests.quoted", words=quoted(one.text, 120)), bold=True),
        Line(BECAME[one.became], quiet=True),
    ]
    fenced = tuple(FENCES[code] for code in one.fences if code in FENCES)
    if fenced:
        lines.append(Line(say("guests.fenced", what=fenced)))
    if one.unread:
        lines.append(Line(say("guests.unread", words=quoted(as_written(one.unread, one.text), 120))))
    lacks = tuple(TOPICS[code] for code in one.missing if code in TOPICS)
    if lacks:
        lines.append(Line(say("guests.bench_lacks", what=lacks)))
    if one.answer:
        lines += [Line(say("text.words", words=words)) for words in one.answer.split("\n") if words.strip()]
    return Block(tuple(lines))


def bench_json(own: Sequence[Played], others: Sequence[Played]) -> dict[str, Any]:
    """The same for a program."""
    return {"own": [_json(one) for one in own], "ours": [_json(one) for one in others]}


def _json(one: Played) -> dict[str, Any]:
    return {
        "text": one.text,
        "language": one.language,
        "became": one.became,
        "as_expected": one.as_expected,
        "fences": list(one.fences),
        "topics": list(one.topics),
        "missing": list(one.missing),
        "answer": one.answer,
        "sources": dict(one.sources),
        "breaches": list(one.breaches),
        "unread": list(one.unread),
    }
