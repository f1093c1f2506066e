"""Which answers does a card offer, and what do its taps say?"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal

from domain.consent.proposal import OPEN, Proposal, State
from domain.consent.rights import Right, may
from domain.consent.verdict import Level
from domain.money import to_step
from domain.phrase import Percent, say
from domain.property import Property
from governance.consent.kinds.kind import ByPerson
from governance.consent.kinds.price.batch import is_batch, open_buttons
from governance.consent.kinds.register import decides, inverse_of, kind_of
from governance.consent.kinds.spend.adjusting import COST_LINES
from governance.consent.kinds.tap import tap
from governance.consent.kinds.view import View
from governance.post.replies import Button, Tone

Rows = tuple[tuple[Button, ...], ...]
LATER = ("1h", "evening", "morning")
STEPS = (Decimal("-0.05"), Decimal("-0.02"), Decimal("0.02"), Decimal("0.05"))
EVENING = time(19, 0)


def buttons(proposal: Proposal, view: View) -> Rows:
    """The keyboard of a card in its state, for this reader."""
    why = Button(say("button.why"), tap(proposal, "why"))
    if proposal.state is State.UNKNOWN and may(view.role, Right.CARRY):
        return (_seen(proposal, view), (why,))
    if not decides(view.role, proposal.action):
        return _delegated(proposal, view, why)
    if proposal.state in OPEN and view.now < proposal.expires_at:
        return _open(proposal, view, why)
    by_person = proposal.state is State.APPLYING and isinstance(kind_of(proposal.action).carried, ByPerson)
    if (by_person or proposal.state in {State.APPLIED, State.PARTIAL}) and undoable(proposal, view):
        return ((Button(say("button.undo"), tap(proposal, "undo")), why),)
    return ((why,),)


def _delegated(proposal: Proposal, view: View, why: Button) -> Rows:
    """Who decides nothing by right may confirm what his mandate covers, and nothing else."""
    waits = proposal.state in {State.PENDING, State.POSTPONED} and view.now < proposal.expires_at
    if view.mandate is None or not waits:
        return ((why,),)
    return (
        (Button(kind_of(proposal.action).button(proposal.action), tap(proposal, "ok"), Tone.PRIMARY),),
        (why,),
    )


def _open(proposal: Proposal, view: View, why: Button) -> Rows:
    if is_batch(proposal) and proposal.level is not Level.HOLD:
        return open_buttons(proposal, view)
    refuse = Button(say("button.refuse"), tap(proposal, "no"))
    if proposal.level is Level.HOLD:
        return ((refuse, Button(say("button.calculation"), tap(proposal, "why"))),)
    confirm = Button(kind_of(proposal.action).button(proposal.action), tap(proposal, "ok"), Tone.PRIMARY)
    others = [refuse]
    if proposal.state is State.PENDING:
        others.insert(0, Button(say("button.later"), tap(proposal, "later")))
    if kind_of(proposal.action).typed is not None:
        others.insert(0, Button(say("button.reword"), tap(proposal, "adj")))
    if _prices(proposal):
        others.insert(0, Button(say("button.adjust"), tap(proposal, "adj")))
    adjusting = kind_of(proposal.action).adjusting
    corrections = adjusting.corrections(proposal, proposal.action) if adjusting else ()
    return ((confirm,), tuple(others), *((corrections,) if corrections else ()), (why,))


def line_buttons(proposal: Proposal) -> Rows:
    """The cost lines of the result, two to a row, and the way back."""
    lines = [Button(line.name, tap(proposal, "line", line.code)) for line in COST_LINES]
    return (*(tuple(lines[n : n + 2]) for n in range(0, len(lines), 2)), (_back(proposal),))


def undoable(proposal: Proposal, view: View) -> bool:
    """Whether some night to come has a known value to return to, or an entry can be taken back."""
    inverse = inverse_of(proposal.action, proposal.number, proposal.receipt)
    if inverse is None or not inverse.changes:
        return inverse is not None
    today = view.now.astimezone(view.hotel.zone).date()
    return any(change.night >= today for change in inverse.changes)


def _prices(proposal: Proposal) -> tuple[Decimal, ...]:
    return tuple(c.after.price for c in proposal.action.changes if c.after.price is not None)


def _seen(proposal: Proposal, view: View) -> tuple[Button, ...]:
    """What the panel shows decides: the new values, or those of before."""
    new = proposal.action.single_price
    before = {c.before.price if c.before else None for c in proposal.action.changes}
    old = before.pop() if len(before) == 1 else None
    told_new = say("button.seen", price=view.money(new, proposal)) if new else say("button.seen_new")
    told_old = say("button.seen", price=view.money(old, proposal)) if old else say("button.seen_before")
    return (
        Button(told_new, tap(proposal, "seen", "new")),
        Button(told_old, tap(proposal, "seen", "before")),
    )


def adjust_buttons(proposal: Proposal, view: View) -> Rows:
    """Four steps around the drafted price, a price of one's own, and the way back.

    Where all cells get one price the labels show the price that a tap would set; else the step.
    """
    price = proposal.action.single_price
    return (
        tuple(_step(proposal, view, price, step) for step in STEPS[:2]),
        tuple(_step(proposal, view, price, step) for step in STEPS[2:]),
        (Button(say("button.other_price"), tap(proposal, "adj", "ask")), _back(proposal)),
    )


def _step(proposal: Proposal, view: View, price: Decimal | None, step: Decimal) -> Button:
    change = Percent(step, signed=True)
    if price is None:
        return Button(say("button.step", change=change), tap(proposal, "adj", f"{step * 100:+.0f}"))
    moved = to_step(price * (1 + step))
    label = say("button.step_price", price=view.money(moved, proposal), change=change)
    return Button(label, tap(proposal, "adj", f"{moved.normalize():f}"))


def later_buttons(proposal: Proposal, view: View) -> Rows:
    """In an hour, this evening while it is not evening yet, tomorrow with the brief."""
    choices = [Button(say("button.in_an_hour"), tap(proposal, "later", "1h"))]
    if view.now.astimezone(view.hotel.zone).time() < EVENING:
        choices.append(Button(say("button.this_evening", at=EVENING), tap(proposal, "later", "evening")))
    morning = say("button.tomorrow", at=view.hotel.brief_at)
    return (
        tuple(choices),
        (Button(morning, tap(proposal, "later", "morning")), _back(proposal)),
    )


def later_until(argument: str, now: datetime, hotel: Property) -> datetime:
    """The instant that a choice of `later_buttons` means; ValueError for an argument that it never offers."""
    local = now.astimezone(hotel.zone)
    if argument == "1h":
        return now + timedelta(hours=1)
    if argument == "evening":
        return max(now, datetime.combine(local.date(), EVENING, hotel.zone).astimezone(now.tzinfo))
    if argument == "morning":
        tomorrow = local.date() + timedelta(days=1)
        return datetime.combine(tomorrow, hotel.brief_at, hotel.zone).astimezone(now.tzinfo)
    raise ValueError(f"later until {argument!r}?")


def _back(proposal: Proposal) -> Button:
    return Button(say("button.back"), tap(proposal, "back"))
