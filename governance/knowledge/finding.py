"""Which passages answer a question, for somebody who may read them?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from channels.meaning import Meaning
from domain.knowledge.fusing import fused
from domain.knowledge.quoting import best_span, covered, differ, stands, weights_of
from domain.knowledge.words import Term, terms_of, words_in
from domain.knowledge.writing import Audience
from store.knowledge.search import Found
from store.unit import Unit

MOST = 5
LOOKED_AT = 50
# A word that stands in at most this share of the passages tells them apart.
RARE = 0.05
# From here on a passage counts as an answer: the share of the question's words that stand in it, weighed by how
# rare they are; or how near the passage's meaning is to the question's (measured in docs/proofs.md).
ENOUGH_WORDS = 0.6
ENOUGH_MEANING = 0.62


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with the words of it that are quoted, and how far it answers, each from 0 to 1."""

    found: Found
    quotation: str
    words: float
    likeness: float | None = None

    @property
    def answers(self) -> bool:
        """Whether it may be given as an answer rather than as something that was found."""
        return self.words >= ENOUGH_WORDS or (self.likeness or 0.0) >= ENOUGH_MEANING


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, the best first; `differing` are those of different writings that give other figures."""

    question: str
    hits: tuple[Hit, ...] = ()
    differing: tuple[Hit, ...] = ()
    passages: int = 0

    @property
    def answers(self) -> tuple[Hit, ...]:
        """What may be said as an answer; nothing where the house does not know."""
        return tuple(one for one in self.hits if one.answers)


async def find(
    unit: Unit,
    question: str,
    audiences: Collection[Audience],
    meaning: Meaning | None = None,
    most: int = MOST,
) -> Findings:
    """The passages of writings for these audiences, by their words and, where there is one, by their meaning."""
    terms = terms_of(question)
    passages = await unit.search.count(audiences)
    if not terms or not passages:
        return Findings(question, passages=passages)
    weights = weights_of(await unit.search.how_many(terms, audiences), passages)
    spoken = await unit.search.by_words(terms, audiences, LOOKED_AT)
    near: Mapping[int, float] = {}
    if meaning is not None:
        near = dict(await meaning.nearest(question, await unit.search.meanings(audiences), LOOKED_AT))
    looked_at = await unit.search.get({*spoken, *near}, audiences)
    shares = {one: covered(weights, _words(found)) for one, found in looked_at.items()}
    spoken = sorted(
        (one for one in spoken if one in shares), key=lambda one: -shares[one]
    )  # stable: bm25 within
    order = _ordered(spoken, list(near), await _rare(unit, terms, audiences, passages))
    hits = [_hit(looked_at[one], weights, shares[one], near.get(one)) for one in order if one in looked_at]
    shown = tuple(hit for hit in hits if hit is not None)[:most]
    return Findings(question, shown, _differing(shown), passages)


def _ordered(spoken: Sequence[int], near: Sequence[int], rare: bool) -> Sequence[int]:
    if not near:
        return spoken
    return fused(spoken, near) if rare and spoken else near


async def _rare(unit: Unit, terms: Sequence[Term], audiences: Collection[Audience], passages: int) -> bool:
    held = await unit.search.how_many(terms, audiences)
    return any(0 < count <= max(3, passages * RARE) for count in held.values())


def _words(found: Found) -> frozenset[str]:
    return words_in(f"{found.writing.title}\n{found.passage.place.heading}\n{found.passage.text}")


def _hit(found: Found, weights: Mapping[Term, float], share: float, likeness: float | None) -> Hit | None:
    quotation = best_span(found.passage, weights).of(found.passage.text)
    return Hit(found, quotation, share, likeness) if stands(quotation, found.passage) else None


def _differing(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Answers of different writings of which the best gives other figures than the rest."""
    best: dict[str, Hit] = {}
    for hit in hits:
        if hit.answers:
            best.setdefault(hit.found.writing.key, hit)
    told = list(best.values())
    return tuple(told) if differ([one.quotation for one in told]) else ()
