"""Which passages answer a question, for somebody who may read them?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from channels.meaning import Meaning
from domain.knowledge.findings import Findings, Found, Hit
from domain.knowledge.fusing import fused
from domain.knowledge.quoting import best_span, covered, differ, spans_of, stands, weights_of
from domain.knowledge.words import Term, terms_of, words_in
from domain.knowledge.writing import Audience, Passage, Writing
from store.engine import Store
from store.unit import Unit

MOST = 5
# The setting that counts the writings which went with a source.
LOST = "knowledge_lost:"
LOOKED_AT = 50
CLOSELY = 8  # passages whose sentences are compared one by one
# A word that stands in at most this share of the passages tells them apart.
RARE = 0.05


@dataclass(frozen=True, slots=True)
class Library:
    """The writings of one house as somebody of these audiences may read them; no transaction is open while the
    encoder thinks."""

    store: Store
    property_id: str
    audiences: Collection[Audience]
    meaning: Meaning | None = None

    async def find(self, question: str, most: int = MOST) -> Findings:
        """The passages that answer it, by their words and, where meanings are known, by their meaning."""
        terms = terms_of(question)
        async with self.store.reading(self.property_id) as unit:
            passages = await unit.search.count(self.audiences)
            lost = await lost_sources(unit)
            if not terms or not passages:
                return Findings(question, passages=passages, lost=lost)
            held = await unit.search.how_many(terms, self.audiences)
            spoken = await unit.search.by_words(terms, self.audiences, LOOKED_AT)
            meanings = await unit.search.meanings(self.audiences) if self.meaning is not None else ()
        meaning = self.meaning if meanings else None
        near: list[int] = []
        if meaning is not None:
            near = [one for one, _ in await meaning.nearest(question, meanings, LOOKED_AT)]
        async with self.store.reading(self.property_id) as unit:
            looked_at = await unit.search.get({*spoken, *near}, self.audiences)
        weights = weights_of(held, passages)
        shares = {one: covered(weights, _words(found)) for one, found in looked_at.items()}
        spoken = sorted((one for one in spoken if one in shares), key=lambda one: -shares[one])
        rare = any(0 < count <= max(3, passages * RARE) for count in held.values())
        order = [one for one in _ordered(spoken, near, rare=rare) if one in looked_at]
        kept = [_hit(looked_at[one], weights, shares[one]) for one in order[:CLOSELY]]
        if meaning is not None:
            kept = await _read_closely(question, kept, weights, meaning)
        shown = tuple(one for one in kept[:most] if stands(one.quotation, one.found.passage))
        return Findings(question, shown, _differing(shown), passages, lost)

    async def open(self, document: int) -> tuple[Writing, Sequence[Passage]] | None:
        """One version of a writing, whole; None where there is none, or it is not for these."""
        async with self.store.reading(self.property_id) as unit:
            writing = await unit.writings.by_id(document, self.audiences)
            return (
                None if writing is None else (writing, await unit.writings.passages(document, self.audiences))
            )

    async def versions(self, document: int) -> Sequence[Writing]:
        """Every version of the writing that this is one of, the newest first."""
        async with self.store.reading(self.property_id) as unit:
            writing = await unit.writings.by_id(document, self.audiences)
            return [] if writing is None else await unit.writings.versions(writing.key, self.audiences)


async def lost_sources(unit: Unit) -> tuple[str, ...]:
    """The folders and drives that cannot be reached any more and were cited before."""
    switched = await unit.settings.all()
    return tuple(
        sorted(name.removeprefix(LOST) for name, n in switched.items() if name.startswith(LOST) and n)
    )


def _ordered(spoken: Sequence[int], near: Sequence[int], *, rare: bool) -> Sequence[int]:
    """Together only where a word hits that tells passages apart: common words would pull down what is meant."""
    if not near:
        return spoken
    return fused(spoken, near) if rare and spoken else near


async def _read_closely(
    question: str, hits: Sequence[Hit], weights: Mapping[Term, float], meaning: Meaning
) -> list[Hit]:
    """The sentences of the first passages against the question: the best one is quoted, and says how near it is."""
    spans = [(hit, span) for hit in hits for span in spans_of(hit.found.passage.text)]
    texts = [span.of(hit.found.passage.text) for hit, span in spans]
    likeness = await meaning.likeness(question, texts)
    best: dict[int, tuple[float, str, float]] = {}
    for (hit, _), text, alike in zip(spans, texts, likeness, strict=True):
        said = alike + covered(weights, words_in(text))
        if said > best.get(hit.found.id, (-1.0, "", 0.0))[0]:
            best[hit.found.id] = (said, text, alike)
    read = [
        replace(hit, quotation=best[hit.found.id][1], likeness=best[hit.found.id][2])
        for hit in hits
        if hit.found.id in best
    ]
    return sorted(read, key=lambda hit: -(hit.words + (hit.likeness or 0.0)))


def _words(found: Found) -> frozenset[str]:
    return words_in(f"{found.writing.title}\n{found.passage.place.heading}\n{found.passage.text}")


def _hit(found: Found, weights: Mapping[Term, float], share: float) -> Hit:
    return Hit(found, best_span(found.passage, weights).of(found.passage.text), share)


def _differing(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Answers of different writings of which the best gives other figures than the rest."""
    best: dict[str, Hit] = {}
    for hit in hits:
        if hit.answers:
            best.setdefault(hit.found.writing.key, hit)
    told = list(best.values())
    return tuple(told) if differ([one.quotation for one in told]) else ()
