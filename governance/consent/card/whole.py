"""How does a proposal look to the person who decides it?"""

from __future__ import annotations

from domain.consent.proposal import OPEN, UNDER_WAY, Proposal, State
from domain.consent.verdict import Level, Ruling
from domain.phrase import Phrase, say
from governance.consent.card.buttons import buttons, undoable
from governance.consent.card.outcome import outcome
from governance.consent.kinds.price.batch import batch_blocks, is_batch
from governance.consent.kinds.register import decides, inverse_of, kind_of
from governance.consent.kinds.view import View
from governance.post.files import files_shown
from governance.post.replies import Block, Line, Reply


def card(proposal: Proposal, view: View) -> Reply:
    """The message of a proposal in its present state, drawn from its row.

    Only the rooms sold and the channels' names come from `view.house`; without it they are left out.
    """
    waits = proposal.state in OPEN
    title = _title(proposal, view)
    if is_batch(proposal):
        blocks = batch_blocks(title, proposal, view)
    else:
        subject = kind_of(proposal.action).subject(proposal, proposal.action, view)
        blocks = [Block([title, *subject])]
    if waits:
        blocks.append(Block(_grounds(proposal, view)))
    told = [*(Line(told) for told in outcome(proposal, view)), *_notes(proposal, view)]
    blocks.append(Block([*told, *files_shown(view.shown_by)]))
    return Reply(tuple(block for block in blocks if block.lines), buttons(proposal, view))


def _title(proposal: Proposal, view: View) -> Line:
    if proposal.level is Level.HOLD and proposal.state is State.HELD:
        holder = next((r.director for r in proposal.rulings if r.level is Level.HOLD), proposal.director)
        return Line(say("card.holds", director=view.director(holder), number=proposal.number), bold=True)
    title = kind_of(proposal.action).title
    if title is not None and proposal.filed_by.startswith("person:"):
        return Line(title(proposal.number), bold=True)
    director = view.director(proposal.director)
    return Line(say("card.proposes", director=director, number=proposal.number), bold=True)


def _grounds(proposal: Proposal, view: View) -> list[Line]:
    """Reasons and what the limits say; a hold ends with the way past it."""
    lines: list[Line] = []
    if proposal.reasons:
        lines.append(Line(say("card.why", reasons=proposal.reasons)))
    lines += [Line(told) for ruling in proposal.rulings if (told := _opinion(ruling, view))]
    if proposal.state is State.HELD:
        past = say("card.override") if decides(view.role, proposal.action) else say("card.override_not_yours")
        lines.append(Line(past))
    return lines


def _opinion(ruling: Ruling, view: View) -> Phrase | None:
    """A remark or a warning with the director's name; a hold speaks for itself, under its holder's title."""
    if ruling.phrase is None or ruling.level is Level.HOLD:
        return ruling.phrase
    director = view.director(ruling.director)
    if ruling.level is Level.WARN:
        return say("card.warning", director=director, opinion=ruling.phrase)
    return say("card.opinion", director=director, opinion=ruling.phrase)


def _notes(proposal: Proposal, view: View) -> list[Line]:
    """What the reader should know about time, undoing and samples."""
    notes: list[Phrase] = []
    if proposal.state in OPEN:
        notes.append(say("card.expires", at=proposal.expires_at))
    if proposal.state in UNDER_WAY and view.house is not None and view.house.paused:
        notes.append(say("card.paused"))
    if proposal.state in {State.APPLIED, State.PARTIAL}:
        notes += _undo_notes(proposal, view)
    if proposal.sample:
        notes.append(say("card.sample"))
    return [Line(note, quiet=True) for note in notes]


def _undo_notes(proposal: Proposal, view: View) -> list[Phrase]:
    if not proposal.action.changes:
        return []
    inverse = inverse_of(proposal.action, proposal.number, proposal.receipt)
    if inverse is None:
        return [say("card.no_undo")]
    if not undoable(proposal, view):
        return [say("card.no_undo_past")]
    kept = len(proposal.action.changes) - len(inverse.changes)
    return [say("card.undo_some", n=kept)] if kept else []
