"""Which five factors at most lead from the base to a price, and how is each of them said?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import mul

from domain.money import Money, to_step
from domain.phrase import Percent, Phrase, say
from domain.prices.advice import Advice, Factor

MOST = 5
HALF = Decimal("0.5")  # of the unit of currency: less is not seen in a price
TENTH, HUNDREDTH = Decimal("0.1"), Decimal("0.01")
RAIL = "rail"

# Who held a price where it is. The owner's own word is among them: beside it the engine says what it would do.
RAIL_NAMES: Mapping[str, Phrase] = {
    "floor": say("rail.floor"),
    "cap": say("rail.cap"),
    "order": say("rail.order"),
    "move": say("rail.move"),
    "no_drop": say("rail.no_drop"),
    "dead_band": say("rail.dead_band"),
    "lock": say("rail.lock"),
    "pin": say("rail.pin"),
    "skip": say("rail.skip"),
    "derived": say("rail.derived"),
    "gap": say("rail.gap"),
    "last_minute": say("rail.last_minute"),
    "far_out": say("rail.far_out"),
}


# Why a stay over the night should span so many nights.
STAYS: Mapping[str, str] = {"house": "stay.house", "gap": "stay.gap", "peak": "stay.peak"}


CAUSE = Decimal("0.02")  # less is no cause that a person would name
# What a factor says when it speaks for a higher price, and when for a lower one.
CAUSES: Mapping[str, tuple[Phrase, Phrase]] = {
    "season": (say("cause.high_season"), say("cause.low_season")),
    "weekday": (say("cause.good_weekday"), say("cause.weak_weekday")),
    "event": (say("cause.event"), say("cause.event_empties")),
    "pace": (say("cause.ahead"), say("cause.behind")),
    "scarcity": (say("cause.scarce"), say("cause.plenty")),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One factor on the way: what it is, its ratio, and the price that it leads to. The first is the base."""

    what: Phrase
    ratio: Decimal
    price: Decimal


def steps(advice: Advice, currency: str) -> tuple[Step, ...]:
    """The base and at most five factors in the engine's order, whose product is the price to the unit of currency.

    The weightiest have a name; where there are more than fit, the last step is all the others together.
    """
    base, *factors = advice.factors
    named = _weightiest(factors, MOST)
    if _seen([factor for factor in factors if factor not in named], advice.proposed):
        named = _weightiest(factors, MOST - 1)
    rest = [factor for factor in factors if factor not in named]
    told: list[tuple[Phrase, Decimal]] = [
        (factor_words(factor, currency, advice.rails), factor.value) for factor in factors if factor in named
    ]
    if _seen(rest, advice.proposed):
        told.append((say("factor.others"), _product(rest)))
    price = base.value
    found = [Step(factor_words(base, currency), Decimal(1), price)]
    for what, ratio in told:
        price *= ratio
        found.append(Step(what, ratio, price))
    return tuple(found)


def stay_words(advice: Advice) -> Phrase | None:
    """The minimum stay that the engine would set, with its reason; None where one night will do."""
    if advice.min_stay_reason not in STAYS:
        return None
    return say(STAYS[advice.min_stay_reason], n=advice.min_stay)


def wish(advice: Advice) -> Decimal:
    """What the engine would ask if no rule held it: the product of all factors but the rail, to the price step."""
    return to_step(_product([factor for factor in advice.factors if factor.key != RAIL]))


def leading_cause(advice: Advice) -> Phrase | None:
    """In two or three words, the factor that speaks most for the move; None where only the house's level does."""
    up = advice.move > 0
    named = [factor for factor in advice.factors if factor.key in CAUSES and (factor.value > 1) is up]
    told = [factor for factor in named if abs(factor.value - 1) >= CAUSE]
    if not told:
        return None
    most = max(told, key=lambda factor: abs(factor.value.ln()))
    return CAUSES[most.key][0 if up else 1]


def _weightiest(factors: Sequence[Factor], most: int) -> list[Factor]:
    """Those that move the price most, if they move it at all."""
    ranked = sorted(factors, key=lambda factor: -abs(factor.value.ln()))
    return [factor for factor in ranked[:most] if abs(factor.value - 1) >= HUNDREDTH / 2]


def _seen(factors: Sequence[Factor], price: Decimal) -> bool:
    """Whether the price would read otherwise without these."""
    return abs(price / _product(factors) - price) >= HALF


def _product(factors: Sequence[Factor]) -> Decimal:
    return reduce(mul, (factor.value for factor in factors), Decimal(1))


def factor_words(factor: Factor, currency: str, rails: Sequence[str] = ()) -> Phrase:
    """A factor with the numbers behind it: « 3 sur 4 vendues, d'habitude 1,8 à 40 jours »."""
    if factor.key == RAIL:
        known = tuple(RAIL_NAMES[rail] for rail in rails if rail in RAIL_NAMES)
        return say("factor.rail", rails=known) if known else say("factor.rounding")
    return _WORDS[factor.key](_Numbers(factor.numbers, currency))


@dataclass(frozen=True, slots=True)
class _Numbers:
    """A factor's numbers as they are shown."""

    numbers: Mapping[str, Decimal | str]
    currency: str

    def of(self, name: str) -> Decimal:
        return Decimal(self.numbers[name])

    def count(self, name: str) -> Decimal:
        """Rooms or days: whole where they nearly are, else with one decimal."""
        return self.of(name).quantize(TENTH)

    def times(self, name: str) -> Decimal:
        return self.of(name).quantize(HUNDREDTH)

    def money(self, name: str) -> Money:
        return Money(self.of(name).quantize(Decimal(1)), self.currency)

    def share(self, name: str) -> Percent:
        return Percent(self.of(name))


_WORDS: Mapping[str, Callable[[_Numbers], Phrase]] = {
    "base": lambda n: say("factor.base", base=n.money("base")),
    "level": lambda n: say("factor.level", demand=n.count("demand"), units=n.count("units")),
    "season": lambda n: say("factor.season", card=n.money("card"), demand=n.times("demand")),
    "weekday": lambda n: say("factor.weekday", demand=n.times("demand")),
    "event": lambda n: say("factor.event", demand=n.times("demand")),
    "pace": lambda n: say("factor.pace", booked=n.count("booked"), usual=n.count("usual")),
    "lead": lambda n: say("factor.lead", days=n.count("days"), to_come=n.share("to_come")),
    "scarcity": lambda n: say(
        "factor.scarcity",
        sold=n.count("sold"),
        units=n.count("units"),
        usual=n.count("usual"),
        days=n.count("days"),
    ),
    "gap": lambda n: say("factor.gap", open_stays=n.share("open_stays")),
}
