"""How is the whole story of one change told, line by line?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from domain.consent.actions import CellChange
from domain.consent.proposal import Proposal
from domain.consent.verdict import Level
from domain.nights import spans
from domain.phrase import Phrase, say
from governance.board import Board
from governance.consent.card.outcome import decided_by
from governance.consent.card.why import runs
from governance.consent.cell_words import stage_lines, value_words
from governance.consent.desk.verdicts import STATE_WORDS
from governance.consent.entry_words import what
from governance.consent.story import Chapter, Story
from store.consent.attempts import Attempt

OUTCOMES: Mapping[str | None, Phrase] = {
    None: say("story.outcome_none"),
    "accepted": say("story.outcome_accepted"),
    "partial": say("story.outcome_partial"),
    "rejected": say("story.outcome_rejected"),
    "rate_limited": say("story.outcome_rate_limited"),
    "unreached": say("story.outcome_unreached"),
    "unknown": say("story.outcome_unknown"),
}


def told(story: Story, board: Board) -> Iterator[Phrase]:
    """The story from top to bottom, one phrase a line."""
    yield say("story.title", number=story.number, state=STATE_WORDS[story.last.state])
    for chapter in story.chapters:
        yield from _chapter(story, chapter, board)
    yield say("story.shown", n=story.shown)
    yield from stage_lines(story.stages, story.hotel, story.last.action.currency)
    yield say("story.undo", n=story.undo_nights) if story.no_undo is None else story.no_undo
    if story.undone_by is not None:
        yield say("story.undone_by", number=story.undone_by)
    if story.undoes is not None:
        yield say("story.undoes", number=story.undoes)
    if story.replaces is not None and story.replaces != story.number:
        yield say("story.replaces", number=story.replaces)


def _chapter(story: Story, chapter: Chapter, board: Board) -> Iterator[Phrase]:
    proposal = chapter.proposal
    yield _filed(story, proposal, board)
    if proposal.asked_by is not None:
        yield say("story.asked", person=story.who(f"person:{proposal.asked_by}"))
    yield say("story.basis", fingerprint=proposal.fingerprint[:16], until=proposal.expires_at)
    for code in proposal.action.room_types:
        for run in runs(proposal.action.of_type(code)):
            yield _cells(story, run, proposal.action.currency)
    for reason in proposal.reasons:
        yield say("story.reason", words=reason)
    for ruling in proposal.rulings:
        if ruling.phrase is not None and ruling.level > Level.OK:
            yield say(
                "story.ruling", limit=ruling.limit, director=board.name(ruling.director), words=ruling.phrase
            )
    for entry in chapter.entries:
        yield say("story.entry", seq=entry.seq, at=entry.at, what=what(entry, story.people))
    if proposal.decided_words:
        yield say("story.words", person=decided_by(proposal) or "—", words=proposal.decided_words)
    for attempt in chapter.attempts:
        yield from _attempt(attempt)


def _filed(story: Story, proposal: Proposal, board: Board) -> Phrase:
    director, by = board.name(proposal.director), proposal.filed_by
    if by.startswith("director:"):
        return say("story.filed_by_director", at=proposal.filed_at, director=director)
    return say("story.filed", at=proposal.filed_at, person=story.who(by), director=director)


def _cells(story: Story, run: list[CellChange], currency: str) -> Phrase:
    first = run[0]
    return say(
        "story.cells",
        room_type=_type_name(story, first.room_type),
        span=spans([change.night for change in run])[0],
        before=say("story.value_unknown") if first.before is None else value_words(first.before, currency),
        after=value_words(first.after, currency),
    )


def _attempt(attempt: Attempt) -> Iterator[Phrase]:
    yield say(
        "story.attempt",
        seq=attempt.seq,
        at=attempt.started_at,
        outcome=OUTCOMES.get(attempt.outcome) or say("text.words", words=str(attempt.outcome)),
        tracking=attempt.tracking or "—",
    )
    for words in attempt.errors:
        yield say("story.attempt_error", words=words)
    for channel in attempt.channels:
        at = attempt.checked_at or attempt.started_at
        yield say(
            "story.attempt_channel",
            channel=str(channel.get("channel")),
            state=str(channel.get("state")),
            words=f" ({channel['error']})" if channel.get("error") else "",
            at=at,
        )


def _type_name(story: Story, code: str) -> Any:
    kind = story.hotel.room_type(code)
    return kind.name if kind else code
