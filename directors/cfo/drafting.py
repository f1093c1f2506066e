"""How does the CFO's model put an expense before a person?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from domain.consent.actions import Spend
from domain.house.snapshot import House
from domain.money import to_cents
from domain.money.lines import LINES, Section
from domain.phrase import say
from governance.contract import Answer, Draft, Ground
from governance.conversation.toolbox import Unanswered, drafting

COSTS = [line.code for line in LINES if line.section is not Section.REVENUE]
FURTHEST = timedelta(days=365)
LONGEST_WORDS = 200
LONGEST_NAME = 80


@drafting
async def draft_expense(
    ground: Ground,
    day: date,
    words: str,
    amount: Decimal,
    line: Annotated[str, Field(json_schema_extra={"enum": COSTS})],
    reason: str,
    vat_percent: Decimal | None = None,
    supplier: str | None = None,
    capital: bool = False,
    one_off: bool = False,
) -> Answer:
    """Draft one card for an expense the person asks for; nothing is booked or paid until a person taps it.

    day: of the invoice or work
    words: what it is
    amount: with VAT, in the house's currency
    line: of the operating statement
    reason: in the person's language, at most 300 characters, only figures from tools
    vat_percent: only if known
    capital: an investment, outside the GOP
    one_off: will not come again
    """
    house = ground.house
    action = replace(
        expense(house, day, words, amount, line, vat_percent=vat_percent, capital=capital),
        one_off=one_off,
        supplier=_words(supplier, "supplier", LONGEST_NAME) if supplier else None,
    )
    why = _words(reason, "reason", 300)
    ground.drafts.append(Draft("cfo", action, (say("board.reason", words=why),)))
    facts = {"drafted": True, "day": day, "amount": action.amount, "net": action.net, "line": line}
    notes = ("limits are checked when the turn ends; the card then awaits a tap",)
    return Answer("draft", {**facts, "currency": action.currency}, notes=notes)


def expense(
    house: House,
    day: date,
    words: str,
    amount: Decimal,
    line: str,
    *,
    vat_percent: Decimal | None,
    capital: bool,
) -> Spend:
    """The expense that these arguments mean; Unanswered, with what to state instead, when they mean none."""
    if line not in COSTS:
        raise Unanswered(f"line: one of {', '.join(COSTS)}")
    if to_cents(amount) <= 0:
        raise Unanswered("amount: above 0")
    if vat_percent is not None and not 0 <= vat_percent <= 50:
        raise Unanswered("vat_percent: 0 to 50")
    if abs(day - house.today) > FURTHEST:
        raise Unanswered("day: within a year of today")
    return Spend(
        day,
        _words(words, "words", LONGEST_WORDS),
        to_cents(amount),
        house.hotel.currency,
        line,
        vat_rate=None if vat_percent is None else vat_percent / 100,
        capital=capital,
    )


def _words(text: str, name: str, longest: int) -> str:
    line = " ".join(text.split())
    if not line or len(line) > longest:
        raise Unanswered(f"{name}: 1 to {longest} characters")
    return line
