"""What may every director look up in the house's writings?"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

from domain.knowledge.writing import Passage, Writing
from governance.conversation.toolbox.shown import UNTRUSTED
from governance.conversation.toolbox.typed import Unanswered, citing
from governance.reader import Shelves
from governance.tool import Answer, Ground, Quote

SOURCE = "documents"
MOST_FOUND = 5
LONGEST_TITLE = 120
MOST_LINES = 40


@citing
async def search_documents(ground: Ground, words: str) -> Answer:
    """What the house's documents, facts, decisions and incidents say: quotations with document, version, place.

    words: a question or words, in any language
    """
    found = await _shelves(ground).find(words, MOST_FOUND)
    rows = [
        {
            "document": hit.found.writing.id,
            "version": hit.found.writing.version,
            "page": hit.found.passage.place.page,
            "answers": hit.answers,
            # what a file is called and what stands above a passage is its writer's too
            "found": {
                UNTRUSTED: {
                    "title": hit.found.writing.title[:LONGEST_TITLE],
                    "heading": hit.found.passage.place.heading[:LONGEST_TITLE],
                    "says": hit.quotation,
                }
            },
        }
        for hit in found.hits
    ]
    facts = {"known": bool(found.answers), "differ": len(found.differing)}
    notes = () if found.answers else ("no passage answers it: say that the house does not know",)
    quotes = tuple(Quote(hit.found.writing.title, hit.quotation) for hit in found.hits)
    return Answer(SOURCE, facts, rows, notes=notes, quotes=quotes)


@citing
async def open_document(ground: Ground, document: int, page: int | None = None, passage: int = 1) -> Answer:
    """The text of one document, passage by passage, as far as four kilobytes go.

    document: its number from search_documents
    page: only this page
    passage: begin at this one
    """
    writing, passages = await _opened(ground, document)
    wanted = [one for one in passages if one.number >= passage and page in {None, one.place.page}]
    if not wanted:
        raise Unanswered(f"{len(passages)} passages, none of them there")
    rows = [
        {
            "passage": one.number,
            "page": one.place.page,
            "found": {UNTRUSTED: {"heading": one.place.heading[:LONGEST_TITLE], "text": one.text}},
        }
        for one in wanted
    ]
    quotes = tuple(Quote(writing.title, one.text) for one in wanted)
    told = {UNTRUSTED: writing.title[:LONGEST_TITLE]}
    facts = {"title": told, "version": writing.version, "passages": len(passages)}
    return Answer(SOURCE, facts, rows, writing.dated, quotes=quotes)


@citing
async def compare_versions(ground: Ground, document: int) -> Answer:
    """What the newest version of a document says that the one before did not, and the other way round.

    document: the number of any version, from search_documents
    """
    versions = await _shelves(ground).versions(document)
    if len(versions) < 2:
        raise Unanswered("there is one version only" if versions else f"no document {document}")
    new, old = versions[0], versions[1]
    before, after = await _lines(ground, old), await _lines(ground, new)
    changes = [one for one in difflib.ndiff(before, after) if one.startswith(("+ ", "- "))]
    rows: list[dict[str, Any]] = [
        {"now": one.startswith("+"), "line": {UNTRUSTED: one[2:]}} for one in changes[:MOST_LINES]
    ]
    facts = {
        "title": {UNTRUSTED: new.title[:LONGEST_TITLE]},
        "versions": [old.version, new.version],
        "changes": len(changes),
    }
    quotes = (Quote(new.title, "\n".join(changes[:MOST_LINES])),) if changes else ()
    return Answer(SOURCE, facts, rows, new.dated, quotes=quotes)


def _shelves(ground: Ground) -> Shelves:
    if ground.shelves is None:
        raise Unanswered("no documents can be read here")
    return ground.shelves


async def _opened(ground: Ground, document: int) -> tuple[Writing, Sequence[Passage]]:
    found = await _shelves(ground).open(document)
    if found is None:
        raise Unanswered(f"no document {document}")
    return found


async def _lines(ground: Ground, writing: Writing) -> list[str]:
    _, passages = await _opened(ground, writing.id)
    return [line for one in passages for line in one.text.split("\n")]


DOCUMENT_TOOLS = (search_documents, open_document, compare_versions)
