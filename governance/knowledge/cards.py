"""How does what was found look on a phone, with the place where each word of it stands?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.house.decision import LANGUAGES
from domain.knowledge.findings import Findings, Hit
from domain.knowledge.writing import OWN, Writing
from domain.phrase import Name, Phrase, say
from governance.post.replies import Block, Line, Reply, reply

PROBLEMS: Mapping[str, Phrase] = {
    "archive": say("knowledge.problem_archive"),
    "damaged": say("knowledge.problem_damaged"),
    "empty": say("knowledge.problem_empty"),
    "form": say("knowledge.problem_form"),
    "no_text": say("knowledge.problem_no_text"),
    "password": say("knowledge.problem_password"),
    "too_heavy": say("knowledge.problem_too_heavy"),
    "too_large": say("knowledge.problem_too_large"),
    "unreachable": say("knowledge.problem_unreachable"),
    "unsafe": say("knowledge.problem_unsafe"),
}


def answer_reply(found: Findings, who: Sequence[str]) -> Reply:
    """The answer in the words of the writing; both where two differ; else that nobody knows, and who may."""
    if found.differing:
        head = Block((Line(say("knowledge.differ", n=len(found.differing)), bold=True),))
        return Reply((head, *(_quoted(one) for one in found.differing)))
    answers = found.answers
    if not answers:
        return unknown_reply(found, who)
    best = answers[0]
    more = [Line(say("knowledge.also", place=citation(one)), quiet=True) for one in answers[1:3]]
    return Reply((_quoted(best), *([Block(tuple(more))] if more else [])))


def found_reply(found: Findings) -> Reply:
    """Everything that was found, each with its place: what `/cherche` shows."""
    if not found.hits:
        words = say("knowledge.nothing", words=found.question) if found.passages else say("knowledge.empty")
        return reply(words, *_lost(found))
    head = Block((Line(say("knowledge.found", n=len(found.hits), words=found.question), bold=True),))
    foot = [Block(_lost(found))] if found.lost else []
    return Reply((head, *(_quoted(one) for one in found.hits), *foot))


def unknown_reply(found: Findings, who: Sequence[str]) -> Reply:
    """« Je ne sais pas », who may know, and the nearest place, which is not given out as an answer."""
    lines = [Line(say("knowledge.unknown", names=tuple(who)) if who else say("knowledge.unknown_by_all"))]
    if found.hits:
        lines.append(Line(say("knowledge.nearest", place=citation(found.hits[0])), quiet=True))
    return reply(*lines, *_lost(found))


def _lost(found: Findings) -> tuple[Line, ...]:
    """What is missing here because its source cannot be reached."""
    return tuple(Line(say("knowledge.lost", name=one), quiet=True) for one in found.lost)


def citation(hit: Hit) -> Phrase:
    """« contrat-booking.pdf, version 2, p. 3 »."""
    writing, place = hit.found.writing, hit.found.passage.place
    if place.page is not None:
        return say("knowledge.on_page", title=titled(writing), page=place.page)
    if place.heading and writing.source not in OWN:
        return say("knowledge.under", title=titled(writing), heading=place.heading)
    return say("knowledge.in", title=titled(writing))


def titled(writing: Writing) -> Phrase:
    """Its name, with the version where there was another before."""
    if writing.source in OWN:
        return say("knowledge.title", title=in_languages(writing.title))
    if writing.version > 1:
        return say("knowledge.title_version", title=writing.title, version=writing.version)
    return say("knowledge.title", title=writing.title)


def in_languages(title: str) -> Name | str:
    """What the house itself wrote may have a title for each language, a line each."""
    lines = title.split("\n")
    return Name(dict(zip(LANGUAGES, lines, strict=True))) if len(lines) == len(LANGUAGES) else title


def _quoted(hit: Hit) -> Block:
    writing = hit.found.writing
    words = " ".join(hit.quotation.split())
    lines = [Line(say("knowledge.quoted", words=words)), Line(citation(hit), quiet=True)]
    if writing.withheld and "•••" in hit.quotation:
        lines.append(Line(say("knowledge.withheld"), quiet=True))
    return Block(tuple(lines))
