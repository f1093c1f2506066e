"""Where does the month's money stand: result against budget and forecast, objectives, cash?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from boardroom.drawing.svg import drawn
from boardroom.sheets import face_or
from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.consent.rights import Right, may
from domain.figure import Figure, ratio
from domain.money import Money
from domain.money.lines import LINES, Section
from domain.nights import month_of
from domain.phrase import Percent, Phrase, say
from domain.result.result import Result
from domain.result.year import gop_of, revenue_of
from governance.consent.objectives.progress import Progress
from governance.consent.objectives.shown import aim, figures
from governance.day.brief.status import Level
from governance.day.objectives.picture import picture as aims_picture
from governance.day.objectives.reading import close_button
from governance.day.purse import purse
from governance.day.tiles import Tile
from governance.post.replies import Button
from governance.result.account import Account
from governance.result.gathered import account_over
from governance.result.picture import picture
from governance.result.screen import foot, screen
from governance.result.till import Till, remittances, till_notes

Amounts = Mapping[str, Decimal]
SECTIONS: tuple[tuple[Section, Phrase], ...] = (
    (Section.REVENUE, say("page.total_revenue")),
    (Section.DEPARTMENTAL, say("page.total_departmental")),
    (Section.UNDISTRIBUTED, say("page.total_undistributed")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the statement, an amount for each column, None where nobody knows. `total`: it sums those above."""

    name: Phrase
    amounts: tuple[Phrase | None, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective: how much of it is reached, in hundredths of its target, and what there is to say of it."""

    name: Phrase
    share: int | None
    level: Level
    told: tuple[Phrase, ...]
    close: Button | None


async def show(visit: Visit) -> Shown:
    """The month in figures, its chart, its statement line by line; objectives; who owes what."""
    office = visit.lobby.office
    async with office.store.reading(visit.visitor.property_id) as unit:
        found = await purse(office, unit)
    account, house = found.account, found.account.house
    closing = may(visit.visitor.member.role, Right.OBJECTIVES)
    month, reached = picture(account), aims_picture(found.aims.measured, house)
    columns = columns_of(account)
    return Shown(
        "money.html.j2",
        {
            "month": say("result.title_month", month=account.asked.first),
            "tiles": tuple(tiles_of(account)),
            "picture": drawn(month, visit.words) if month is not None else None,
            "columns": [name for name, _ in columns],
            "rows": tuple(statement(account, columns)),
            "foot": tuple(foot(account)),
            "aims": [aim_of(one, account, closing) for one in found.aims.measured],
            "aims_picture": drawn(reached, visit.words) if reached is not None else None,
            "wishes": [wish.number for wish in found.aims.wishes],
            "cash": tuple(cash_rows(found.till)),
            "due": tuple(remittances(found.till)),
            "cash_notes": tuple(till_notes(found.till)),
        },
    )


async def one(visit: Visit) -> Shown:
    """The result as the phone tells it, with how far last month's forecast was off."""
    if visit.request.path_params["what"] != "resultat":
        return face_or(visit, None)
    async with visit.lobby.office.store.reading(visit.visitor.property_id) as unit:
        found = await account_over(visit.lobby.office, unit, month_of(visit.today))
    return face_or(visit, screen(found))


def tiles_of(account: Account) -> Iterator[Tile]:
    """Revenue, GOP and rooms of the month, as they are going, with what they are measured by."""
    of = account.outlook.mid if account.outlook is not None else account.so_far.result
    budget = account.budget
    if of.revenue and not of.blind:
        note = say("page.budgeted", amount=unit(revenue_of(budget), of)) if budget else None
        yield Tile("revenue", say("page.revenue"), say("tile.amount", amount=unit(of.revenue, of)), note)
        yield Tile("gop", say("page.gop"), say("tile.amount", amount=unit(of.gop, of)), between(account))
    if not of.blind and of.margin is not None:
        floor = account.house.books.gop_floor
        level = Level.UNKNOWN if floor is None else Level.GOOD if of.margin >= floor else Level.BAD
        told = None if floor is None else say("tile.floor", share=Percent(floor))
        yield Tile("margin", say("page.margin"), say("tile.share", share=Percent(of.margin)), told, level)
    sold = account.so_far.result.sold
    yield Tile("sold", say("page.sold_so_far"), say("page.number", n=int(sold)), rooms_going(account))


def between(account: Account) -> Phrase | None:
    """The range of the forecast."""
    view = account.outlook
    if view is None or view.low.gop == view.high.gop:
        return None
    return say("page.between", low=unit(view.low.gop, view.low), high=unit(view.high.gop, view.high))


def rooms_going(account: Account) -> Phrase | None:
    """How many nights the month will have sold."""
    if account.outlook is None:
        return None
    return say("page.going_to", n=int(account.outlook.mid.sold.quantize(Decimal(1), ROUND_HALF_EVEN)))


def columns_of(account: Account) -> list[tuple[Phrase, Amounts]]:
    """So far; where the month is going; what was budgeted. Only what there is."""
    found: list[tuple[Phrase, Amounts]] = [(say("page.col_so_far"), account.so_far.result.lines)]
    if account.outlook is not None and not account.outlook.mid.blind:
        found.append((say("page.col_forecast"), account.outlook.mid.lines))
    if account.budget:
        found.append((say("page.col_budget"), account.budget))
    return found


def statement(account: Account, columns: list[tuple[Phrase, Amounts]]) -> Iterator[Row]:
    """Line by line, each section with its sum, GOP last; nothing where no cost was ever told."""
    of = account.so_far.result
    if of.blind and not of.lines:
        return
    amounts = [lines for _, lines in columns]
    for section, name in SECTIONS:
        lines = [line for line in LINES if line.section is section]
        for line in lines:
            if any(found.get(line.code) for found in amounts):
                yield Row(line.name, tuple(shown(found.get(line.code), of) for found in amounts))
        sums = (sum((found.get(line.code, Decimal(0)) for line in lines), Decimal(0)) for found in amounts)
        yield Row(name, tuple(shown(total, of) for total in sums), total=True)
    yield Row(say("page.gop"), tuple(shown(gop_of(found), of) for found in amounts), total=True)


def aim_of(one: Progress, account: Account, closing: bool) -> Aim:
    """One objective."""
    reached = ratio(one.now, one.objective.target) if one.now is not None and one.objective.target else None
    share = None if reached is None else max(0, min(100, int(reached * 100)))
    level = Level.UNKNOWN if one.missing is None else Level.GOOD if one.reached else Level.WARN
    name = say("objective.title", number=one.objective.id, aim=aim(one.objective, account.house))
    told = tuple(figures(one, account.house))
    return Aim(name, share, level, told, close_button(one.objective) if closing else None)


def cash_rows(till: Till) -> Iterator[tuple[Phrase, Phrase | None, Phrase | None]]:
    """Who owes the house: at the desk, by the channels."""
    of = till.cash
    for direct, channels, name in (
        (of.leaving_direct, of.leaving_channels, say("cash.leaving")),
        (of.in_house_direct, of.in_house_channels, say("cash.in_house")),
        (of.coming_direct, of.coming_channels, say("cash.coming")),
    ):
        yield name, owed(direct), owed(channels)


def owed(figure: Figure) -> Phrase | None:
    """An amount without cents; None for nothing."""
    if not figure.value:
        return None
    return say(
        "page.bare_price", amount=Money(figure.value.quantize(Decimal(1), ROUND_HALF_EVEN), figure.unit)
    )


def shown(amount: Decimal | None, of: Result) -> Phrase | None:
    """An amount of the statement without its currency; None for a line of nothing."""
    return None if not amount else say("page.bare_price", amount=unit(amount, of))


def unit(amount: Decimal, of: Result) -> Money:
    """Without cents."""
    return Money(amount.quantize(Decimal(1), ROUND_HALF_EVEN), of.currency)


VIEW = View("argent", say("page.view_money"), "money", 40, show, one, rows=True)
