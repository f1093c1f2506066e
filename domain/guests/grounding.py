"""Does every sentence that a model wrote to a guest say what the facts say that it cites, and nothing else?"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.folding import fold
from domain.guests.answer import Composed, Said
from domain.guests.known import document
from domain.guests.questions import Topic

MOST_SENTENCES, LONGEST_SENTENCE, SAME_STEM = 6, 240, 6
COURTESY = "courtesy"  # cites no fact: made of neutral words alone
REST = "rest"  # the line by which a model says that a person answers the remainder
_LINE = re.compile(r"\s*([a-z_]+(?:\s*,\s*[a-z_]+)*)\s*\|\s*(\S.*?)\s*")
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
# What Arabic writes in front of a word: and, so, by, for, like, and the article.
_CLITICS = re.compile(r"^[وف]?[بلك]?(?:ال)?(?=\w{3})")
_SHOUTED = re.compile(r"[!@]|https?:|www\.|[\u2190-\u2bff\U0001f000-\U0001faff]")


class Fault(enum.StrEnum):
    """Why a drafted text is put aside before any model is asked about it."""

    FORM = "form"  # no line that can be read, or too many of them
    UNKNOWN_FACT = "unknown_fact"
    FACT = "fact"  # a word that stands in no cited fact
    FIGURE = "figure"
    UNANSWERED = "unanswered"  # a question that a fact answers is left out


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact as the house's own sentence in the guest's language; `code` is the question that it answers."""

    code: str
    words: str
    said: Said


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a model wrote, and the facts that it cites."""

    words: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grounded:
    """A drafted text after the rules have looked at it. `words` broke one; `rest`: a person goes on."""

    sentences: tuple[Sentence, ...] = ()
    rest: bool = False
    fault: Fault | None = None
    words: str = ""


def grounded(said: str, facts: Sequence[Fact], language: str, asked: Sequence[Topic] = ()) -> Grounded:
    """The lines of an answer in the form « wifi,pool | sentence », each held against the facts that it cites.

    One fault anywhere puts the whole text aside: half an answer misleads. Pure rule.
    """
    known, sentences, rest = {one.code: one for one in facts}, [], False
    lines = [line for line in said.splitlines() if line.strip()]
    for line in lines:
        if line.strip().casefold() == REST:
            rest = True
            continue
        found = _LINE.fullmatch(line)
        if found is None or len(found[2]) > LONGEST_SENTENCE:
            return Grounded(fault=Fault.FORM, words=line.strip()[:60])
        codes = tuple(dict.fromkeys(one.strip() for one in found[1].split(",")))
        if any(code not in known for code in codes if code != COURTESY):
            strange = next(code for code in codes if code != COURTESY and code not in known)
            return Grounded(fault=Fault.UNKNOWN_FACT, words=strange[:60])
        cited = tuple(code for code in codes if code != COURTESY)
        fault, words = _fault(found[2], [known[code].words for code in cited], language)
        if fault is not None:
            return Grounded(fault=fault, words=words)
        sentences.append(Sentence(found[2], cited))
    told = {code for one in sentences for code in one.facts}
    if not told or len(sentences) > MOST_SENTENCES:
        return Grounded(fault=Fault.FORM)
    left = next((topic.code for topic in asked if topic.code in known and topic.code not in told), None)
    if left is not None:
        return Grounded(fault=Fault.UNANSWERED, words=left)
    return Grounded(tuple(sentences), rest)


def answer_of(
    found: Grounded, facts: Sequence[Fact], language: str, frame: Composed, *, rest: bool
) -> Composed:
    """The sentences between the house's own greeting and closing; each keeps the sources of what it cites."""
    known = {one.code: one for one in facts}
    body = [
        Said("stated", {"value": one.words}, tuple(s for code in one.facts for s in known[code].said.sources))
        for one in found.sentences
    ]
    after = [Said("rest", {})] if rest or found.rest else []
    return Composed(language, (frame.said[0], *body, *after, *frame.said[1:]), frame.missing)


def _fault(sentence: str, cited: Sequence[str], language: str) -> tuple[Fault | None, str]:
    if (hit := _SHOUTED.search(sentence)) is not None:
        return Fault.FACT, hit[0]
    tokens = [tuple(_tokens(fact)) for fact in cited]
    words = {token for fact in tokens for token in fact}
    with_figures = [fact for fact in tokens if any(token[0].isdigit() for token in fact)]
    said = tuple(_tokens(sentence))
    figures = [token for token in said if token[0].isdigit()]
    # Two facts with figures in one sentence could change places.
    if figures and (len(with_figures) != 1 or any(one not in with_figures[0] for one in figures)):
        return Fault.FIGURE, figures[0]
    neutral = _neutral()[language]
    strange = next(
        (one for one in said if not one[0].isdigit() and one not in neutral and not _is_known(one, words)),
        None,
    )
    return (Fault.FACT, strange) if strange is not None else (None, "")


def _is_known(token: str, words: set[str]) -> bool:
    """A word of the facts, or a form of one."""
    if token in words:
        return True
    return len(token) >= SAME_STEM and any(word[:SAME_STEM] == token[:SAME_STEM] for word in words)


def _tokens(text: str) -> Iterator[str]:
    for found in _TOKEN.finditer(fold(text)):
        yield _CLITICS.sub("", found[0])


@functools.cache
def _neutral() -> Mapping[str, frozenset[str]]:
    lists: Mapping[str, list[object]] = document("languages")["neutral"]
    return {
        language: frozenset(_CLITICS.sub("", fold(str(word))) for word in words)
        for language, words in lists.items()
    }
