"""What does a quarter's tourist tax come to, line by line, and who is exempt?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.money import Money
from domain.money.taxes import quarter_of
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say
from domain.property import Property
from domain.service.stay_tax import CHILD, TaxStatement, TaxTotal, statement
from governance.office import Office
from governance.post.replies import Block, Button, Line, Reply
from governance.service.paper import Page, Section
from governance.service.transfers import one_booking
from store.consent.people import Member
from store.unit import Unit

TAX = "staytax"
LONGEST = 60
_QUARTER = re.compile(r"[tq]([1-4])(?:[ /-]?(\d{4}))?$", re.IGNORECASE)


def quarter_named(words: str, today: date) -> Span:
    """« T3 2026 »; without words the quarter that was over last. Refusal: no quarter, or one that has not begun."""
    if not words.strip():
        return Span(*quarter_of(quarter_of(today)[0] - ONE_DAY))
    found = _QUARTER.match(words.strip())
    if found is None:
        raise refuse("tax.which_quarter", said=words.strip())
    year = int(found[2] or today.year)
    quarter = Span(*quarter_of(date(year, 3 * int(found[1]) - 2, 1)))
    if quarter.first > today:
        raise refuse("tax.quarter_to_come", said=words.strip())
    return quarter


async def of_quarter(unit: Unit, quarter: Span, today: date) -> TaxStatement:
    """Every night of the quarter that is over."""
    last = min(quarter.last, max(today - ONE_DAY, quarter.first))
    span = Span(quarter.first, last)
    return statement(await unit.legal.parties(span), await unit.accounts.taxes(), span)


async def exempt(office: Office, unit: Unit, member: Member, words: str) -> int:
    """« R123 2 résident »: two adults of that booking owe nothing. Refusal: not his, no booking or reason."""
    if not may(member.role, Right.FILE):
        raise refuse("tax.not_yours")
    number, _, rest = words.strip().partition(" ")
    count, _, reason = rest.strip().partition(" ")
    if not count.isdecimal() or not reason.strip() or len(reason) > LONGEST:
        raise refuse("tax.exempt_how")
    reservation, booking = await one_booking(unit, number)
    adults = sum(room.adults or 0 for room in booking.rooms)
    if int(count) > adults:
        raise refuse("tax.too_many_exempt", n=adults)
    now, person = office.clock(), f"person:{member.person.id}"
    await unit.legal.exempt(reservation, reason.strip(), int(count), person, now)
    body = {"reservation": reservation, "persons": int(count)}
    await unit.journal.append("tax.exempted", f"reservation:{reservation}", person, body, now)
    return int(count)


def statement_reply(told: TaxStatement, hotel: Property) -> Reply:
    """The sums, what is not told, and buttons for the files."""
    lines = [Line(titled(told.quarter), bold=True)]
    lines += [Line(say("tax.sample"), quiet=True)] if sample(told) else []
    lines += [Line(row) for total in told.totals for row in _total_rows(total, hotel)]
    if not told.totals:
        lines.append(Line(say("tax.no_nights")))
    if told.unknown:
        lines.append(Line(say("tax.party_unknown", n=len(told.unknown), numbers=told.unknown[:5])))
    first = told.quarter.first.isoformat()
    keys = (
        (
            Button(say("button.tax_xlsx"), f"{TAX}:{first}:xlsx"),
            Button(say("button.tax_pdf"), f"{TAX}:{first}:pdf"),
        ),
    )
    return Reply((Block(tuple(lines)), Block((Line(say("tax.how"), quiet=True),))), keys)


def _total_rows(total: TaxTotal, hotel: Property) -> Sequence[Phrase]:
    found = []
    if total.amount is None:
        found.append(say("tax.total_unknown", name=total.tax.name, n=total.taxed))
    else:
        owed = Money(total.amount, hotel.currency)
        found.append(say("tax.total", name=total.tax.name, n=total.taxed, amount=owed))
    for reason, count in sorted(total.exempt.items()):
        found.append(say("tax.exempt", n=count, reason=reason_told(reason)))
    if not total.tax.confirmed:
        found.append(say("tax.unconfirmed", name=total.tax.name, source=total.tax.source))
    return found


def reason_told(reason: str) -> Phrase:
    """Why somebody owes nothing, in words."""
    return say("tax.child") if reason == CHILD else say("text.words", words=reason)


def rows(told: TaxStatement) -> Sequence[Sequence[str | int | Decimal | None]]:
    """The ledger, one row a person, night and tax: night, booking, person, code, amount, reason."""
    return [
        (line.night.isoformat(), line.number, line.person, line.tax.code, line.amount, line.exempt)
        for line in told.lines
    ]


def sums(told: TaxStatement, yes: str, no: str) -> Sequence[Sequence[str | int | Decimal | None]]:
    """One row a tax and rate: code, from, rate, persons × nights, taxed, exempt, amount, source, confirmed."""
    return [
        (
            one.tax.code,
            one.tax.first.isoformat(),
            one.tax.amount,
            one.persons_nights,
            one.taxed,
            one.persons_nights - one.taxed,
            one.amount,
            one.tax.source,
            yes if one.tax.confirmed else no,
        )
        for one in told.totals
    ]


def titled(quarter: Span) -> Phrase:
    """« Taxes de séjour · 3e trimestre 2026 »"""
    return say("tax.title", n=(quarter.first.month + 2) // 3, year=quarter.first.year)


def sample(told: TaxStatement) -> bool:
    """Whether an invented rate is in it."""
    return any(one.tax.sample for one in told.totals)


def page(told: TaxStatement, hotel: Property) -> Page:
    """The statement for paper."""
    body: list[tuple[Phrase | str, ...]] = [
        (
            say("text.words", words=one.tax.name),
            _rate(one, hotel),
            say("tax.count", n=one.taxed),
            say("tax.count", n=one.persons_nights - one.taxed),
            say("tax.amount", amount=Money(one.amount, hotel.currency)) if one.amount is not None else "—",
        )
        for one in told.totals
    ]
    owed = [one.amount for one in told.totals]
    known = [amount for amount in owed if amount is not None]
    if len(owed) > 1 and len(known) == len(owed):
        whole = Money(sum(known, Decimal(0)), hotel.currency)
        body.append((say("tax.whole"), "", "", "", say("tax.amount", amount=whole)))
    heads = (say("tax.head_tax"), say("tax.head_rate"), say("tax.head_taxed"), say("tax.head_exempt"))
    section = Section(
        say("tax.sums"),
        (*heads, say("tax.head_amount")),
        (34, 16, 16, 16, 18),
        body,
        say("tax.no_nights"),
        numbers=(1, 2, 3, 4),
    )
    sources = [
        (
            say("text.words", words=one.tax.name),
            one.tax.source,
            say("value.yes" if one.tax.confirmed else "value.no"),
        )
        for one in told.totals
    ]
    rules = Section(
        say("tax.rules"),
        (say("tax.head_tax"), say("tax.head_source"), say("tax.head_confirmed")),
        (25, 60, 15),
        sources,
    )
    under = [say("tax.under", house=hotel.name, quarter=told.quarter)]
    under += [say("tax.sample")] if sample(told) else []
    foot = say("tax.foot", n=len(told.unknown))
    return Page(titled(told.quarter), say("join.dots", parts=tuple(under)), (section, rules), foot)


def _rate(one: TaxTotal, hotel: Property) -> Phrase | str:
    if one.tax.amount is None:
        return say("tax.rate_unknown")
    return say("tax.amount", amount=Money(one.tax.amount, hotel.currency))
