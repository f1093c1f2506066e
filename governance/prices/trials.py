"""How is a price test proposed, and how is what was learned shown?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from domain.bookings.night import Night
from domain.consent.actions import CellChange, ChangeRate
from domain.house.snapshot import House
from domain.money import to_step
from domain.phrase import Percent, Phrase, say
from domain.prices.advice import Advice
from domain.prices.rates import CellValue
from domain.prices.trials import KEY, PRIOR_MEAN, PRIOR_SPREAD, STEP, Trial, learned
from domain.property import RoomType
from governance.consent.desk.filing import file_in
from governance.contract import Draft
from governance.office import Office, snapshot
from governance.post.replies import Block, Line, Reply, reply
from governance.prices.study import FORGOTTEN
from store.consent.people import Member
from store.unit import Unit

WEEK = timedelta(days=7)
SOONEST, LATEST = 21, 90  # days ahead: time for guests to answer, and not too long to wait
PAIRS = 6
ALIKE = Decimal("0.03")


async def propose(office: Office, unit: Unit, member: Member) -> Reply | None:
    """File one test as an ordinary card: +8 % on some nights, their twins a week later left alone.

    None when the card was filed; else why there is none.
    """
    house = await snapshot(office, unit)
    busy = {
        (trial.room_type, night)
        for trial in await unit.trials.all()
        if not trial.over(house.today)
        for pair in trial.pairs
        for night in pair
    }
    found = max(
        ((kind, tuple(_pairs(kind, house, busy))) for kind in house.sellable),
        key=lambda one: (min(len(one[1]), PAIRS), one[0].units or 0),
        default=None,
    )
    if found is None or len(found[1]) < PAIRS // 2:
        return reply(say("trial.no_pairs"))
    kind, pairs = found[0], found[1][:PAIRS]
    changes = tuple(_change(house.night(kind.code, test)) for test, _ in pairs)
    reason = say("trial.reason", n=len(pairs), step=Percent(STEP, signed=True))
    draft = Draft("revenue", ChangeRate(changes, house.hotel.currency), (reason,), f"{KEY}{kind.code}")
    by = f"person:{member.person.id}"
    filed = await file_in(unit, office, house, draft, by=by, asked_by=member.person.id)
    if filed.proposal is None:
        return reply(*filed.blocked)
    if not filed.known:
        await unit.trials.begin(filed.proposal.id, kind.code, STEP, pairs, house.now)
        body = {"number": filed.proposal.number, "pairs": [[a.isoformat(), b.isoformat()] for a, b in pairs]}
        await unit.journal.append("trial.proposed", f"proposal:{filed.proposal.id}", by, body, house.now)
    return None


def _pairs(kind: RoomType, house: House, busy: set[tuple[str, date]]) -> Iterator[tuple[date, date]]:
    """Nights and their twins: the same weekday a week later, both free to sell, at nearly the same price, with as
    many rooms sold. Which of the two is tested alternates, so that a rising season favours neither side."""
    used: set[date] = set()
    turn = False
    for ahead in range(SOONEST, LATEST):
        first = house.today + timedelta(days=ahead)
        second = first + WEEK
        if {first, second} & used or not _twins(kind, house, busy, first, second):
            continue
        used |= {first, second}
        yield (second, first) if turn else (first, second)
        turn = not turn


def _twins(kind: RoomType, house: House, busy: set[tuple[str, date]], first: date, second: date) -> bool:
    a, b = house.night(kind.code, first), house.night(kind.code, second)
    free = all((kind.code, n.night) not in busy and house.may_be_asked(n) for n in (a, b))
    if not free or a.price is None or b.price is None:
        return False
    return a.sold == b.sold and abs(a.price / b.price - 1) <= ALIKE


def _change(night: Night) -> CellChange:
    price = night.price or Decimal(0)
    after = CellValue(price=to_step(price * (1 + STEP)))
    return CellChange(night.room_type, night.night, after, CellValue(price=price))


async def shown(unit: Unit, today: date) -> Reply:
    """What is believed about the price response, how sure that is, and the tests it rests on."""
    trials = await unit.trials.all()
    belief = learned(trials, today)
    lines = [
        Line(say("trial.title"), bold=True),
        Line(say("trial.prior", mean=_shown(PRIOR_MEAN), spread=_shown(PRIOR_SPREAD))),
    ]
    if belief.tests:
        told = say(
            "trial.learned", mean=_shown(belief.elasticity), spread=_shown(belief.spread), n=belief.tests,
            nights=belief.nights,
        )  # fmt: skip
        lines.append(Line(told))
    lines += [Line(one) for one in _response(await unit.studies.newest())]
    lines += [Line(_row(trial, today), quiet=True) for trial in trials if trial.carried]
    return Reply((Block(lines), Block([Line(say("trial.how"), quiet=True)])))


def _response(advice: Sequence[Advice]) -> Iterator[Phrase]:
    """What the last study learned from bookings that came while prices moved."""
    numbers = next((factor.numbers for one in advice for factor in one.factors if factor.key == "level"), {})
    stays, mean, spread = (numbers.get(name) for name in ("stays", "learned", "spread"))
    if isinstance(stays, Decimal) and isinstance(mean, Decimal) and isinstance(spread, Decimal) and stays:
        yield say("trial.response", n=int(stays), mean=_shown(float(mean)), spread=_shown(float(spread)))


async def forget(unit: Unit, by: str, now: datetime) -> int:
    """Back to the assumption: no test counts, nor any booking at a price moved until now; how many tests."""
    count = await unit.trials.forget(now)
    await unit.channels.set_cursor(FORGOTTEN, now.isoformat())
    await unit.journal.append("trial.forgotten", "trials", by, {"tests": count}, now)
    return count


def _row(trial: Trial, today: date) -> Phrase:
    last = max(night for pair in trial.pairs for night in pair)
    if not trial.over(today):
        return say("trial.running", at=trial.at, until=last, test=trial.sold_test, control=trial.sold_control)
    return say("trial.over", at=trial.at, test=trial.sold_test, control=trial.sold_control)


def _shown(value: float) -> Decimal:
    return Decimal(str(round(value, 2)))
