"""Which picture shows how far the objectives have come?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from domain.consent.objective import METRIC_NAMES, Metric
from domain.house.snapshot import House
from domain.phrase import Phrase, say
from governance.consent.objectives.progress import Progress, Tally, by_night
from governance.consent.objectives.shown import shown_value
from governance.post.chart import Bars, Chart, Ink, Level, Mark, Moment, Value

MOST_NIGHTS = 62


def picture(all_of_them: Sequence[Progress], house: House) -> Chart | None:
    """One objective: its nights, or months where they are many, against the target. Several: a row for each, by the
    share of its target that is reached. None where there is nothing to draw."""
    if len(all_of_them) == 1:
        [one] = all_of_them
        return _nights(one, house) if one.now is not None and one.objective.metric in _MEASURES else None
    rows = [one for one in all_of_them if one.now is not None and one.objective.target]
    return _rows(rows, house) if len(rows) > 1 else None


_MEASURES = {
    Metric.OCCUPANCY: say("objective.measure_occupancy"),
    Metric.DIRECT_SHARE: say("objective.measure_direct"),
    Metric.ADR: say("objective.measure_adr"),
    Metric.REVPAR: say("objective.measure_revpar"),
}


def _rows(rows: Sequence[Progress], house: House) -> Chart:
    """How much of each target is reached, so that a share and an amount stand on one scale."""
    shares = tuple(_share(one) for one in rows)
    names = tuple(
        say("objective.chart_row", number=one.objective.id, metric=METRIC_NAMES[one.objective.metric])
        for one in rows
    )
    return Chart(
        say("objective.chart_rows_title", n=sum(1 for one in rows if one.reached), of=len(rows)),
        say(
            "objective.chart_rows_alt",
            rows=tuple(_told(one, name, house) for one, name in zip(rows, names, strict=True)),
        ),
        names,
        (Bars(shares), Level(1, say("objective.chart_target_plain"))),
        unit="%",
        measure=say("objective.measure_share"),
        note=say("objective.chart_note", at=house.now),
    )


def _share(one: Progress) -> Decimal:
    return ((one.now or Decimal(0)) / (one.objective.target or Decimal(1))).quantize(Decimal("0.001"))


def _told(one: Progress, name: Phrase, house: House) -> Phrase:
    metric, target, now = one.objective.metric, one.objective.target, one.now
    if target is None or now is None:
        return name
    shown, wanted = shown_value(metric, now, house), shown_value(metric, target, house)
    return say("objective.chart_told", name=name, now=shown, target=wanted)


def _nights(one: Progress, house: House) -> Chart | None:
    """A bar for each night, or the average night of each month."""
    objective = one.objective
    places = _places(by_night(objective, house))
    if not places:
        return None
    values = {place: _value(tally, objective.metric) for place, tally in places.items()}
    gone = {place: value if place < house.today else None for place, value in values.items()}
    to_come = {place: None if place < house.today else value for place, value in values.items()}
    marks: list[Mark] = [Bars(tuple(gone.values()), ink=Ink.QUIET), Bars(tuple(to_come.values()))]
    target = _target(one)
    if target is not None and objective.target is not None:
        wanted = shown_value(objective.metric, objective.target, house)
        marks.append(Level(target, say("objective.chart_target", target=wanted)))
    if house.today in places:
        marks.append(Moment(house.today, say("objective.chart_today")))
    name = _MEASURES[objective.metric]
    rooms = objective.metric is Metric.OCCUPANCY
    share = objective.metric is Metric.DIRECT_SHARE
    return Chart(
        _title(one, house),
        _told(one, name, house),
        tuple(places),
        tuple(marks),
        unit="" if rooms else "%" if share else house.hotel.currency,
        measure=name,
        note=say("objective.chart_note", at=house.now),
    )


def _places(nights: Sequence[tuple[date, Tally]]) -> dict[date, Tally]:
    """By night; by month where the nights are too many for a phone."""
    if len(nights) <= MOST_NIGHTS:
        return dict(nights)
    months: dict[date, list[Tally]] = {}
    for night, tally in nights:
        months.setdefault(night.replace(day=1), []).append(tally)
    return {month: _sum(tallies) for month, tallies in months.items()}


def _sum(tallies: Sequence[Tally]) -> Tally:
    available = [tally.available for tally in tallies]
    earned = [tally.revenue for tally in tallies]
    return Tally(
        len(tallies),
        sum(tally.sold for tally in tallies),
        None if None in available else sum(rooms or 0 for rooms in available),
        sum(tally.priced for tally in tallies),
        None if None in earned else sum((amount or Decimal(0) for amount in earned), Decimal(0)),
        sum(tally.direct for tally in tallies),
    )


def _value(tally: Tally, metric: Metric) -> Value:
    """Rooms sold a night for an occupancy; else the metric itself."""
    if metric is Metric.OCCUPANCY:
        return (Decimal(tally.sold) / tally.nights).quantize(Decimal("0.1"))
    return tally.value(metric)


def _target(one: Progress) -> Decimal | None:
    """The level that each bar is measured by: rooms a night for an occupancy."""
    tally, target = one.tally, one.objective.target
    if one.objective.metric is not Metric.OCCUPANCY or target is None:
        return target
    return None if tally.available is None else target * tally.available / tally.nights


def _title(one: Progress, house: House) -> Phrase:
    """The finding."""
    if one.objective.target is None or one.now is None:
        return say("objective.chart_title", aim=METRIC_NAMES[one.objective.metric], span=one.objective.period)
    now = shown_value(one.objective.metric, one.now, house)
    target = shown_value(one.objective.metric, one.objective.target, house)
    return say("objective.chart_title_target", now=now, target=target, span=one.objective.period)
