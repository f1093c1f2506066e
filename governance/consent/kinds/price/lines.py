"""What would change, in as few lines as the cells allow?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from domain.consent.actions import CellChange
from domain.consent.proposal import Proposal
from domain.phrase import Percent, Phrase, say
from governance.consent.kinds.price.batch import batch_lines, is_batch, total_lines
from governance.consent.kinds.view import View, where
from governance.post.replies import Line

ONE_POINT = Decimal("0.01")


def subject_lines(proposal: Proposal, view: View) -> list[Line]:
    """Types, nights, rooms sold and before → after; types that share their nights stand in one table."""
    if is_batch(proposal):
        rows = [row for line in batch_lines(proposal, view) for row in line]
        return [*rows, *total_lines(proposal, view)]
    shared: dict[tuple[date, ...], list[str]] = {}
    for code in proposal.action.room_types:
        nights = tuple(change.night for change in proposal.action.of_type(code))
        shared.setdefault(nights, []).append(code)
    lines: list[Line] = []
    for nights, codes in shared.items():
        lines += _alone(proposal, codes[0], nights, view) if len(codes) == 1 else []
        lines += _together(proposal, codes, nights, view) if len(codes) > 1 else []
    return [*lines, *restriction_lines(proposal)]


def _alone(proposal: Proposal, code: str, nights: Sequence[date], view: View) -> list[Line]:
    sold = view.sold(code, nights)
    count = say("count.nights", n=len(nights))
    name, span = view.type_name(code), where(nights)
    if sold is None:
        subject = say("card.subject_plain", room_type=name, span=span, nights=count)
    else:
        subject = say("card.subject", room_type=name, span=span, nights=count, sold=sold_words(sold))
    price = price_words(proposal.action.of_type(code), proposal, view)
    unknown = _unknown_before(proposal.action.of_type(code))
    lines = [Line(subject), *([Line(price)] if price else [])]
    return [*lines, Line(say("card.price_unknown_some", n=unknown), quiet=True)] if unknown else lines


def _together(proposal: Proposal, codes: Sequence[str], nights: Sequence[date], view: View) -> list[Line]:
    count, span = say("count.nights", n=len(nights)), where(nights)
    if {kind.code for kind in view.hotel.room_types if kind.sellable} <= set(codes):
        heading = say("card.subject_all", span=span, nights=count)
    else:
        names = tuple(view.type_name(code) for code in codes)
        heading = say("card.subject_types", room_types=names, span=span, nights=count)
    return [Line(heading), *(_row(proposal, code, nights, view) for code in codes)]


def _row(proposal: Proposal, code: str, nights: Sequence[date], view: View) -> Line:
    price = price_words(proposal.action.of_type(code), proposal, view)
    sold = view.sold(code, nights)
    name = view.type_name(code)
    if price is None:
        told = say("count.sold_unknown") if sold is None else sold_words(sold)
        return Line(say("card.type_row", room_type=name, what=told))
    if sold:
        return Line(say("card.type_row_sold", room_type=name, what=price, sold=sold_words(sold)))
    return Line(say("card.type_row", room_type=name, what=price))


def sold_words(sold: int) -> Phrase:
    """« 4 déjà vendues » or « aucune vendue »."""
    return say("count.already_sold", n=sold) if sold else say("count.none_sold")


def price_words(changes: Iterable[CellChange], proposal: Proposal, view: View) -> Phrase | None:
    """Before → after; ranges where cells differ; None when no price is stated."""
    moves = [(_before(c), c.after.price) for c in changes if c.after.price is not None]
    after = [new for _, new in moves]
    known = [(old, new) for old, new in moves if old is not None]
    if not after:
        return None
    if not known:
        return _unheard_of(after, proposal, view)
    before = [old for old, _ in known]
    return _heard_of(before, after, _change(known), proposal, view)


def _unheard_of(after: Sequence[Decimal], proposal: Proposal, view: View) -> Phrase:
    low, high = view.money(min(after), proposal), view.money(max(after), proposal)
    if low == high:
        return say("card.price_new", after=high)
    return say("card.price_new_mixed", after_low=low, after_high=high)


def _heard_of(
    before: Sequence[Decimal],
    after: Sequence[Decimal],
    change: Percent | None,
    proposal: Proposal,
    view: View,
) -> Phrase:
    old_low, old_high = view.money(min(before), proposal), view.money(max(before), proposal)
    low, high = view.money(min(after), proposal), view.money(max(after), proposal)
    if old_low == old_high and low == high:
        change = change or Percent(high.amount / old_low.amount - 1, signed=True)
        return say("card.price", before=old_low, after=high, change=change)
    if low == high:
        return say("card.price_varied", before_low=old_low, before_high=old_high, after=high)
    if old_low == old_high:
        return say("card.price_spread", before=old_low, after_low=low, after_high=high)
    if change is None:
        return say(
            "card.price_mixed", before_low=old_low, before_high=old_high, after_low=low, after_high=high
        )
    return say(
        "card.price_mixed_change",
        before_low=old_low,
        before_high=old_high,
        after_low=low,
        after_high=high,
        change=change,
    )


def _before(change: CellChange) -> Decimal | None:
    """The price before; nothing or less is no price."""
    price = change.before.price if change.before else None
    return price or None


def _unknown_before(changes: Sequence[CellChange]) -> int:
    """How many nights lack a known price where others of the same type have one."""
    priced = [change for change in changes if change.after.price is not None]
    unknown = sum(1 for change in priced if _before(change) is None)
    return unknown if unknown < len(priced) else 0


def _change(moves: Sequence[tuple[Decimal, Decimal]]) -> Percent | None:
    """The common change when all cells move by the same share, within a point; else None."""
    ratios = [new / old - 1 for old, new in moves]
    if max(ratios) - min(ratios) > ONE_POINT:
        return None
    return Percent(
        sum((new for _, new in moves), Decimal(0)) / sum((old for old, _ in moves), Decimal(0)) - 1,
        signed=True,
    )


def restriction_lines(proposal: Proposal) -> list[Line]:
    """Minimum stay and closing, one line each."""
    changes = proposal.action.changes
    stays = {c.after.min_stay for c in changes if c.after.min_stay is not None}
    lines: list[Line] = []
    for stay in sorted(stays):
        old = {c.before.min_stay if c.before else None for c in changes if c.after.min_stay == stay}
        before = old.pop() if len(old) == 1 else None
        after = say("count.nights", n=stay)
        if before is None:
            lines.append(Line(say("card.min_stay_new", after=after)))
        else:
            lines.append(Line(say("card.min_stay", before=say("count.nights", n=before), after=after)))
    closings = {c.after.stop_sell for c in changes}
    if True in closings:
        lines.append(Line(say("card.stop_sell")))
    if False in closings:
        lines.append(Line(say("card.open_sell")))
    return lines
