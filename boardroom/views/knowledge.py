"""What do the house's writings say of something, and what stands around those words on their page?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.consent.rights import Right
from domain.knowledge.findings import Findings, Hit
from domain.knowledge.writing import OWN, Audience, Passage, Place, Writing, readable_by
from domain.phrase import Phrase, say
from governance.knowledge.cards import PROBLEMS, citation, titled
from governance.knowledge.finding import Library
from governance.knowledge.knowing import who_may_know

_AT = re.compile(r"(\d{1,6})(?:\.(\d{1,6})\.(\d{1,6}))?")
FOR_WHOM = {
    Audience.OWNER: say("page.for_owners"),
    Audience.OPERATOR: say("page.for_operators"),
    Audience.STAFF: say("page.for_everybody"),
}


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of a writing with the place where they stand. `path` opens its page with the words marked."""

    words: str
    place: Phrase
    path: str
    answers: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage of an open page: what stands before the cited words, those (none: ""), and what follows."""

    before: str
    marked: str
    after: str


async def show(visit: Visit) -> Shown:
    """A place for words; what was found for the last ones that this session asked; else what has been read."""
    asked = visit.lobby.kept.one(visit.visitor.session.id, visit.request.query_params.get("f", ""))
    open_to_him = readable_by(visit.visitor.member.role)
    found = asked.found if asked is not None else None
    async with visit.lobby.office.store.reading(visit.visitor.property_id) as unit:
        writings = await unit.writings.current(open_to_him) if found is None else ()
        # What he may not read any more, or what another version took the place of, is not shown from memory.
        still = (
            await unit.search.get([one.found.id for one in found.hits], open_to_him)
            if found is not None
            else {}
        )
        who = await who_may_know(unit, found.question) if found is not None and not found.answers else ()
    hits = [one for one in found.hits if one.found.id in still] if found is not None else []
    return Shown(
        "knowledge.html.j2",
        {
            "asked": found.question if found is not None else "",
            "told": told(found, hits, who) if found is not None else None,
            "differing": say("knowledge.differ", n=len(found.differing))
            if found and found.differing
            else None,
            "hits": [cited(one) for one in hits],
            "lost": [say("knowledge.lost", name=one) for one in found.lost] if found is not None else (),
            "writings": [
                (one, titled(one), note(visit, one))
                for one in sorted(writings, key=lambda one: one.source in OWN)  # what people sent comes first
            ],
        },
    )


async def one(visit: Visit) -> Shown:
    """One page of a writing, the cited words marked on it."""
    what = visit.request.path_params["what"]
    office, may_read = visit.lobby.office, readable_by(visit.visitor.member.role)
    library = Library(office.store, visit.visitor.property_id, may_read)
    found = await library.open(int(what)) if what.isascii() and what.isdecimal() and len(what) < 10 else None
    if found is None or not found[1]:
        return Shown("missing.html.j2", {}, 404)
    writing, passages = found
    at = _AT.fullmatch(visit.request.query_params.get("at", ""))
    number = int(at[1]) if at else passages[0].number
    here = next((one for one in passages if one.number == number), passages[0])
    span = (int(at[2]), int(at[3])) if at and at[2] and here.number == number else (0, 0)
    places = list(places_of(passages))
    turn = next(n for n, (place, _) in enumerate(places) if place == sheet_of(here.place))
    return Shown(
        "writing.html.j2",
        {
            "writing": writing,
            "title": titled(writing),
            "note": note(visit, writing),
            "place": place_words(here.place),
            "stretches": [
                stretch(one, span if one is here else (0, 0))
                for one in passages
                if sheet_of(one.place) == sheet_of(here.place)
            ],
            "earlier": places[turn - 1][1] if turn else None,
            "later": places[turn + 1][1] if turn + 1 < len(places) else None,
            "turn": say("page.sheet_of", n=turn + 1, total=len(places)),
            "versions": [
                (one.id, titled(one), one.id == writing.id) for one in await library.versions(writing.id)
            ],
        },
    )


def told(found: Findings, hits: Sequence[Hit], who: Sequence[str]) -> Phrase:
    """Whether anything answers; where nothing does, who may know."""
    if not found.passages:
        return say("page.no_writings")
    if any(one.answers for one in hits):
        return say("knowledge.found", n=len(hits), words=found.question)
    return say("knowledge.unknown", names=tuple(who)) if who else say("knowledge.unknown_by_all")


def cited(hit: Hit) -> Cited:
    """One place that was found."""
    of, quoted = hit.found, hit.quotation
    start = max(of.passage.text.find(quoted), 0)
    path = f"/connaissance/{of.writing.id}?at={of.passage.number}.{start}.{start + len(quoted)}#cite"
    hidden = bool(of.writing.withheld) and "•••" in quoted
    return Cited(" ".join(quoted.split()), citation(hit), path, hit.answers, hidden)


def note(visit: Visit, one: Writing) -> Phrase:
    """For whom it is, of what day, and why nothing of it could be read."""
    parts: list[Phrase] = [
        FOR_WHOM[one.audience],
        say("page.written_on", day=(one.dated or one.read_at).date()),
    ]
    if one.problem in PROBLEMS:
        parts.append(PROBLEMS[one.problem])
    return say("join.dots", parts=tuple(parts))


def sheet_of(place: Place) -> Place:
    """What is shown together: a page, where there are pages; else what stands under one heading."""
    return Place(place.page) if place.page is not None else place


def places_of(passages: Sequence[Passage]) -> Iterator[tuple[Place, int]]:
    """The sheets of a writing in its order, each with its first passage."""
    seen = set()
    for passage in passages:
        sheet = sheet_of(passage.place)
        if sheet not in seen:
            seen.add(sheet)
            yield sheet, passage.number


def place_words(place: Place) -> Phrase | None:
    """« p. 3 », or the heading."""
    if place.page is not None:
        return say("page.sheet", n=place.page)
    return say("text.words", words=place.heading) if place.heading else None


def stretch(passage: Passage, span: tuple[int, int]) -> Stretch:
    """A passage, parted around the cited words."""
    start, end = span
    text = passage.text
    if not 0 <= start < end <= len(text):
        return Stretch(text, "", "")
    return Stretch(text[:start], text[start:end], text[end:])


VIEW = View("connaissance", say("page.view_knowledge"), "knowledge", 75, show, one, right=Right.SEARCH)
