"""How does a batch of prices read on one card, line by line, and which buttons answer it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from domain.consent.actions import Action, CellChange, ChangeRate, RateLine
from domain.consent.proposal import Proposal, State
from domain.money import Money
from domain.phrase import Name, Percent, Phrase, say
from domain.prices.advice import Advice
from domain.prices.reasons import leading_cause
from governance.consent.kinds.tap import tap
from governance.consent.kinds.view import View, where
from governance.post.replies import Block, Button, Line, Tone

ON_A_ROW = 5
UNFOLDED = 3  # lines that a chairman reads before he opens the rest
TENTH = Decimal("0.1")
INSURES: Mapping[str, Phrase] = {
    "last_rooms": say("batch.against_last_rooms"),
    "order": say("batch.against_order"),
}
MOST_NAMES = 2


def is_batch(proposal: Proposal) -> bool:
    """Whether the proposal is decided line by line."""
    return bool(lines_of(proposal.action))


def lines_of(action: Action) -> tuple[RateLine, ...]:
    """The lines of a batch; none of anything else."""
    return action.lines if isinstance(action, ChangeRate) else ()


def batch_of(proposal: Proposal) -> ChangeRate:
    """The new prices. TypeError for a proposal of anything else."""
    if not isinstance(proposal.action, ChangeRate):
        raise TypeError(f"proposal {proposal.number} changes no rate")
    return proposal.action


def batch_lines(proposal: Proposal, view: View) -> list[list[Line]]:
    """The rows of each line: what it brings and where; from what to what; the night that supports it."""
    shown = []
    for place, (line, changes) in enumerate(_lines(proposal)):
        what = _leads(line, subject(changes, view), proposal)
        rows = [Line(_head(place, what, view), bold=True), Line(_move(line, changes, proposal))]
        supporting = _supporting(changes, view)
        if supporting is not None and view.ticks is None:
            rows.append(Line(night_words(supporting, line, proposal, view)))
        shown.append(rows)
    return shown


def _lines(proposal: Proposal) -> Iterable[tuple[RateLine, tuple[CellChange, ...]]]:
    action = proposal.action
    return action.by_line() if isinstance(action, ChangeRate) else ()


def _head(place: int, what: Phrase, view: View) -> Phrase:
    """The line's number and place, with the reader's tick while he is choosing."""
    if view.ticks is None:
        return say("batch.line", place=place + 1, what=what)
    ticked = place in view.ticks
    return say("batch.line_ticked" if ticked else "batch.line_unticked", place=place + 1, what=what)


def _leads(line: RateLine, what: Phrase, proposal: Proposal) -> Phrase:
    """The money first, or that the line is an insurance; only the place where a person has changed the prices."""
    if line.insures:
        return say("batch.insurance", what=what)
    if line.mid is None:
        return what
    return say("batch.worth", gain=Money(whole(line.mid), proposal.action.currency), what=what)


def _supporting(changes: Sequence[CellChange], view: View) -> Advice | None:
    """The night of this line that was kept when the card was filed, while its price is still the proposed one."""
    asked = {(change.room_type, change.night): change.after.price for change in changes}
    return next((one for one in view.advice if asked.get((one.room_type, one.night)) == one.proposed), None)


def night_words(one: Advice, line: RateLine, proposal: Proposal, view: View) -> Phrase:
    """« Par exemple sam. 2 janv. : 2 880 → 3 220, 1,9 chambre attendue sur 2, haute saison : +379 MAD »."""
    currency = proposal.action.currency
    kind = view.hotel.room_type(one.room_type)
    units = kind.units if kind and kind.units else 0
    told = {
        "night": one.night,
        "before": Money(one.current, currency),
        "after": Money(one.proposed, currency),
        "rooms": one.rooms_without.quantize(TENTH),
        "units": units,
    }
    gain, cost = Money(whole(one.mid), currency), Money(whole(-one.mid), currency)
    if line.insures:
        return say("batch.night_insured", **told, cost=cost, gain=Money(whole(one.high), currency))
    cause = leading_cause(one)
    if cause is None:
        return say("batch.night", **told, gain=gain)
    return say("batch.night_because", **told, gain=gain, cause=cause)


def subject(changes: Sequence[CellChange], view: View) -> Phrase:
    """« Suite Junior, 20 déc. → 3 janv. (15 nuits) »: types and nights of one line."""
    codes = tuple(dict.fromkeys(change.room_type for change in changes))
    nights = {change.night for change in changes}
    span = where(nights)
    if span.key != "nights.scattered":  # which counts them itself
        span = say("batch.nights", span=span, nights=say("count.nights", n=len(nights)))
    common = {"span": span}
    every = {kind.code for kind in view.hotel.room_types if kind.sellable}
    if len(codes) > 1 and every <= set(codes):
        return say("batch.where_all", **common)
    if len(codes) > MOST_NAMES:
        names = tuple(short_name(code, view) for code in codes[:MOST_NAMES])
        return say("batch.where_more", room_types=names, n=len(codes) - MOST_NAMES, **common)
    return say("batch.where", room_types=tuple(short_name(code, view) for code in codes), **common)


def short_name(code: str, view: View) -> Name:
    """The type's name without the word that all rooms share: ten lines leave no room for it."""
    name = view.type_name(code)
    return Name(
        {lang: text.removeprefix("Chambre ").removesuffix(" Room") for lang, text in name.by_language.items()}
    )


def _move(line: RateLine, changes: Sequence[CellChange], proposal: Proposal) -> Phrase:
    """Amounts where one type is concerned, else only by how much; of an insurance, against what."""
    currency = proposal.action.currency
    change = move_words(changes)
    if len({one.room_type for one in changes}) == 1:
        change = say("batch.amounts", prices=_amounts(changes, currency), change=change)
    if line.insures:
        return say("batch.against", change=change, what=INSURES[line.insures])
    return change


