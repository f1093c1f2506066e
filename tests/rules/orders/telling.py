"""How does a table write down what an order was read as?"""

from __future__ import annotations

from bot.orders.heard import Bounds, Heard, PastPrices
from bot.orders.reading import Asked, Outcome, ordered
from directors.cfo.expense import Cancellation, Expense, RebateWish
from directors.cfo.expense.guest import GuestWish
from directors.revenue.command import MoveBy, PrixOrder, Scale, SetTo
from domain.consent.actions import (
    BlockRoom,
    ConfirmEvent,
    GrantMandate,
    PauseChannel,
    RevokeMandate,
    SetObjective,
)
from domain.house.snapshot import ChannelHealth
from domain.missions.mission import MissionWish
from domain.nights import Span, spans
from domain.prices.rules import PricingRule
from governance.conversation.orders.plain import Told
from governance.service.meal_sentence import MealSaid
from tests.makers import NOW, TODAY, villa
from tests.rules.consent.test_mandate_sentences import IN_FORCE, PEOPLE

CONNECTED = tuple(
    ChannelHealth(code, name, 0, 0, NOW)
    for code, name in (("bookingcom", "Booking.com"), ("airbnb", "Airbnb"), ("expedia", "Expedia"))
)
MEMBERS = {"Said Thaifa": "person:1", "Omar Alaoui": "person:2"}
HOTEL = villa()
EVERY = tuple(kind.code for kind in HOTEL.room_types)


def heard(sentence: str) -> Heard:
    """The sentence, in the house of the tables."""
    return Heard(sentence, HOTEL, TODAY, PEOPLE, MEMBERS, IN_FORCE, CONNECTED)


def read(sentence: str) -> str:
    """What the sentence is read as, in the words of the table."""
    return shown(ordered(heard(sentence)))


def shown(outcome: Outcome) -> str:
    if outcome is None:
        return "declines"
    if isinstance(outcome, Asked):
        return f"asks {outcome.refusal.phrase.key}"
    corrected = f" read « {' '.join(outcome.read_as)} »" if outcome.read_as else ""
    return f"{wish(outcome.wish)}{corrected}"


def wish(found: object) -> str:
    match found:
        case PrixOrder():
            return _price(found)
        case Bounds(rules):
            return _rules(rules)
        case PauseChannel():
            return " ".join(
                part
                for part in (
                    "channel",
                    "close" if found.paused else "open",
                    found.channel,
                    _during(found.during),
                )
                if part
            )
        case BlockRoom():
            reason = f" « {found.words} »" if found.words else ""
            return f"{'block' if found.blocked else 'unblock'} {found.room} {_during(found.during)}{reason}"
        case PastPrices(day):
            return f"yesterday {day:%d/%m/%y}"
        case Told.STOP | Told.RESUME:
            return "switch pause" if found is Told.STOP else "switch resume"
        case Told():
            return f"told {found.value}"
        case MealSaid():
            return _meal(found)
        case MissionWish():
            return _mission(found)
        case _:
            return _decided(found)


def _decided(found: object) -> str:
    match found:
        case Expense(action, _):
            day = "" if action.day == TODAY else f" {action.day:%d/%m/%y}"
            return f"expense {action.amount.normalize() + 0:f} {action.line}{day} « {action.words} »"
        case RebateWish():
            kind = "refund" if found.refund else "discount"
            return f"{kind} {found.booking} {_much(found)}"
        case Cancellation():
            return f"cancel {found.booking}"
        case GuestWish():
            verb, _, rest = found.order.partition(" ")
            kind = {"annule": "cancel", "remise": "discount"}.get(verb, "refund")
            rest = rest.removeprefix("commercial ")
            much = f" {rest.split()[0]}{'%' if '%' in rest else ''}" if kind != "cancel" else ""
            whose = f"room {found.room}" if found.room else f"guest {' '.join(found.named)}"
            return f"{kind} {whose}{much}"
        case GrantMandate() | RevokeMandate():
            return _mandate(found)
        case SetObjective():
            return _objective(found)
        case ConfirmEvent():
            nights = _during(Span(found.first, found.last))
            return " ".join(filter(None, ("event", nights, found.expected, f"« {found.name} »")))
    raise TypeError(found)


def _price(order: PrixOrder) -> str:
    types = "ALL" if order.room_types == EVERY else ",".join(order.room_types)
    what = []
    match order.price:
        case SetTo(amount):
            what.append(f"={amount.normalize() + 0:f}")
        case MoveBy(amount):
            what.append(f"{amount.normalize() + 0:+f}")
        case Scale(ratio):
            what.append(f"{(ratio * 100).normalize() + 0:+f}%")
    what += [f"min{order.min_stay}"] if order.min_stay is not None else []
    what += ["close" if order.stop_sell else "open"] if order.stop_sell is not None else []
    return f"price {types} {','.join(_during(one) for one in spans(order.nights))} {' '.join(what)}"


def _rules(rules: tuple[PricingRule, ...]) -> str:
    first = rules[0]
    types = ",".join(rule.room_type or "ALL" for rule in rules)
    amount = None if first.amount is None else f"{first.amount.normalize() + 0:f}"
    return " ".join(filter(None, ("rule", first.kind.value, types, amount, _during(first.span))))


def _during(span: Span | None) -> str:
    if span is None:
        return ""
    return f"{span.first:%d/%m/%y}" + (f"-{span.last:%d/%m/%y}" if span.last != span.first else "")


def _mission(found: MissionWish) -> str:
    if found.note or found.remind_on is not None:
        return f"note {found.remind_on:%d/%m/%y} « {found.title} »"
    day = f"{found.eta:%d/%m/%y} " if found.eta is not None else ""
    return f"mission {found.owner} {day}« {found.title} »"


def _much(found: RebateWish) -> str:
    if found.amount is not None:
        return f"{found.amount.normalize() + 0:f}"
    return f"{(found.share or 0) * 100:.0f}%"


def _mandate(found: GrantMandate | RevokeMandate) -> str:
    if isinstance(found, RevokeMandate):
        return f"revoke {found.mandate}"
    limits = {"change": found.largest_change, "each": found.largest_amount, "daily": found.sum_per_day}
    stated = [f"{name} {value.normalize() + 0:f}" for name, value in limits.items() if value is not None]
    return " ".join(["mandate", found.grantee, found.covers, f"until {found.until:%d/%m/%y}", *stated])


def _objective(found: SetObjective) -> str:
    target = "max" if found.target is None else f"{found.target.normalize() + 0:f}"
    floor = f" floor {found.price_floor.normalize() + 0:f}" if found.price_floor is not None else ""
    return f"objective {found.metric.value} {target} {_during(found.period)}{floor}"


def _meal(said: MealSaid) -> str:
    parts = [
        "meal",
        said.kind.value,
        said.number or said.room or "?",
        f"{said.day:%d/%m/%y}" if said.day else "",
    ]
    parts += [
        "off" if said.off else "",
        str(said.people or ""),
        f"{said.at:%H:%M}" if said.at else "",
        said.words,
    ]
    return " ".join(part for part in parts if part)
