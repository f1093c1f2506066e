"""How does an open proposal read in one line?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from domain.consent.actions import Action, ChangeRate
from domain.consent.proposal import Proposal, State
from domain.consent.verdict import Level
from domain.house.snapshot import House
from domain.money import Money
from domain.nights import Span
from domain.phrase import Name, Phrase, say
from governance.board import Board
from governance.consent.card import kinds
from governance.post.replies import Line

MOST_LISTED = 5
MOST_SPANS = 2


def to_decide(house: House, board: Board, proposals: Sequence[Proposal]) -> Iterator[Line]:
    """At most five, each a card of its own; no line when nothing waits."""
    if not proposals:
        return
    yield Line(say("brief.to_decide", n=len(proposals)), bold=True)
    yield from (Line(_row(house, board, proposal)) for proposal in proposals[:MOST_LISTED])
    if len(proposals) > MOST_LISTED:
        yield Line(say("brief.guest_more", n=len(proposals) - MOST_LISTED), quiet=True)


def _row(house: House, board: Board, proposal: Proposal) -> Phrase:
    row = say("brief.decide_row", number=proposal.number, subject=decision(house, proposal.action))
    if proposal.state is not State.HELD:
        return row
    holder = next((r.director for r in proposal.rulings if r.level is Level.HOLD), proposal.director)
    return say("brief.decide_held", row=row, director=board.name(holder))


def decision(house: House, action: Action) -> Phrase:
    """Type, nights and prices where one of each is meant; a batch by its lines and its worth; a count otherwise."""
    if not isinstance(action, ChangeRate):
        return kinds.in_one_line(action, house.hotel)
    spans, price = action.spans, action.single_price
    if action.lines:
        return _batch(action)
    if len(action.room_types) > 1 or len(spans) > MOST_SPANS:
        return say("brief.decide_prices", n=len(action.changes), span=Span(spans[0].first, spans[-1].last))
    room_type = _name(house, action.room_types[0])
    if price is None and any(change.after.price is not None for change in action.changes):
        return say("brief.decide_prices", n=len(action.changes), span=Span(spans[0].first, spans[-1].last))
    if price is None:
        return say("brief.decide_other", room_type=room_type, span=spans)
    after = Money(price, action.currency)
    before = {change.before.price if change.before else None for change in action.changes}
    [known, *others] = before
    if known is None or others:
        return say("brief.decide_price_new", room_type=room_type, span=spans, after=after)
    was = Money(known, action.currency)
    return say("brief.decide_price", room_type=room_type, span=spans, before=was, after=after)


def _batch(action: ChangeRate) -> Phrase:
    """How many changes of prices, over which nights, and what they are expected to bring together."""
    span, lines = Span(action.spans[0].first, action.spans[-1].last), action.lines
    known = [line.mid for line in lines if line.mid is not None]
    if len(known) < len(lines):
        return say("brief.decide_lines", n=len(lines), span=span)
    gain = Money(sum(known, Decimal(0)).quantize(Decimal(1)), action.currency)
    return say("brief.decide_lines_worth", n=len(lines), span=span, gain=gain)


def _name(house: House, code: str) -> Name:
    kind = house.hotel.room_type(code)
    return kind.name if kind else Name({"fr": code, "en": code})
