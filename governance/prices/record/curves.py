"""Which pictures show how nights fill, what they cost, and what is expected of them?"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.house.snapshot import House
from domain.money import Money
from domain.money.forecast import NightForecast
from domain.nights import ONE_DAY
from domain.phrase import Phrase, say
from domain.prices.advice import Advice
from domain.prices.booking_curve import FARTHEST, BookingCurve, booking_curve, pickup
from domain.prices.filling import AHEAD, Filling
from domain.prices.foresight import WHOLE_HOUSE
from governance.post.chart import Band, Bars, Chart, Curve, Ink, Level, Moment, Steps
from governance.post.replies import Button, Reply, reply
from store.filling import filling
from store.unit import Unit

WEEK = timedelta(days=7)
TENTH = Decimal("0.1")


class View(enum.StrEnum):
    """Which of the pictures; its value is what a button carries."""

    CURVE = "curve"
    PRICE = "price"
    FORECAST = "forecast"
    PICKUP = "pickup"


LABELS: Mapping[View, Phrase] = {
    View.CURVE: say("curve.button"),
    View.PRICE: say("curve.button_price"),
    View.FORECAST: say("curve.button_forecast"),
    View.PICKUP: say("curve.button_pickup"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """One type (None: the whole house) and one night, in the house of this moment."""

    house: House
    room_type: str | None
    night: date
    known: Filling

    @property
    def name(self) -> Phrase:
        kind = self.house.hotel.room_type(self.room_type) if self.room_type else None
        return say("curve.of_type", room_type=kind.name) if kind else say("curve.of_house")

    @property
    def units(self) -> int:
        kinds = [kind for kind in self.house.sellable if self.room_type in {None, kind.code}]
        return sum(kind.units or 0 for kind in kinds)

    @property
    def curve(self) -> BookingCurve:
        """How the night fills, against nights like it."""
        return booking_curve(self.known.booked, self.night, self.house.today)

    @property
    def asked(self) -> Mapping[date, Advice]:
        """What the engine would ask, by night; nothing for the whole house."""
        return {one.night: one for one in self.known.advice}

    @property
    def expected(self) -> Mapping[date, NightForecast]:
        """What is expected of these rooms, by night."""
        kinds = {self.room_type, WHOLE_HOUSE}
        return {row.night: row for row in self.known.foreseen if row.room_type in kinds}

    @property
    def won(self) -> tuple[int, ...]:
        """What each of the nights has won or lost in a week."""
        return pickup(self.known.booked, self.house.today, AHEAD, self.house.today - WEEK)

    def price(self, night: date) -> Decimal | None:
        """The type's price; None for the whole house, and where nobody knows it."""
        return self.house.night(self.room_type, night).price if self.room_type else None

    @property
    def nights(self) -> tuple[date, ...]:
        return tuple(self.house.today + timedelta(days=n) for n in range(AHEAD))

    def sold(self, night: date) -> int:
        return sum(c.sold for c in self.house.on(night) if self.room_type in {None, c.room_type})


async def subject(unit: Unit, house: House, room_type: str | None, night: date) -> Subject:
    """Everything that the pictures of these rooms need."""
    return Subject(house, room_type, night, await filling(unit, house, room_type))


def curve_reply(of: Subject, view: View) -> Reply:
    """One picture with its finding, and buttons for the others."""
    chart = chart_of(of, view)
    kinds = [None, *(kind.code for kind in of.house.sellable)]
    token = f"{kinds.index(of.room_type)}.{of.night:%y%m%d}"
    others = [
        Button(label, f"c:{token}:{other.value}")
        for other, label in LABELS.items()
        if other is not view and (other is not View.PRICE or of.room_type)
    ]
    if chart is None:
        return reply(say("curve.nothing", of=of.name), buttons=(tuple(others),))
    return reply(chart.alt, buttons=(tuple(others),), chart=chart)


def chart_of(of: Subject, view: View) -> Chart | None:
    """The picture without its buttons; None when too little is known to draw it."""
    return _DRAWN[view](of)


def curve_chart(of: Subject) -> Chart | None:
    """The night's booking curve against the usual band."""
    found = of.curve
    if not found.rooms:
        return None
    days = tuple(range(FARTHEST, -1, -1))
    rooms = (*found.rooms, *(None for _ in range(len(days) - len(found.rooms))))
    marks: list[Band | Curve | Level] = []
    if found.middle:
        marks.append(Band(found.low, found.high, say("curve.usual")))
        marks.append(Curve(_expected(found, of.units), say("curve.expected"), expected=True))
    marks.append(Curve(rooms, say("curve.now", n=found.now, left=found.left)))
    marks.append(Level(of.units, say("curve.rooms", n=of.units)))
    return Chart(
        _finding(found, of),
        _in_words(found),
        days,
        tuple(marks),
        measure=say("curve.measure"),
        axis=say("curve.axis"),
        note=say("curve.note", n=found.compared) if found.middle else say("curve.note_alone"),
    )


