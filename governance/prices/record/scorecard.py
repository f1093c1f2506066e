"""How has the Revenue director done in a month: consent, what it brought, its errors and losses, trust?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from domain.consent.actions import CellChange, ChangeRate
from domain.consent.proposal import Proposal, State
from domain.money import Money
from domain.money.forecast import NightForecast
from domain.nights import ONE_DAY, Span, month_of
from domain.phrase import Percent, Phrase, say
from domain.prices.foresight import Score, foreseen, scores
from domain.prices.replay import Replayed, Window, gain_of, replay
from domain.prices.simulation import Range
from governance.consent.trust import ENOUGH_VERDICTS, TRUST_OVER
from governance.post.replies import Block, Button, Line, Reply, Tone
from governance.prices.foresight import live_since
from governance.prices.study import material_of
from store.unit import Unit

SCHEMA = "scorecard/1"
SLUG = "revenue"
EFFECTIVE = frozenset({State.APPLIED, State.PARTIAL, State.UNDONE})
AGAINST = frozenset({State.REFUSED, State.UNDONE})
BACK = timedelta(days=400)
WIDEN, NARROW = Decimal("0.8"), Decimal("0.5")
SHOWN_LOSSES = 3
SHOWN_LEADS = (7, 28)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Revenue's own proposals on which somebody gave a verdict, and how many stand."""

    decided: int
    accepted: int

    @property
    def share(self) -> Decimal | None:
        return Decimal(self.accepted) / self.decided if self.decided else None

    @property
    def enough(self) -> bool:
        return self.decided >= ENOUGH_VERDICTS


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One month; `trust` looks at ninety days, `mandated` says whether a mandate is in force."""

    month: Span
    at: datetime
    currency: str
    acceptance: Acceptance
    trust: Acceptance
    replayed: tuple[Replayed, ...]
    numbers: dict[int, int]
    scores: tuple[Score, ...]
    mandated: bool

    @property
    def gain(self) -> Range:
        return gain_of(self.replayed)

    @property
    def losses(self) -> tuple[tuple[int, Decimal], ...]:
        """The decisions that cost most, by number, with what they are estimated to have cost."""
        by_decision: dict[int, Decimal] = {}
        for one in self.replayed:
            number = self.numbers[one.window.decision]
            by_decision[number] = by_decision.get(number, Decimal(0)) + one.gain.mid
        lost = [(number, gain) for number, gain in by_decision.items() if gain < 0]
        return tuple(sorted(lost, key=lambda pair: pair[1])[:SHOWN_LOSSES])

    @property
    def advice(self) -> str | None:
        """« widen » or « narrow » where the figures say so; None where they do not, or are too few."""
        share = self.trust.share
        if not self.trust.enough or share is None:
            return None
        if share >= WIDEN and not self.mandated:
            return "widen"
        return "narrow" if share < NARROW and self.mandated else None


def acceptance(decided: Iterable[Proposal]) -> Acceptance:
    """Only what Revenue drafted itself counts (it carries a key); a person's own wish says nothing of trust."""
    own = [p for p in decided if p.director == SLUG and p.key and p.undoes is None]
    verdicts = [p for p in own if p.state not in {State.POSTPONED, State.SUPERSEDED}]
    return Acceptance(len(verdicts), sum(p.state not in AGAINST for p in verdicts))


async def scorecard(unit: Unit, now: datetime, day: date) -> Scorecard:
    """The month of `day`, up to yesterday."""
    hotel = await unit.property.get()
    today = now.astimezone(hotel.zone).date()
    month = month_of(day)
    slept = Span(month.first, max(month.first, min(month.last, today - ONE_DAY)))
    decided = await unit.past.decided(now - BACK)
    applied = sorted(
        (p for p in decided if p.state in EFFECTIVE and isinstance(p.action, ChangeRate)),
        key=lambda p: (p.decided_at or now, p.id),
    )
    material = await material_of(unit, now)
    passed = [w for w in await _windows(unit, applied, slept, hotel.zone) if w.night < today]
    since = await live_since(unit)
    told = [foreseen(row, hotel.zone, since) for row in await unit.foresights.of_house(slept)]
    rooms: dict[date, int] = {}
    for (_, night), cell in (await unit.facts.nights(slept)).items():
        if night < today:
            rooms[night] = rooms.get(night, 0) + cell.sold
    mandates = await unit.mandates.in_force(today)
    return Scorecard(
        month,
        now,
        hotel.currency,
        acceptance(
            p for p in decided if p.decided_at and p.decided_at.astimezone(hotel.zone).date() in month
        ),
        acceptance(p for p in decided if p.decided_at and p.decided_at >= now - TRUST_OVER),
        replay(passed, material.bookings, material.belief),
        {p.id: p.number for p in applied},
        scores(told, rooms),
        any(m.grantee == SLUG for m in mandates),
    )


