"""How right were the forecasts, by how many days before, against the same weekday a year earlier?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from domain.nights import ONE_DAY, Span
from domain.phrase import Percent, Phrase, say
from domain.prices.foresight import SAME_WEEKDAY, Score, foreseen, scores
from governance.post.chart import Bars, Chart, Targets
from governance.post.replies import Block, Line, Reply
from governance.prices.foresight import live_since
from store.unit import Unit

SCHEMA = "precision/1"
OVER = 180  # nights looked back on
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Precision:
    """The scores of the nights from `span.first` to yesterday; `known_from` is the first night with a booking."""

    scores: tuple[Score, ...]
    span: Span
    at: datetime
    known_from: date | None

    @property
    def told(self) -> tuple[Score, ...]:
        """Those with enough nights to mean something."""
        return tuple(score for score in self.scores if score.enough)


async def precision(unit: Unit, now: datetime) -> Precision:
    """What was foreseen of the last nights, set beside what they became."""
    zone = (await unit.property.get()).zone
    today = now.astimezone(zone).date()
    span = Span(today - timedelta(days=OVER), today - ONE_DAY)
    since = await live_since(unit)
    told = [foreseen(row, zone, since) for row in await unit.foresights.of_house(span)]
    slept = await _slept(unit, Span(span.first - SAME_WEEKDAY, span.last))
    first = min((night for night, rooms in slept.items() if rooms), default=None)
    known = {night: rooms for night, rooms in slept.items() if first is not None and night >= first}
    return Precision(scores(told, known), span, now, first)


async def _slept(unit: Unit, span: Span) -> dict[date, int]:
    slept = dict.fromkeys(span, 0)
    for (_, night), cell in (await unit.facts.nights(span)).items():
        slept[night] += cell.sold
    return slept


def precision_reply(found: Precision) -> Reply:
    """One row for each horizon; what is not known yet says so."""
    title = Line(say("precision.title", span=found.span), bold=True)
    if not any(score.nights for score in found.scores):
        return Reply((Block((title, Line(say("precision.nothing")))),))
    rows = [line for score in found.scores for line in _rows(score)]
    return Reply((Block((title, *rows)), Block(tuple(_method(found)))), chart=_chart(found))


def _rows(score: Score) -> Iterator[Line]:
    if not score.enough or score.missed is None or score.error is None:
        yield Line(say("precision.too_few", ahead=_ahead(score), n=score.nights))
        return
    missed = score.missed.quantize(TENTH)
    yield Line(
        say("precision.row", ahead=_ahead(score), missed=_rooms(missed), error=Percent(score.error)),
        bold=False,
    )
    held = say(
        "precision.held",
        inside=score.inside,
        nights=score.nights,
        covered=Percent(score.covered or Decimal(0)),
    )
    if score.gain is None or score.last_year is None:
        yield Line(say("precision.beside_alone", held=held), quiet=True)
    else:
        yield Line(say("precision.beside", last_year=Percent(score.last_year), held=held), quiet=True)


def _ahead(score: Score) -> Phrase:
    return say("precision.ahead", n=score.lead)


def _rooms(count: Decimal) -> Phrase:
    return say("precision.rooms", rooms=count, n=int(count))


def _method(found: Precision) -> Iterator[Line]:
    replayed = max((score.replayed for score in found.scores), default=0)
    if replayed:
        yield Line(say("precision.replayed", n=replayed), quiet=True)
    yield Line(say("precision.method"), quiet=True)


def _chart(found: Precision) -> Chart | None:
    """The error by horizon with last year's beside it; none before two horizons can be shown."""
    shown = [score for score in found.told if score.error is not None]
    if len(shown) < 2:
        return None
    return Chart(
        _finding(found),
        say("precision.alt", n=len(shown)),
        tuple(_ahead(score) for score in shown),
        (
            Bars(tuple(score.error for score in shown), say("precision.ours")),
            Targets(tuple(score.last_year for score in shown), say("precision.theirs")),
        ),
        unit="%",
        measure=say("precision.measure"),
        note=say("precision.note", span=found.span),
    )


def _finding(found: Precision) -> Phrase:
    """The middle horizon that compares, in a sentence."""
    gains = [score for score in found.told if score.gain is not None]
    if not gains:
        return say("precision.finding_alone")
    score = gains[len(gains) // 2]
    gain = score.gain or Decimal(0)
    if gain > 0:
        return say("precision.finding", ahead=_ahead(score), gain=Percent(gain))
    return say("precision.finding_worse", ahead=_ahead(score))


def precision_json(found: Precision) -> dict[str, Any]:
    """As `data/schemas/precision.json` describes it."""
    return {
        "schema": SCHEMA,
        "at": found.at.isoformat(),
        "first": found.span.first.isoformat(),
        "last": found.span.last.isoformat(),
        "horizons": [
            {
                "days": score.lead,
                "nights": score.nights,
                "replayed": score.replayed,
                "enough": score.enough,
                "rooms": score.rooms,
                "wape": _number(score.error),
                "bias": _number(score.bias),
                "inside": score.inside,
                "compared": score.compared,
                "wape_same_weekday_last_year": _number(score.last_year),
            }
            for score in found.scores
        ],
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.4f}"
