"""How does a change of prices read on its button and in one line?"""

from __future__ import annotations

from decimal import Decimal

from domain.consent.actions import ChangeRate
from domain.money import Money
from domain.nights import Span
from domain.phrase import Name, Phrase, say
from domain.property import Property

MOST_SPANS = 2


def button(action: ChangeRate) -> Phrase:
    """The value that a tap confirms, in the label itself."""
    price = action.single_price
    if price is not None:
        return say("button.confirm", price=Money(price, action.currency))
    if any(change.after.price is not None for change in action.changes):
        if len(action.room_types) == 1:
            return say("button.confirm_change", change=say("count.nights", n=len(action.changes)))
        return say("button.confirm_prices", n=len(action.changes))
    stays = {change.after.min_stay for change in action.changes}
    closings = {change.after.stop_sell for change in action.changes}
    if len(stays) == 1 and None not in stays and closings == {None}:
        return say("button.confirm_min_stay", nights=say("count.nights", n=stays.pop()))
    if closings == {True}:
        return say("button.confirm_stop_sell")
    return say("button.confirm_open_sell") if closings == {False} else say("button.confirm_plain")


def row(action: ChangeRate, hotel: Property) -> Phrase:
    """Type, nights and prices where one of each is meant; a batch by its lines and its worth; a count otherwise."""
    spans, price = action.spans, action.single_price
    if action.lines:
        return _batch(action)
    if len(action.room_types) > 1 or len(spans) > MOST_SPANS:
        return say("brief.decide_prices", n=len(action.changes), span=Span(spans[0].first, spans[-1].last))
    room_type = _name(hotel, action.room_types[0])
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


def _name(hotel: Property, code: str) -> Name:
    kind = hotel.room_type(code)
    return kind.name if kind else Name({"fr": code, "en": code})
