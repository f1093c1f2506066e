"""At what level are bookings made lately, against what the fit expects of these days?

A market wanders, and now and then it breaks with its past. Both are held possible: no break in the last twelve
weeks, or one on any of their days, after which the level may be quite another. What was booked each day says how
likely each is (marginal likelihoods of Poisson counts under gamma beliefs; a Bayesian reading of the likelihood
ratio, Adams and MacKay 2007), and the level believed is their weighted mean. So a fall moves prices as soon as it
is likelier than chance, the sooner the more the house is booked, and a quiet week moves them hardly at all.
"""

from __future__ import annotations

import numpy as np
from scipy.special import gammaln, logsumexp

from directors.revenue.engine.demand import Demand
from directors.revenue.engine.openings import FARTHEST, Openings
from directors.revenue.forecast.asof import room_nights
from directors.revenue.forecast.bookings import NEVER, Bookings, Floats

AHEAD = 120
"""Nights ahead whose bookings are counted."""
DAYS = 84
"""How long a break is looked for."""
RECENT = 42
"""The last days from which the level is read, for a market without breaks wanders too."""
CALM = 20.0
"""How many stays the belief in an unchanged level is worth."""
BROKEN = 8.0
"""How many stays the belief about the level after a break is worth: less, for it may be anything; with three,
prices went back and forth twice as often, and a fall was followed three days sooner."""
HAZARD = 1 / 300
"""The chance of a break on a day."""
TRUST = 0.7
"""What a stay counts for in telling a break from chance: guests come in groups, not quite one by one."""
LEAST, MOST = 0.2, 3.0
HELD = 0.1
"""Between two fits the level moves only by as much as this, in logs: a booking more or less is no news."""


def recent_level(
    bookings: Bookings,
    weights: Floats,
    demand: Demand,
    house: Floats,
    openings: Openings,
    span: tuple[int, int],
) -> float:
    """Stays booked against those expected of the nights on sale, at today's level; `span`: from which day on, to
    which (inclusive). `house`: expected room-nights by night from the first of these days on."""
    begin, as_of = span
    if begin > as_of:
        return 1.0
    clump = float(demand.stay_lengths @ np.arange(1, len(demand.stay_lengths) + 1))
    counted = booked_by_day(bookings, weights, demand.keep, begin, as_of)
    expected = expected_by_day(demand, house, openings, begin, as_of)
    return level(counted / clump, expected / clump)


def held(before: float, now: float) -> float:
    """The level to go by between two fits: as it was until it has moved enough."""
    return now if abs(np.log(now / before)) > HELD else before


def booked_by_day(bookings: Bookings, weights: Floats, keep: Floats, begin: int, as_of: int) -> Floats:
    """Room-nights at the card's price that are expected to stay, by day of booking."""
    new = (bookings.booked >= begin) & (bookings.booked <= as_of) & (bookings.gone == NEVER)
    made = bookings.only(new)
    stays = room_nights(made)
    use = stays.night <= as_of + AHEAD
    ahead = np.clip(stays.night[use] - as_of, 0, FARTHEST)
    row = stays.row[use]
    kept, day = weights[new][row] * keep[ahead], made.booked[row] - begin
    return np.asarray(np.bincount(day, kept, as_of - begin + 1), dtype=np.float64)


def expected_by_day(demand: Demand, house: Floats, openings: Openings, begin: int, as_of: int) -> Floats:
    """Room-nights that the fit expects to be booked on each day, of what could be booked then."""
    sale = openings.on_day(begin, as_of, demand.stay_lengths)
    share = np.einsum("r,drl->dl", demand.share, sale, dtype=np.float64) * demand.curve
    night = np.arange(as_of - begin + 1)[:, None] + np.arange(FARTHEST + 1)[None, :]
    known = night < len(house)
    return np.asarray((share * np.where(known, house[np.where(known, night, 0)], 0.0)).sum(axis=1))


def level(counted: Floats, expected: Floats) -> float:
    """The level of the last day, stays counted and expected by day."""
    counted, expected = np.cumsum(counted[::-1]), np.cumsum(expected[::-1])
    days = len(counted)
    calm = _evidence(counted[-1], expected[-1], CALM)
    before = _evidence(counted[-1] - counted[:-1], expected[-1] - expected[:-1], CALM)
    broken = before + _evidence(counted[:-1], expected[:-1], BROKEN)
    logs = np.append(broken + np.log(HAZARD), calm + np.log(1 - HAZARD * (days - 1)))
    belief = np.append(np.full(days - 1, BROKEN), CALM)
    read = np.minimum(np.arange(days), RECENT - 1)
    means = (belief + counted[read]) / (belief + expected[read])
    return float(np.clip(np.exp(logs - logsumexp(logs)) @ means, LEAST, MOST))


def _evidence(counted: Floats, expected: Floats, belief: float) -> Floats:
    """Log marginal likelihood of the counts of a stretch whose level is one, up to what all stretches share."""
    told, would = TRUST * counted, TRUST * expected
    known = belief * np.log(belief) - gammaln(belief)
    return np.asarray(known + gammaln(belief + told) - (belief + told) * np.log(belief + would))
