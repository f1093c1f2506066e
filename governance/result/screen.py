"""How does a result read on a phone: rooms and dirhams first, then shares?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from domain.figure import Figure, ratio
from domain.house.snapshot import RESERVATIONS
from domain.money import Money
from domain.money.lines import BY_CODE, LINE_NAMES
from domain.phrase import Percent, Phrase, say
from domain.result.outlook import Outlook
from domain.result.result import Result
from domain.result.statement import Statement, rooms_unsaid
from domain.result.words import method_words, missing_words
from domain.result.year import gop_of, revenue_of
from governance.post.replies import Block, Line, Reply
from governance.result.account import Account
from governance.result.picture import picture


def screen(account: Account) -> Reply:
    """The result in three or four lines, the lines it is made of below the fold, what is missing last."""
    blocks = (
        Block(tuple(_head(account))),
        Block(tuple(_ratios(account.so_far))),
        Block(tuple(_lines(account)), folded=True),
        Block(tuple(foot(account))),
    )
    return Reply(tuple(block for block in blocks if block.lines), chart=picture(account))


def _head(account: Account) -> Iterator[Line]:
    of = account.so_far.result
    yield Line(_title(account), bold=True)
    days = len(of.span)
    if account.outlook is None:
        yield Line(_summary(of, say("result.actual", n=days)))
    elif of.span.first < account.house.today:
        yield Line(_summary(of, say("result.so_far", n=days)))
    if account.outlook is not None:
        yield from _forecast(account, account.outlook)
    if account.budget:
        earned = revenue_of(account.budget)
        left = gop_of(account.budget)
        margin = Percent(ratio(left, earned) or Decimal(0))
        amounts = {"revenue": _money(earned, of), "gop": _money(left, of)}
        yield Line(say("result.budget", **amounts, margin=margin))
    if account.last_year is not None and not rooms_unsaid(account.last_year.missing):
        before = account.last_year
        nights = say("count.room_nights", n=int(before.sold))
        yield Line(say("result.last_year", nights=nights, revenue=_money(before.revenue, before)))


def _title(account: Account) -> Phrase:
    if account.is_month:
        return say("result.title_month", month=account.asked.first)
    if len(account.asked) == 1:
        return say("result.title_day", day=account.asked.first)
    return say("result.title_span", span=account.asked)


def _summary(of: Result, when: Phrase) -> Phrase:
    nights = say("count.room_nights", n=int(of.sold))
    if rooms_unsaid(of.missing):
        return say("result.rooms_only", when=when, nights=nights)
    told = {"when": when, "nights": nights, "revenue": _money(of.revenue, of)}
    if of.blind or of.margin is None:
        return say("result.revenue_only", **told)
    return say("result.whole", **told, gop=_money(of.gop, of), margin=Percent(of.margin))


def _forecast(account: Account, view: Outlook) -> Iterator[Line]:
    of = view.mid
    if rooms_unsaid(of.missing):
        return
    yield Line(_summary(of, say("result.forecast")))
    if not of.blind:
        low, high = _money(view.low.gop, of), _money(view.high.gop, of)
        if low != high:
            yield Line(say("result.between", low=low, high=high))
        floor = account.house.books.gop_floor
        if floor is not None and of.margin is not None and of.margin < floor:
            yield Line(say("result.below_floor", floor=Percent(floor)))


def _ratios(of: Statement) -> Iterator[Line]:
    shown = (
        tuple(_each(of.adr, say("result.adr"))),
        tuple(_each(of.adr_net, say("result.adr_net"))),
        tuple(_each(of.trevpar, say("result.trevpar"))),
        tuple(_each(of.goppar, say("result.goppar"))),
        tuple(_each(of.cpor, say("result.cpor"))),
    )
    parts = tuple(part for found in shown for part in found)
    if parts:
        yield Line(say("join.dots", parts=parts))
    if of.commission.value is not None and of.direct_share.value is not None:
        commission = Money(of.commission.value.quantize(Decimal(1), ROUND_HALF_EVEN), of.result.currency)
        direct = say("count.room_nights", n=int(of.result.direct))
        share = Percent(of.direct_share.value)
        yield Line(say("result.channels", commission=commission, direct=direct, share=share))


def _each(figure: Figure, name: Phrase) -> Iterator[Phrase]:
    if figure.value is not None:
        amount = Money(figure.value.quantize(Decimal(1), ROUND_HALF_EVEN), figure.unit)
        yield say("result.ratio", name=name, amount=amount)


def _lines(account: Account) -> Iterator[Line]:
    """Line by line: so far, where the month is going, what was budgeted."""
    of = account.so_far.result
    if of.blind and not of.lines:
        return
    going = account.outlook.mid.lines if account.outlook is not None else {}
    for code in BY_CODE:
        amounts = (of.lines.get(code), going.get(code), account.budget.get(code))
        if any(amounts):
            now, then, meant = (Money(_unit(a or Decimal(0)), of.currency) for a in amounts)
            told: dict[str, Any] = {"name": LINE_NAMES[code], "amount": now}
            yield Line(_line(account, told, then, meant))


def _line(account: Account, told: dict[str, Any], then: Money, meant: Money) -> Phrase:
    if account.outlook is not None and account.budget:
        return say("result.line_both", **told, forecast=then, budget=meant)
    if account.outlook is not None:
        return say("result.line_forecast", **told, forecast=then)
    if account.budget:
        return say("result.line_budget", **told, budget=meant)
    return say("result.line", **told)


def foot(account: Account) -> Iterator[Line]:
    """What is not in the figures, where the forecast comes from, how old the data is."""
    house, of = account.house, account.so_far.result
    gaps = missing_words((account.outlook.mid if account.outlook else of).missing, house.books)
    if gaps:
        yield Line(say("cfo.not_counted", missing=gaps))
    if of.capital:
        yield Line(say("cfo.invested", amount=Money(-of.capital, of.currency)))
    if account.outlook is not None:
        yield Line(say("result.method", method=method_words(account.outlook)), quiet=True)
        yield from _hindsight(account)
    read_at = house.source_ages.get(RESERVATIONS)
    if read_at is not None:
        yield Line(say("brief.data", at=read_at), quiet=True)
    if house.sample or house.books.sample:
        yield Line(say("card.sample"), quiet=True)


def _hindsight(account: Account) -> Iterator[Line]:
    """How far the same forecast was off a month ago."""
    past = account.hindsight
    if past is None or past.error is None:
        return
    told = {"error": Percent(past.error, signed=True)}
    expected, actual = _money(past.expected.revenue, past.actual), _money(past.actual.revenue, past.actual)
    yield Line(say("result.hindsight", **told, expected=expected, actual=actual), quiet=True)


def _money(amount: Decimal, of: Result) -> Money:
    return Money(_unit(amount), of.currency)


def _unit(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), ROUND_HALF_EVEN)
