"""What does the engine say of a price: five factors, rooms, contribution, rails, and what it would ask itself?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from domain.consent.proposal import Proposal
from domain.money import Money
from domain.phrase import Percent, Phrase, say
from domain.prices.advice import Advice
from domain.prices.reasons import RAIL_NAMES, stay_words, steps, wish
from governance.consent.kinds.view import View
from governance.consent.objectives.bearing import BEARINGS
from governance.post.replies import Block, Line

OWN = ("lock", "pin", "skip")  # the owner's own word about a price
TENTH = Decimal("0.1")


def price_ground(proposal: Proposal, view: View) -> Iterator[Block]:
    """One block for each leading night, the first unfolded; then the objective that is served."""
    asked = {(c.room_type, c.night): c.after.price for c in proposal.action.changes}
    for place, one in enumerate(view.advice):
        price = asked.get((one.room_type, one.night)) or one.proposed
        yield Block(tuple(_night(one, price, proposal, view)), folded=place > 0)
    if view.advice and not any(reason.key in BEARINGS for reason in proposal.reasons):
        yield Block((Line(say("why.no_objective"), quiet=True),))


def _night(one: Advice, price: Decimal, proposal: Proposal, view: View) -> Iterator[Line]:
    currency = proposal.action.currency
    yield Line(
        say(
            "why.night",
            room_type=view.type_name(one.room_type),
            night=one.night,
            before=Money(one.current, currency),
            after=Money(price, currency),
        ),
        bold=True,
    )
    base, *others = steps(one, currency)
    yield Line(base.what)
    for step in others:
        amount = Money(step.price.quantize(Decimal(1)), currency)
        yield Line(
            say("factor.step", change=Percent(step.ratio - 1, signed=True), what=step.what, price=amount)
        )
    named = any(step.what.key == "factor.rail" for step in others)
    yield from map(Line, _worth(one, price, currency, rails_said=named))


def _worth(one: Advice, price: Decimal, currency: str, *, rails_said: bool) -> Iterator[Phrase]:
    """What it is expected to bring, if the price is the engine's own; else what the engine would ask."""
    held = tuple(RAIL_NAMES[rail] for rail in one.rails if rail in RAIL_NAMES)
    own = any(rail in OWN for rail in one.rails)
    if price == one.proposed and not own:
        yield say("why.rooms", with_it=_rooms(one.rooms_with), without=_rooms(one.rooms_without))
        yield say("why.contribution", **_range(one, currency))
    if price != one.proposed:
        yield say("why.would_say", price=Money(one.proposed, currency))
    elif own:
        yield say("why.would_say", price=Money(wish(one), currency))
    if held and not rails_said:
        yield say("why.rails", rails=held)
    stay = stay_words(one)
    if stay is not None:
        yield say("why.stay", reason=stay)


def _range(one: Advice, currency: str) -> dict[str, Money]:
    return {name: Money(getattr(one, name).quantize(Decimal(1)), currency) for name in ("low", "mid", "high")}


def _rooms(count: Decimal) -> Decimal:
    return count.quantize(TENTH)