def move_words(changes: Sequence[CellChange]) -> Phrase:
    """« +8 % », or « de −12 à −5 % » where the nights differ by more than a point."""
    ratios = [
        change.after.price / change.before.price - 1
        for change in changes
        if change.after.price and change.before and change.before.price
    ]
    low, high = min(ratios, default=Decimal(0)), max(ratios, default=Decimal(0))
    if high - low < Decimal("0.01"):
        return say("batch.move", change=Percent(sum(ratios, Decimal(0)) / max(len(ratios), 1), signed=True))
    first, last = (low, high) if high > 0 else (high, low)
    return say("batch.moves", low=Percent(first, signed=True), high=Percent(last, signed=True))


def _amounts(changes: Sequence[CellChange], currency: str) -> Phrase:
    before = [Money(c.before.price, currency) for c in changes if c.before and c.before.price]
    after = [Money(c.after.price, currency) for c in changes if c.after.price]
    if not before or not after:
        return say("batch.unknown_before")
    return say("batch.prices", before=range_words(before), after=range_words(after))


def range_words(amounts: Sequence[Money]) -> Phrase:
    """One amount, or from the lowest to the highest."""
    low, high = min(amounts), max(amounts)
    return say("batch.one_amount", amount=low) if low == high else say("batch.range", low=low, high=high)


def whole(amount: Decimal) -> Decimal:
    """An expectation is not known to the cent."""
    return amount.quantize(Decimal(1))


def batch_blocks(title: Line, proposal: Proposal, view: View) -> list[Block]:
    """The weightiest lines and the total in sight, the rest folded; all in sight while the reader is choosing."""
    lines = batch_lines(proposal, view)
    first = len(lines) if view.ticks is not None else UNFOLDED
    rest = [row for rows in lines[first:] for row in rows]
    shown = [Block([title, *(row for rows in lines[:first] for row in rows), *total_lines(proposal, view)])]
    if rest:
        more = Line(say("batch.more", n=len(lines) - first), bold=True)
        shown.append(Block([more, *rest], folded=True))
    return shown


def total_lines(proposal: Proposal, view: View) -> list[Line]:
    """What everything together is expected to bring, and where a limit of the owner's costs revenue."""
    lines = [line for line, _ in _lines(proposal)]
    if view.ticks is not None:
        lines = [line for place, line in enumerate(lines) if place in view.ticks]
    told = []
    valued = [line for line in lines if line.mid is not None]
    if valued and len(valued) == len(lines):
        low, mid, high = (
            Money(whole(sum((getattr(line, name) for line in lines), Decimal(0))), proposal.action.currency)
            for name in ("low", "mid", "high")
        )
        told.append(Line(say("batch.total", n=len(lines), mid=mid, low=low, high=high)))
    high_stop, low_stop = (sum(line.rails.count(rail) for line in lines) for rail in ("cap", "floor"))
    if high_stop:
        told.append(Line(say("batch.cap_reached", n=high_stop), quiet=True))
    if low_stop:
        told.append(Line(say("batch.floor_reached", n=low_stop), quiet=True))
    return told


def open_buttons(proposal: Proposal, view: View) -> tuple[tuple[Button, ...], ...]:
    """All at once, some, or otherwise; while the reader is choosing, one tick for each line."""
    if view.ticks is not None:
        return _choosing(proposal, view.ticks)
    count = len(proposal.action.lines) if isinstance(proposal.action, ChangeRate) else 0
    first = Button(say("batch.approve_all", n=count), tap(proposal, "ok"), Tone.PRIMARY)
    second = [Button(say("button.adjust"), tap(proposal, "adj"))]
    if count > 1:
        second.insert(0, Button(say("batch.choose"), tap(proposal, "pick")))
    second.append(Button(say("batch.lock"), tap(proposal, "lock")))
    third = [Button(say("button.refuse"), tap(proposal, "no"))]
    if proposal.state is State.PENDING:
        third.insert(0, Button(say("button.later"), tap(proposal, "later")))
    return ((first,), tuple(second), (*third, Button(say("button.why"), tap(proposal, "why"))))


def _choosing(proposal: Proposal, ticks: frozenset[int]) -> tuple[tuple[Button, ...], ...]:
    count = len(proposal.action.lines) if isinstance(proposal.action, ChangeRate) else 0
    boxes = [
        Button(
            say("batch.box_ticked" if place in ticks else "batch.box_empty", place=place + 1),
            tap(proposal, "pick", str(place)),
        )
        for place in range(count)
    ]
    last = (Button(say("button.back"), tap(proposal, "back")),)
    chosen = Button(say("batch.approve_some", n=len(ticks)), tap(proposal, "take"), Tone.PRIMARY)
    return (*rows_of(boxes), *(((chosen,),) if ticks else ()), last)


def lock_buttons(proposal: Proposal) -> tuple[tuple[Button, ...], ...]:
    """Which line is to keep its present prices."""
    count = len(proposal.action.lines) if isinstance(proposal.action, ChangeRate) else 0
    boxes = [
        Button(say("batch.lock_line", place=place + 1), tap(proposal, "lock", str(place)))
        for place in range(count)
    ]
    return (*rows_of(boxes), (Button(say("button.back"), tap(proposal, "back")),))


def rows_of(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """At most five in a row."""
    return tuple(tuple(buttons[n : n + ON_A_ROW]) for n in range(0, len(buttons), ON_A_ROW))
