"""Why this price: which reasons, which arithmetic, what did the limits say, how fresh is the ground?"""

from __future__ import annotations

from collections.abc import Iterator

from domain.consent.actions import CellChange
from domain.consent.proposal import Proposal
from domain.consent.verdict import Ruling
from domain.house.snapshot import RESERVATIONS
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say
from governance.consent.card.price_ground import price_ground
from governance.consent.kinds.price.lines import price_words
from governance.consent.kinds.view import View
from governance.post.files import files_shown
from governance.post.replies import Block, Line, Reply

MOST_ROWS = 30


def why(proposal: Proposal, view: View) -> Reply:
    """The answer to « Pourquoi ? »: drawn from the row, with sales and ages from the house where there is one."""
    title = Line(say("card.explain_title", number=proposal.number), bold=True)
    reasons = [Line(say("join.item", item=reason)) for reason in proposal.reasons]
    blocks = [
        Block([title, *reasons]),
        *price_ground(proposal, view),
        Block(_arithmetic(proposal, view), folded=True),
        Block(_opinions(proposal, view)),
        *(Block(_behind(ruling, view)) for ruling in proposal.rulings if ruling.arithmetic),
        Block(_ground(proposal, view)),
        Block(files_shown(view.shown_by)),
    ]
    return Reply(tuple(block for block in blocks if block.lines))


def _arithmetic(proposal: Proposal, view: View) -> list[Line]:
    """One row for each run of nights of a type with the same values before and after."""
    rows: list[Line] = []
    for code in proposal.action.room_types:
        rows.append(Line(_type_heading(proposal, code, view), bold=True))
        for run in runs(proposal.action.of_type(code)):
            price = price_words(run, proposal, view)
            if price is not None:
                span = Span(run[0].night, run[-1].night)
                rows.append(Line(say("card.explain_row", span=span, price=price)))
    if len(rows) > MOST_ROWS:
        return [*rows[:MOST_ROWS], Line(say("value.and_more", n=len(rows) - MOST_ROWS), quiet=True)]
    return rows


def _type_heading(proposal: Proposal, code: str, view: View) -> Phrase:
    nights = [change.night for change in proposal.action.of_type(code)]
    sold = view.sold(code, nights)
    kind = view.hotel.room_type(code)
    if sold is None or kind is None or kind.units is None:
        return say("card.explain_type", room_type=view.type_name(code))
    return say(
        "card.explain_type_sold",
        room_type=view.type_name(code),
        sold=sold,
        room_nights=say("count.room_nights", n=kind.units * len(nights)),
    )


def runs(changes: tuple[CellChange, ...]) -> Iterator[list[CellChange]]:
    """Neighbouring nights that share before and after."""
    run: list[CellChange] = []
    for change in sorted(changes, key=lambda c: c.night):
        same = run and (run[-1].before, run[-1].after) == (change.before, change.after)
        if run and not (same and run[-1].night + ONE_DAY == change.night):
            yield run
            run = []
        run.append(change)
    if run:
        yield run


def _opinions(proposal: Proposal, view: View) -> list[Line]:
    told = [
        Line(say("card.opinion", director=view.director(ruling.director), opinion=ruling.phrase))
        for ruling in proposal.rulings
        if ruling.phrase is not None
    ]
    return told or [Line(say("card.explain_no_objection"))]


def _behind(ruling: Ruling, view: View) -> list[Line]:
    """The arithmetic of one opinion, row by row."""
    title = say("card.calculation", director=view.director(ruling.director))
    return [Line(title, bold=True), *(Line(row) for row in ruling.arithmetic)]


def _ground(proposal: Proposal, view: View) -> list[Line]:
    slug = proposal.filed_by.removeprefix("director:")
    filer = view.director(slug) if slug != proposal.filed_by else view.person(proposal.filed_by)
    filed = say("card.explain_filed", person=filer, at=proposal.filed_at)
    told = any(reason.key == filed.key for reason in proposal.reasons)
    lines = [] if told else [Line(filed, quiet=True)]
    read_at = view.house.source_ages.get(RESERVATIONS) if view.house else None
    if read_at is not None:
        lines.append(Line(say("card.explain_data", at=read_at), quiet=True))
    if proposal.sample:
        lines.append(Line(say("card.sample"), quiet=True))
    return lines
