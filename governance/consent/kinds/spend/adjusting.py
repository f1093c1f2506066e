"""What do a typed amount or a button make of an expense: another sum, another line, an investment?"""

from __future__ import annotations

from dataclasses import replace

from domain.consent.actions import Spend
from domain.consent.proposal import Proposal
from domain.errors import refuse
from domain.money import Money, to_cents
from domain.money.lines import LINES, Section
from domain.phrase import Phrase, say
from governance.consent.kinds.amount import number_in
from governance.consent.kinds.tap import tap
from governance.post.replies import Button

LINE_WISH, CAPITAL_WISH = "line=", "capital"
COST_LINES = tuple(line for line in LINES if line.section is not Section.REVENUE)
_GUESSES = frozenset({"spend.note_line", "spend.note_capital"})


def adjusted(action: Spend, wish: str) -> Spend:
    """An expense of « 1150 », on another line (« line=energy_water_waste »), or an investment and back
    (« capital »). Raises Refusal for anything else."""
    if wish in {LINE_WISH + line.code for line in COST_LINES}:
        return replace(action, line=wish.removeprefix(LINE_WISH))
    if wish == CAPITAL_WISH:
        return replace(action, capital=not action.capital)
    number = number_in(wish)
    if number <= 0:
        raise refuse("card.adjust_not_understood", said=wish)
    return replace(action, amount=to_cents(number))


def told(before: Spend, after: Spend, person: str) -> Phrase:
    """Who asked for another amount, or put its line right."""
    if before.amount == after.amount:
        return say("spend.corrected", person=person)
    was, now = Money(before.amount, after.currency), Money(after.amount, after.currency)
    return say("card.adjusted_from", before=was, after=now, person=person)


def settles(before: Spend, after: Spend) -> frozenset[str]:
    """The guesses that another line, or being an investment, has put right."""
    return _GUESSES if before.line != after.line or before.capital != after.capital else frozenset()


def corrections(proposal: Proposal, action: Spend) -> tuple[Button, ...]:
    """What was guessed, to be set right: its line, and whether it is an investment; of a counter-entry nothing."""
    if action.reverses is not None:
        return ()
    kind = say("button.no_capital") if action.capital else say("button.capital")
    return (Button(say("button.other_line"), tap(proposal, "line")), Button(kind, tap(proposal, "cap")))
