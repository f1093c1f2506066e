"""What has the house spent?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.questions.asked import Asked, Subject, titled
from domain.conversation.questions.question import Looking, Spoken, phrases
from domain.money import Money
from domain.money.ledger import Entry
from domain.money.lines import LINE_NAMES
from domain.nights import Span, month_of
from domain.phrase import Phrase, say
from governance.office import snapshot
from governance.post.replies import Line, Reply

SPOKEN = Spoken(
    "spendings",
    patterns=(("spent",), ("quantity", "spent")),
    words={
        "spent": phrases(
            """
            j-ai-depense ai-depense we-spent on-depense depense depenses depensees a-depense achats
            sorties-d-argent spent spend spending expenses expense outgoings purchases sreft srefna
            serfna khserna msarif lmsarif on-a-paye avons-paye a-ete-paye we-paid have-we-paid
            did-we-pay ou-est-passe-argent ou-passe-argent where-did-money-go sorties
            """
        ),
    },
    beside=phrases(
        """
        j ai combien how-much chhal on maison hotel villa house fait did total notees noted detail liste
        argent money quoi what
        """
    ),
    looking=Looking.BACK,
    past_only=True,
    never=("ia", "ai", "claude", "assistant", "service", "logiciel", "bot", "robot", "modele", "modeles"),
)
MOST = 8


async def answer(asked: Asked) -> Sequence[Reply]:
    """What was booked on those days, tax included, by its line; this month without days.

    Standing costs are in the result, not here: they are the same whether anybody asks or not.
    """
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        house = await snapshot(asked.office, unit)
        days = asked.question.span or Span(month_of(house.today).first, house.today)
        booked = await unit.ledger.between(days.first, days.last)
    spent = [one for one in booked if _paid(one)]
    rows: list[Phrase | Line] = []
    for currency in sorted({one.currency for one in spent}):
        ours = [one for one in spent if one.currency == currency]
        rows.append(Line(say("ask.spent", amount=_sum(ours, currency), n=len(ours)), bold=True))
        by_line = sorted({one.line for one in ours}, key=lambda line: _sum(_of(ours, line), currency).amount)
        rows += [
            say("ask.spent_line", line=LINE_NAMES[line], amount=_sum(_of(ours, line), currency))
            for line in reversed(by_line[-MOST:])
        ]
    if any(one.capital for one in spent):
        rows.append(Line(say("ask.spent_capital"), quiet=True))
    rows = rows or [say("ask.spent_nothing")]
    return [titled(asked, house, say("ask.spendings"), days, *rows, Line(say("ask.spent_note"), quiet=True))]


def _paid(one: Entry) -> bool:
    """What an expense took out, not what a rebate gave back on a night."""
    return one.net < 0 and one.line not in {"rooms_revenue", "food_revenue", "other_revenue"}


def _of(entries: Sequence[Entry], line: str) -> list[Entry]:
    return [one for one in entries if one.line == line]


def _sum(entries: Sequence[Entry], currency: str) -> Money:
    return Money(-sum((one.net + one.vat for one in entries), Decimal(0)), currency)


SUBJECT = Subject(SPOKEN, say("ask.spendings"), answer)
