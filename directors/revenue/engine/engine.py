"""What should each night of each room type cost today?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from directors.revenue.engine.books import join, sold_table
from directors.revenue.engine.demand import Demand, Response
from directors.revenue.engine.drift import AHEAD, DAYS, held, recent_level
from directors.revenue.engine.fitting import Fitted, Setting, fit
from directors.revenue.engine.house import Calendar, Paper, RateCard, relative_prices
from directors.revenue.engine.openings import FARTHEST, Openings
from directors.revenue.engine.outlook import Outlook, look
from directors.revenue.engine.path import PricePath
from directors.revenue.engine.pricing import Cells, best_prices
from directors.revenue.engine.quotes import Quotes
from directors.revenue.engine.rails import Bools, Bounds, Railed, apply, rounding_step
from directors.revenue.engine.reasons import stages
from directors.revenue.engine.recommend import Recommendation, recommendations
from directors.revenue.engine.response import Evidence, months, posterior
from directors.revenue.engine.season import Season
from directors.revenue.engine.terms import Belief, Policy, Room, costs_from
from directors.revenue.forecast.bookings import NEVER, Days, Floats, bookings_from, day_number, day_numbers
from directors.revenue.forecast.prior import Stated

MEMORY = 1100
FEW_BOOKINGS = 40.0
NEARLY = 0.1
LEAST = 1e-9
MARGIN = 14
"""Nights on either side of those asked for, whose stays overlap them."""


class Engine:
    """A house's forecast and prices.

    `rate_card(date)` gives the owner's prices by room, `calendar(date)` an event label or ""; `costs` has the
    commission, the direct cost and the expected share of OTAs (see `costs_from`). `observe` tells what was
    booked; `price_matrix` and `recommend` answer for any nights. The engine remembers what it quoted on earlier
    days (for the largest daily move and the dead band); before its first quote a night costs what the card says.
    """

    def __init__(
        self,
        rooms: Sequence[Room],
        rate_card: RateCard,
        calendar: Calendar,
        costs: object,
        policy: Policy | None = None,
        stated: Stated | None = None,
    ) -> None:
        if not rooms:
            raise ValueError("a house without rooms has no prices")
        if len({room.code for room in rooms}) != len(rooms):
            raise ValueError("two rooms have the same code")
        self.rooms = tuple(rooms)
        self.costs = costs_from(costs)
        self.policy = policy or Policy()
        self._stated = stated or Stated()
        self._codes = tuple(str(room.code) for room in self.rooms)
        self._units = np.array([float(room.units) for room in self.rooms])
        self._variable = np.array([float(room.variable_cost) for room in self.rooms]) / self.costs.kept
        self._paper = Paper(self.rooms, rate_card, calendar)
        base = np.array([float(room.base) for room in self.rooms])
        caps = np.array([float(room.cap) for room in self.rooms])
        floors = np.maximum([float(room.floor) for room in self.rooms], 0.01 * base)
        low = np.minimum(np.maximum(floors, self._variable), caps)
        self._bounds = Bounds(low, caps, base, rounding_step(self.policy, base))
        self._quotes = Quotes()
        self._bookings = bookings_from([], self._codes)
        self._weights: Floats = np.zeros(0)
        self._seen = -1
        self._born = NEVER
        self._fitted: tuple[int, Demand] | None = None
        self._fits = 0
        self._level = 1.0
        self._path = PricePath()
        self._openings = Openings(self._units)
        self._season = Season(self._openings)
        self._learned: Belief | None = None
        self._untold: Fitted | None = None

    @property
    def belief(self) -> Belief:
        """How guests are taken to answer a price: as stated, or as learned where the policy acts on that."""
        return self.learned if self.policy.act_on_learned else self.policy.belief

    @property
    def learned(self) -> Belief:
        """How the books say that they answer, as of the last fit that was to teach; as stated, until they are sure
        enough. Worked out when it is first asked for: prices that do not follow it need not wait."""
        if self._untold is not None:
            self._learned = posterior(self.policy.belief, self._evidence(self._untold))
            self._untold = None
        return self._learned or self.policy.belief

    def asked(self, day: date, stay_dates: Sequence[date], prices: Floats) -> None:
        """What the house asked for nights from that day on, before the engine was there to remember it, [night,
        room] in currency units, NaN where the price stayed; days in order."""
        nights = day_numbers(stay_dates)
        card = np.array([self._paper.card(night, night)[0] for night in nights.tolist()])
        self._path.remember(day_number(day), nights, prices / card)

    def observe(self, today: date, bookings: pd.DataFrame | Iterable[Mapping[str, object]]) -> None:
        """Takes in bookings as known on `today`: a frame or records with booked_on, arrival, nights, room_type,
        party, channel, price (a night or the stay), cancelled_on; all of them, or those booked or cancelled
        since the last call. Later ones are ignored, as are types that are none of the rooms."""
        day = day_number(today)
        news = bookings_from(bookings, self._codes).known_on(day)
        joined = join(self._bookings, news, self._seen)
        joined = joined.only(joined.kind < len(self._codes))
        shrunk = day < self._seen
        self._bookings, self._seen = joined, day
        self._weigh()
        stale = self._fitted is None or not 0 <= day - self._fitted[0] < self.policy.refit_days
        if stale or shrunk:
            self._fitted = (day, self._taught(day))
            self._level = self._lately(day - 1)
        else:
            self._level = held(self._level, self._lately(day - 1))

    def price_matrix(
        self, today: date, stay_dates: Sequence[date], on_books: object = None, blocked: object = None
    ) -> Floats:
        """Prices [night, room] in currency units, all rails kept; `on_books` and `blocked` as in `sold_table`."""
        return self._quote(today, stay_dates, on_books, blocked)[1].price

    def recommend(
        self, today: date, stay_dates: Sequence[date], on_books: object = None, blocked: object = None
    ) -> list[Recommendation]:
        """The same prices with their factors, forecasts and expected contribution, night by night."""
        outlook, railed, current, wished = self._quote(today, stay_dates, on_books, blocked)
        picked = (day_numbers(stay_dates) - outlook.first).tolist()
        prices = [self._wish(cells, day_number(today)) for cells in stages(outlook)]
        return recommendations(
            outlook, picked, list(stay_dates), self.rooms, prices, wished, railed, current,
            self.belief, self.learned, self.costs, self._demand(day_number(today)).stay_lengths,
        )  # fmt: skip

    def _quote(
        self, today: date, stay_dates: Sequence[date], on_books: object, blocked: object
    ) -> tuple[Outlook, Railed, Floats, Floats]:
        if not len(stay_dates):
            raise ValueError("no nights were asked for")
        day = day_number(today)
        nights = day_numbers(stay_dates)
        outlook = self.outlook(day, nights, on_books, blocked, stay_dates)
        picked = nights - outlook.first
        wished = self.best(outlook)[picked]
        current = self._quotes.current(day, nights, outlook.card[picked])
        railed = apply(wished, current, nights - day, self._bounds, self.policy, self._own(stay_dates))
        self._quotes.remember(day, nights, railed.price)
        self._path.remember(day, nights, railed.price / outlook.card[picked])
        return outlook, railed, current, wished

    def best(self, outlook: Outlook) -> Floats:
        """Prices before the rails."""
        return self._wish(outlook.cells(), int(outlook.first - outlook.ahead[0]))

    def _wish(self, cells: Cells, day: int) -> Floats:
        """The optimum; below the card, only part of the way down: the card is evidence too, the more so the fewer
        bookings were seen, and demand may answer a low price less than the belief says."""
        lengths = self._demand(day).stay_lengths
        price = best_prices(cells, self.belief, lengths, self.policy.network)
        seen = len(self._bookings) / (len(self._bookings) + FEW_BOOKINGS)
        follow = (1 - self.policy.caution) * seen
        card = cells.reference
        return np.asarray(np.where(price < card, card + follow * (price - card), price))

    def outlook(
        self, day: int, nights: Days, on_books: object, blocked: object, stay_dates: Sequence[date]
    ) -> Outlook:
        """What the nights look like, with two weeks on either side."""
        first, last = int(nights.min()) - MARGIN, int(nights.max()) + MARGIN
        first = max(first, min(day, int(nights.min())))
        shape = (last - first + 1, len(self.rooms))
        sold, closed = np.full(shape, np.nan), np.zeros(shape)
        told = sold_table(on_books, stay_dates, self._codes)
        if told is not None:
            sold[nights - first] = told
        shut = sold_table(blocked, stay_dates, self._codes)
        if shut is not None:
            closed[nights - first] = np.nan_to_num(shut)
        card = self._paper.card(first, last)
        least = np.ones(shape[0])
        for night, stay in self.policy.least_stay:
            if first <= day_number(night) <= last:
                least[day_number(night) - first] = stay
        self._opened(day)
        return look(
            self._demand(day), self._bookings, self._weights, day, first, last, self._units, sold, closed, card,
            self._paper.labels(first, last), self._paper.index(first, last),
            np.broadcast_to(self._variable, shape), least, self._since(day), self._season,
        )  # fmt: skip

    def _since(self, day: int) -> int:
        """From which day on bookings were recorded: the first booking's, or the engine's own first."""
        self._born = min(self._born, day)
        return min(int(self._bookings.booked.min()), self._born) if len(self._bookings) else self._born

    def _opened(self, day: int) -> Openings:
        """What could be booked on every day before `day` from which anything is still learned."""
        first = max(self._since(day), day - MEMORY - FARTHEST)
        self._openings.look(self._bookings, min(first, day), day - 1)
        return self._openings

    def _own(self, stay_dates: Sequence[date]) -> tuple[Bools, Floats]:
        shape = (len(stay_dates), len(self.rooms))
        locked, pinned = np.zeros(shape, dtype=bool), np.full(shape, np.nan)
        if not self.policy.locks and not self.policy.pins:
            return locked, pinned
        where = {
            (day, code): (i, j) for i, day in enumerate(stay_dates) for j, code in enumerate(self._codes)
        }
        for key in self.policy.locks:
            if key in where:
                locked[where[key]] = True
        for night, code, price in self.policy.pins:
            if (night, code) in where:
                pinned[where[night, code]] = price
        return locked, pinned

    def _demand(self, day: int) -> Demand:
        if self._fitted is None:
            self._fitted = (day, self._taught(day))
        return replace(self._fitted[1], drift=self._level)

    def _lately(self, as_of: int) -> float:
        """Today's level of bookings against the last fit, which may be days old."""
        begin = max(self._since(as_of + 1), as_of - DAYS + 1)
        nights = np.arange(begin, as_of + AHEAD + 1)
        if self._fitted is None or not len(nights):
            return 1.0
        demand, last = self._fitted[1], int(nights[-1])
        house = demand.house(nights, self._paper.labels(begin, last), self._paper.index(begin, last))
        opened = self._opened(as_of + 1)
        return recent_level(self._bookings, self._weights, demand, house, opened, (begin, as_of))

    def _weigh(self) -> None:
        """What each booking would have been at the card's price."""
        relative = relative_prices(self._bookings, self._paper)
        self._weights = Response(self.belief.elasticity).weight(relative)

    def _taught(self, day: int) -> Demand:
        """The demand model of the day; where the belief has moved much by what it tells, made again under it."""
        made, due = self._fit(day), self.policy.learn_after and self._fits % self.policy.learn_after == 0
        self._fits += 1
        if not due or not self._path:
            return made.demand
        before, self._untold = self.belief, made
        if abs(self.belief.elasticity - before.elasticity) < NEARLY:
            return made.demand
        self._weigh()
        return self._fit(day).demand

    def _evidence(self, made: Fitted) -> Evidence:
        self._path.forget(made.first)
        said, booked = made.expected, made.booked
        first = max(self._path.first, made.first)
        nights = np.arange(first, made.first + len(said))
        low = first - made.first
        farthest = said.shape[1] - 1
        lengths = made.demand.stay_lengths
        price = self._path.by_lead(nights.tolist(), farthest, made.demand.share)
        expected = said[low:]
        booked = np.where(expected > LEAST, booked[low:], 0.0)
        clump = float(lengths @ np.arange(1, len(lengths) + 1))
        return Evidence(booked, expected, price, months(nights, farthest), clump)

    def _fit(self, day: int) -> Fitted:
        known = self._bookings
        first = max(int(known.arrival.min()) if len(known) else day, day - MEMORY)
        first = min(first, day)
        last = day + AHEAD
        setting = Setting(self._units, first, self._paper.labels(first, last), self._paper.index(first, last))
        recent = known.arrival >= first
        kept = known.only(recent)
        return fit(
            kept, self._weights[recent], setting, self._opened(day), day - 1, self._since(day), self._stated
        )
