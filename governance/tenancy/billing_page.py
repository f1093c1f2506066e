"""How does a month's statement look on paper, to a person and to a program?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from domain.money import Money
from domain.phrase import Percent, Phrase, say
from governance.budget import dollars
from governance.post.replies import Block, Line, Reply
from governance.service.paper import Cell, Page, Section
from governance.tenancy.billing import Statement, Use

OPEN = say("billing.open")
WHAT = {
    "set_up": say("billing.what_set_up"),
    "month": say("billing.what_month"),
    "share": say("billing.what_share"),
}
UNITS = {
    "message.telegram": say("billing.unit_telegram"),
    "message.email": say("billing.unit_email"),
    "message.whatsapp": say("billing.unit_whatsapp"),
    "storage_gb_month": say("billing.unit_storage"),
}


def statement_page(of: Statement, today: date) -> Page:
    """What was used, what is due, and how the share was worked out; `today` is the house's own day."""
    used = Section(
        say("billing.used"),
        (
            say("billing.head_what"),
            say("billing.head_count"),
            say("billing.head_each"),
            say("billing.head_cost"),
        ),
        (46, 16, 18, 20),
        list(_used(of)),
        numbers=(1, 2, 3),
    )
    due = Section(
        say("billing.due"),
        (
            say("billing.head_what"),
            say("billing.head_full"),
            say("billing.head_off"),
            say("billing.head_due"),
        ),
        (46, 18, 16, 20),
        list(_due(of)),
        none=say("billing.no_plan")
        if of.agreed is None
        else say("billing.not_begun", month=of.agreed.begins, year=str(of.agreed.begins.year)),
        numbers=(1, 2, 3),
    )
    share = Section(say("billing.share"), (), (), (), none=_share(of))
    return Page(
        say("billing.title", house=of.name, month=of.month, year=str(of.month.year)),
        _under(of),
        (due, used, share),
        say("billing.foot", day=today, year=str(today.year)),
    )


def statement_reply(of: Statement) -> Reply:
    """The same in a few lines."""
    title = say("billing.title", house=of.name, month=of.month, year=str(of.month.year))
    lines = [Line(title, bold=True), Line(_under(of))]
    for what, _full, off, amount in _due(of):
        lines.append(Line(say("billing.line", what=what, off=off, amount=amount)))
    cost = say("billing.line_model", n=of.model.calls, spent=dollars(of.model.cost))
    uses = [
        Line(say("billing.line_use", what=UNITS[one.unit], count=one.count, cost=_cost(one)))
        for one in of.uses
    ]
    return Reply((Block(tuple(lines)), Block((Line(cost), *uses)), Block((Line(_share(of)),))))


def statement_json(of: Statement) -> dict[str, Any]:
    """The same for a program; see data/schemas/billing.json."""
    return {
        "property": of.house,
        "month": of.month.strftime("%Y-%m"),
        "over": of.over,
        "currency": of.currency,
        "plan": of.agreed.plan.id if of.agreed else None,
        "number": of.number if of.agreed else None,
        "due": [
            {
                "what": one.what,
                "full": _text(one.full),
                "off": _text(one.off),
                "amount": _text(one.amount),
            }
            for one in of.due
        ],
        "total": _text(of.total),
        "model": {"calls": of.model.calls, "usd": f"{of.model.cost:f}"},
        "used": [
            {"unit": one.unit, "count": str(one.count), "each_usd": _text(one.each), "usd": _text(one.cost)}
            for one in of.uses
        ],
        "share": {
            "stays": of.stays,
            "sold": f"{of.sold:f}",
            "without_amount": of.unpriced,
            "left_out": of.others,
        },
    }


def _under(of: Statement) -> Phrase:
    over = say("billing.over") if of.over else say("billing.running")
    if of.agreed is None:
        return say("join.dots", parts=(say("billing.no_plan"), over))
    total = (
        say("billing.total_open")
        if of.total is None
        else say("billing.total", sum=Money(of.total, of.currency))
    )
    parts = (say("billing.plan", plan=of.agreed.plan.name, n=max(of.number, 0)), total, over)
    return say("join.dots", parts=parts)


def _due(of: Statement) -> Iterator[tuple[Cell, Cell, Cell, Cell]]:
    for one in of.due:
        full = OPEN if one.full is None else say("billing.money", sum=Money(one.full, of.currency))
        amount = OPEN if one.amount is None else say("billing.money", sum=Money(one.amount, of.currency))
        yield WHAT[one.what], full, _percent(one.off), amount


def _used(of: Statement) -> Iterator[tuple[Cell, ...]]:
    calls = say("billing.unit_model")
    yield (
        calls,
        say("billing.count", count=of.model.calls),
        "",
        say("billing.usd", usd=dollars(of.model.cost)),
    )
    for one in of.uses:
        each = OPEN if one.each is None else say("billing.usd", usd=one.each)
        yield UNITS[one.unit], say("billing.count", count=one.count), each, _cost(one)


def _cost(one: Use) -> Phrase:
    return OPEN if one.cost is None else say("billing.usd", usd=dollars(one.cost))


def _share(of: Statement) -> Phrase:
    parts = [say("billing.share_base", n=of.stays, sum=Money(of.sold, of.currency))]
    if of.others:
        parts.append(say("billing.share_others", n=of.others))
    if of.unpriced:
        parts.append(say("billing.share_unpriced", n=of.unpriced))
    return say("join.dots", parts=tuple(parts))


def _percent(off: Decimal | None) -> Phrase:
    return OPEN if off is None else say("billing.percent", part=Percent(-off / 100))


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
