"""What does a person read of a director's turn, and what do later turns?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from domain.consent.proposal import Proposal
from domain.phrase import Name, Phrase, say
from governance.consent.desk.filing import Filed
from governance.conversation.checks.checked import Checked, checked, sentences, whole_sentences
from governance.conversation.turn import Ending, Turn
from governance.draft import Draft
from governance.post.chart import Chart
from governance.post.harmless import quoted
from governance.post.replies import Block, Line, Reply

# What a phone shows without scrolling far; the rest is folded under it, and nothing is lost.
AT_ONCE = 1200
MOST_QUOTES = 3
QUOTE_LENGTH = 240

_CARD = re.compile(r"\n?\[card no\. (\d{1,9}): [a-z_]+\]")

# Where outsiders' words stood, by the first word of a quotation's source.
SOURCES = {"guest": "board.source_guest", "note": "board.source_note"}

UNANSWERED: Mapping[Ending, Phrase] = {
    Ending.EMPTY: say("board.empty"),
    Ending.REFUSED: say("board.refused"),
    Ending.STEPS: say("board.steps"),
    Ending.COST: say("board.cost_of_turn"),
    Ending.STOPPED: say("board.stopped"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A turn that is over, and what the desk made of its drafts once it has looked at them.

    `unfiled`: how many it did not look at, because the turn had read outsiders' words.
    """

    turn: Turn
    name: Name
    prose: Checked
    drafts: tuple[Draft, ...] = ()
    filed: tuple[Filed, ...] = ()
    unfiled: int = 0

    @property
    def tainted(self) -> bool:
        return bool(self.turn.quotes)

    @property
    def chart(self) -> Chart | None:
        """The picture that goes with the answer: none without one, or where outsiders' words steered the turn."""
        answered = self.turn.ending in {Ending.END, Ending.LENGTH}
        return self.turn.chart if answered and not self.tainted else None

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        return tuple(one.proposal for one in self.filed if one.proposal is not None)


@dataclass(frozen=True, slots=True)
class Known:
    """What a turn may state beside what its own tools showed: the person's own numbers, colleagues' figures."""

    figures: frozenset[Decimal] = frozenset()
    shown: tuple[str, ...] = field(default=())


def proven(turn: Turn, known: Known) -> Checked:
    """The turn's words without links and without a number that nothing in this turn has shown."""
    return checked(turn.text, known.figures | turn.figures, (*known.shown, *turn.shown))


def so_far(name: Name, turn: Turn, known: Known) -> Reply | None:
    """What is finished and proven of an answer that is still being written, None for nothing yet: a number that no
    tool has shown does not flash by either."""
    prose = proven(replace(turn, text=whole_sentences(turn.text)), known)
    return shown(Outcome(turn, name, replace(prose, withheld=()))) if prose.text else None


def shown(outcome: Outcome) -> Reply:
    """The answer with its picture: who speaks, what he says, what was kept back and why, whose words it follows."""
    blocks = [Block((Line(say("board.speaker", director=outcome.name), bold=True), *_words(outcome)))]
    if rest := _overflow(outcome):
        blocks.append(Block((Line(say("text.words", words=rest), prose=True),), folded=True))
    blocks += [Block(tuple(_quotes(outcome))), Block(tuple(_notes(outcome)))]
    return Reply(tuple(block for block in blocks if block.lines), chart=outcome.chart)


def remembered(outcomes: Sequence[Outcome]) -> str | None:
    """The answers as later turns read them: plain text, and one line for each card; None without any."""
    told = [(one.name, one.prose.text + _cards(one)) for one in outcomes if one.prose.text or one.proposals]
    if len(told) < 2:
        return told[0][1].strip() if told else None
    return "\n\n".join(f"{name}: {words.strip()}" for name, words in told)


def cards_in(remembered: str) -> tuple[str, tuple[int, ...]]:
    """An answer as it is remembered, parted into its words and the numbers of its cards."""
    numbers = tuple(dict.fromkeys(int(one) for one in _CARD.findall(remembered)))
    return _CARD.sub("", remembered).strip(), numbers


def _cards(outcome: Outcome) -> str:
    return "".join(f"\n[card no. {one.number}: {one.state.value}]" for one in outcome.proposals)


def _words(outcome: Outcome) -> Iterator[Line]:
    if outcome.prose.text:
        head, _ = _parted(outcome.prose.text)
        yield Line(say("text.words", words=head), prose=True)
    elif outcome.proposals:
        yield Line(say("board.card_below", n=len(outcome.proposals)))
    elif outcome.turn.ending in UNANSWERED:
        yield Line(UNANSWERED[outcome.turn.ending])


def _overflow(outcome: Outcome) -> str:
    return _parted(outcome.prose.text)[1]


def _parted(text: str) -> tuple[str, str]:
    """A text and what goes beyond a phone's screen, parted between lines, else between sentences."""
    if len(text) <= AT_ONCE:
        return text, ""
    for pieces, seam in ((text.split("\n"), "\n"), (list(sentences(text)), "")):
        fits = 0
        while len(seam.join(pieces[: fits + 1])) <= AT_ONCE:
            fits += 1
        if fits:
            return seam.join(pieces[:fits]).rstrip(), seam.join(pieces[fits:])
    return text[:AT_ONCE], text[AT_ONCE:]


def _quotes(outcome: Outcome) -> Iterator[Line]:
    if outcome.tainted:
        yield Line(say("board.tainted", n=len(outcome.turn.quotes)))
    for quote in outcome.turn.quotes[:MOST_QUOTES]:
        words = quoted(quote.words, QUOTE_LENGTH)
        yield Line(say("board.quote", source=_source(quote.source), words=words), quiet=True)
    if (more := len(outcome.turn.quotes) - MOST_QUOTES) > 0:
        yield Line(say("value.and_more", n=more), quiet=True)


def _source(source: str) -> Phrase:
    """« note R377000001 » in the reader's language; a source that no sentence was written for, as it is."""
    kind, _, where = quoted(source, 60).partition(" ")
    return say(SOURCES[kind], where=where) if kind in SOURCES else say("text.words", words=quoted(source, 60))


def _notes(outcome: Outcome) -> Iterator[Line]:
    if outcome.prose.withheld:
        whole = not outcome.prose.text
        n = len(outcome.prose.withheld)
        yield Line(say("board.all_withheld") if whole else say("board.withheld", n=n), quiet=not whole)
    if outcome.turn.ending is Ending.LENGTH:
        yield Line(say("board.cut"), quiet=True)
    if outcome.unfiled:
        yield Line(say("board.no_card", n=outcome.unfiled))
    for one in outcome.filed:
        if one.blocked:
            yield Line(say("board.blocked", reasons=one.blocked))