def _expected(found: BookingCurve, units: int) -> tuple[Decimal | None, ...]:
    """What is on the books, and from there on what such nights usually still win."""
    at = FARTHEST - found.left
    base = Decimal(found.now) - found.middle[at]
    ahead = [min(max(base + middle, Decimal(0)), Decimal(units)) for middle in found.middle[at:]]
    return (*(None for _ in range(at)), *ahead)


def _finding(found: BookingCurve, of: Subject) -> Phrase:
    told = {"of": of.name, "night": found.night}
    usual = found.usual_range
    if usual is None:
        return say("curve.finding_alone", **told, n=found.now)
    low, high = usual
    if found.now > high:
        return say("curve.ahead", **told)
    return say("curve.behind", **told) if found.now < low else say("curve.as_usual", **told)


def _in_words(found: BookingCurve) -> Phrase:
    if found.usual_now is None:
        return say("curve.alt_alone", n=found.now, left=found.left)
    usual = found.usual_now.quantize(TENTH)
    return say("curve.alt", n=found.now, left=found.left, usual=usual, nights=found.compared)


def price_chart(of: Subject) -> Chart | None:
    """Sixty nights of the type's price, with what the engine would ask."""
    if of.room_type is None:
        return None
    now = tuple(of.price(night) for night in of.nights)
    if not any(now):
        return None
    asked = of.asked
    wished = tuple(asked[night].proposed if night in asked else None for night in of.nights)
    marks: tuple[Steps, ...] = (Steps(now, say("curve.price_now"), Ink.QUIET),)
    if any(wished):
        marks = (*marks, Steps(wished, say("curve.price_engine")))
    prices = [Money(price, of.house.hotel.currency) for price in now if price is not None]
    return Chart(
        say("curve.price_title", of=of.name, low=min(prices), high=max(prices)),
        say("curve.price_alt", of=of.name, moved=_moves(of)),
        of.nights,
        marks,
        unit=of.house.hotel.currency,
        measure=say("curve.price_measure"),
        note=say("curve.price_note"),
    )


def _moves(of: Subject) -> Phrase:
    up = sum(one.proposed > one.current for one in of.known.advice if one.night in of.nights)
    down = sum(one.proposed < one.current for one in of.known.advice if one.night in of.nights)
    return say("curve.moves", up=up, down=down)


def forecast_chart(of: Subject) -> Chart | None:
    """Sixty nights: rooms sold, expected, and the range that holds eight in ten."""
    rows = of.expected
    told = [rows.get(night) for night in of.nights]
    if not any(told):
        return None
    total = sum((row.mean for row in told if row), Decimal(0))
    share = total / (of.units * sum(1 for row in told if row)) if of.units else Decimal(0)
    sold = tuple(of.sold(night) for night in of.nights)
    return Chart(
        say("curve.forecast_title", of=of.name, share=_share(share)),
        say("curve.forecast_alt", sold=sum(sold), expected=total.quantize(Decimal(1))),
        of.nights,
        (
            Band(
                tuple(row.p10 if row else None for row in told),
                tuple(row.p90 if row else None for row in told),
                say("curve.eight_in_ten"),
            ),
            Steps(sold, say("curve.sold"), Ink.OTHER),
            Curve(tuple(row.mean if row else None for row in told), say("curve.expected"), expected=True),
        ),
        measure=say("curve.forecast_measure"),
        note=say("curve.forecast_note", day=next(row.as_of for row in told if row) - ONE_DAY),
    )


def _share(ratio: Decimal) -> Phrase:
    return say("curve.share", percent=(ratio * 100).quantize(Decimal(1)))


def pickup_chart(of: Subject) -> Chart | None:
    """What each of sixty nights has won in a week."""
    since = of.house.today - WEEK
    won = of.won
    best = max(range(AHEAD), key=lambda n: won[n])
    title = (
        say("curve.pickup_title", of=of.name, n=sum(won))
        if any(won)
        else say("curve.pickup_none", of=of.name)
    )
    return Chart(
        title,
        say("curve.pickup_alt", n=won[best], night=of.nights[best]),
        of.nights,
        (
            Bars(tuple(max(n, 0) for n in won), say("curve.won")),
            Bars(tuple(n if n < 0 else None for n in won), say("curve.lost"), Ink.ALERT),
            Moment(of.night, say("curve.that_night")),
        )
        if of.night in of.nights
        else (Bars(won, say("curve.won")),),
        measure=say("curve.pickup_measure"),
        note=say("curve.pickup_note", since=since),
    )


_DRAWN = {
    View.CURVE: curve_chart,
    View.PRICE: price_chart,
    View.FORECAST: forecast_chart,
    View.PICKUP: pickup_chart,
}