async def _windows(unit: Unit, applied: Sequence[Proposal], slept: Span, zone: ZoneInfo) -> list[Window]:
    """Every night of the span under every one of Revenue's own decisions, each until the next decision on it."""
    ends: dict[tuple[str, date], date] = {}
    cells = await unit.facts.nights(slept)
    found = []
    for proposal in reversed(applied):
        taken = (proposal.decided_at or proposal.filed_at).astimezone(zone).date()
        changes = [c for c in proposal.action.changes if c.night in slept and _priced(c)]
        own = bool(proposal.key) and proposal.director == SLUG and proposal.undoes is None
        expected = await _expected(unit, proposal) if own and changes else {}
        for change in changes:
            key = (change.room_type, change.night)
            cell = cells.get(key)
            if own and change.before and change.before.price and change.after.price and cell is not None:
                left = max((cell.units or 0) - cell.blocked - cell.sold, 0)
                prices = (change.before.price, change.after.price)
                end = ends.get(key)
                row = expected.get(key)
                found.append(Window(proposal.id, *key, *prices, taken, end, left, row))
            ends[key] = taken
    return found


def _priced(change: CellChange) -> bool:
    return change.after.price is not None


async def _expected(unit: Unit, proposal: Proposal) -> dict[tuple[str, date], Decimal]:
    """Rooms still to come at the prices of that day, as the last forecast before the verdict had them."""
    rows: Sequence[NightForecast] = await unit.accounts.forecast(proposal.decided_at or proposal.filed_at)
    return {(r.room_type, r.night): max(r.mean - r.on_books, Decimal(0)) for r in rows}


def scorecard_reply(card: Scorecard) -> Reply:
    """What was decided, what it brought by estimate, what it cost, how wrong the forecasts were, and trust."""
    title = Line(say("scorecard.title", month=card.month.first), bold=True)
    blocks = [
        Block((title, Line(_consent(card.acceptance)))),
        Block(tuple(map(Line, _worth(card)))),
        Block(tuple(map(Line, _errors(card)))),
        Block(tuple(map(Line, _trust(card)))),
        Block((Line(say("scorecard.method"), quiet=True),)),
    ]
    buttons: tuple[tuple[Button, ...], ...] = ()
    if card.advice is not None:
        label = say("scorecard.widen") if card.advice == "widen" else say("scorecard.narrow")
        buttons = ((Button(label, f"b:{SLUG}:{card.advice}", Tone.PRIMARY),),)
    return Reply(tuple(block for block in blocks if block.lines), buttons)


def _consent(found: Acceptance) -> Phrase:
    if not found.decided:
        return say("scorecard.no_verdict")
    return say("scorecard.consent", n=found.decided, accepted=found.accepted)


def _worth(card: Scorecard) -> Iterator[Phrase]:
    if not card.replayed:
        yield say("scorecard.nothing_replayed")
        return
    gain = card.gain
    amounts = {name: _money(getattr(gain, name), card) for name in ("low", "mid", "high")}
    yield say("scorecard.gain", n=len(card.replayed), **amounts)
    for number, lost in card.losses:
        yield say("scorecard.loss", number=number, lost=_money(lost, card))
    if not card.losses:
        yield say("scorecard.no_loss")


def _money(amount: Decimal, card: Scorecard) -> Money:
    return Money(amount.quantize(Decimal(1), ROUND_HALF_EVEN), card.currency)


def _errors(card: Scorecard) -> Iterator[Phrase]:
    for score in card.scores:
        if score.lead in SHOWN_LEADS and score.error is not None:
            yield say("scorecard.error", lead=score.lead, error=Percent(score.error), n=score.nights)


def _trust(card: Scorecard) -> Iterator[Phrase]:
    if not card.trust.enough or card.trust.share is None:
        yield say("scorecard.trust_unknown", n=card.trust.decided, needed=ENOUGH_VERDICTS)
        return
    yield say("scorecard.trust", share=Percent(card.trust.share), n=card.trust.decided)
    if card.advice is not None:
        yield say("scorecard.advice_widen") if card.advice == "widen" else say("scorecard.advice_narrow")


def scorecard_json(card: Scorecard) -> dict[str, Any]:
    """As `data/schemas/scorecard.json` describes it."""
    gain = card.gain if card.replayed else None
    return {
        "schema": SCHEMA,
        "month": card.month.first.isoformat(),
        "at": card.at.isoformat(),
        "currency": card.currency,
        "decided": card.acceptance.decided,
        "accepted": card.acceptance.accepted,
        "replayed_nights": len(card.replayed),
        "gain": None
        if gain is None
        else {name: f"{getattr(gain, name):.2f}" for name in ("low", "mid", "high")},
        "losses": [{"number": number, "gain": f"{lost:.2f}"} for number, lost in card.losses],
        "errors": [
            {"days": s.lead, "nights": s.nights, "wape": None if s.error is None else f"{s.error:.4f}"}
            for s in card.scores
        ],
        "trust": {
            "decided": card.trust.decided,
            "share": None if card.trust.share is None else f"{card.trust.share:.4f}",
            "enough": card.trust.enough,
            "advice": card.advice,
        },
    }
