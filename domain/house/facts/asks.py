"""Which questions about this house are worth a tap, in which order, and with which likely answers?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from domain.house.background import Background
from domain.house.facts.rooms_told import stored
from domain.house.facts.sentences import answer_of, question_of
from domain.house.gaps import FACTS
from domain.money import Money
from domain.phrase import Phrase, say
from domain.property import Property

Kind = Literal["choice", "money", "time", "percent", "words"]
TIMES_IN, TIMES_OUT = ("14:00", "15:00", "16:00"), ("10:00", "11:00", "12:00")
VAT, VATS = "vat_lodging", ("10", "20")
COMMISSIONS = ("15", "17", "20", "25")
# What a sales channel asks of a house and what few answers it usually gets.
CHOICES = {
    "cancellation_policy": ("free_24h", "free_48h", "free_7d", "non_refundable"),
    "taxes_and_fees": ("included", "on_top", "city_on_top"),
    "children_policy": ("welcome", "from_6", "adults_only"),
    "deposit_policy": ("none", "first_night", "half", "all"),
    "payment_methods": ("card_and_cash", "card", "cash", "transfer"),
    "meal_plans": ("breakfast_included", "breakfast_extra", "half_board", "room_only"),
    "beds": ("one_double", "twin", "both"),
    "descriptions": ("have", "write"),
    "operating_licence": ("have", "asked", "no"),
}
# What is asked of each channel that is live: a one-way connection or an unsigned contract shows nowhere else.
OF_CHANNEL = {"connection": ("two_way", "one_way", "prices_only"), "contract": ("signed", "sent", "none")}
MANAGER = "hotelrunner"  # the channel manager itself, among the platforms of the specs
# These come before the rest of the master data.
FIRST = ("cancellation_policy", "taxes_and_fees")


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. `key` is stable, without a colon; `options` are likely answers as they are stored.

    `about` names the type, room or channel where there are several; `who` are the people who can say. `read` makes
    of typed words and a currency what is stored, or raises Refusal; None: the kind says how.
    """

    key: str
    kind: Kind
    phrase: Phrase
    options: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    read: Callable[[str, str], str] | None = None
    currency: str | None = None  # of an amount, once somebody has said it

    def label(self, value: str) -> Phrase:
        """An answer as people read it."""
        if self.kind == "choice" and value in self.options:
            return answer_of(self.key.partition(".")[0], value)
        if self.kind == "money" and self.currency is not None:
            return say("fact.amount", amount=Money(Decimal(value), self.currency))
        if self.kind == "percent":
            return say("fact.percent", value=value)
        return say("text.words", words=value)


def asks(house: Property, background: Background, answered: frozenset[str] = frozenset()) -> tuple[Ask, ...]:
    """Every question that the specs leave open or that somebody has answered, the most useful first."""
    rooms = Ask("rooms", "words", say("fact_ask.rooms"), (), background.who.get("units", ()), stored)
    found = [
        rooms,
        *_money(house, background, house.currency if "currency" in answered else None),
        *_rules(house, background),
        *_photos(background),
        *_channels(background),
    ]
    rest = [
        _master(background, name) for name in FACTS if name not in FIRST and name in background.master_data
    ]
    every = (*found, *rest)
    return tuple(ask for ask in every if ask.key in answered or _open(ask.key, house, background))


def _open(key: str, house: Property, background: Background) -> bool:
    name, _, about = key.partition(".")
    match name:
        case "rooms":
            return not house.room_types
        case "currency":
            seen = {code for one in background.observations for code in one.currencies}
            stated = {str(one.value) for one in background.statements if one.subject == "currency"}
            return bool((seen | stated) - {house.currency})
        case "room_types":
            counts = {one.value for one in background.statements if one.subject == "room_types"}
            return bool(counts - {len(house.room_types)})
        case "units":
            return any(one.subject == "units" and one.value != house.units for one in background.statements)
        case "price":
            kind = house.room_type(about)
            return kind is not None and (kind.base is None or kind.sample)
        case "check_in":
            return house.check_in is None
        case "check_out":
            return house.check_out is None
        case "photos" | "commission":
            return True
    return background.master_data.get(key) is None


def _money(house: Property, background: Background, told: str | None) -> Iterator[Ask]:
    seen = [code for one in background.observations for code in one.currencies]
    stated = [str(one.value) for one in background.statements if one.subject == "currency"]
    currencies = tuple(dict.fromkeys((house.currency, *seen, *stated)))
    who = background.who
    yield Ask("currency", "choice", say("fact_ask.currency"), currencies, who.get("currency", ()))
    counts = [str(one.value) for one in background.statements if one.subject == "room_types"]
    types = tuple(dict.fromkeys((str(len(house.room_types)), *counts)))
    yield Ask("room_types", "choice", say("fact_ask.room_types"), types, who.get("room_types", ()))
    rooms = [str(one.value) for one in background.statements if one.subject == "units"]
    units = tuple(dict.fromkeys((str(house.units), *rooms)))
    yield Ask("units", "choice", say("fact_ask.units"), units, who.get("units", ()))
    for kind in house.room_types:
        if kind.sellable:
            phrase = say("fact_ask.price", room_type=kind.name)
            yield Ask(f"price.{kind.code}", "money", phrase, (), who.get("prices", ()), currency=told)


def _rules(house: Property, background: Background) -> Iterator[Ask]:
    who = background.who
    yield Ask("check_in", "time", say("fact_ask.check_in"), TIMES_IN, who.get("check_in", ()))
    yield Ask("check_out", "time", say("fact_ask.check_out"), TIMES_OUT, who.get("check_out", ()))
    for name in FIRST:
        if name in background.master_data:
            yield _master(background, name)


def _photos(background: Background) -> Iterator[Ask]:
    for room in background.rooms:
        if "photos" in room.missing:
            phrase = say("fact_ask.photos", room=room.number)
            options = ("owner", "booking", "support", "to_take")
            yield Ask(f"photos.{room.number}", "choice", phrase, options, background.who.get("photos", ()))


def _channels(background: Background) -> Iterator[Ask]:
    active = {name for one in background.observations for name in one.active_channels}
    for name in sorted(active - {"Online", "Direct"}):
        yield commission_ask(_code(name), name, background)
    for link in background.links:
        if link.status == "connected" and link.platform != MANAGER:
            yield connection_ask(_code(link.name), link.name, background)
            yield contract_ask(_code(link.name), link.name, background)


def commission_ask(code: str, name: str, background: Background) -> Ask:
    """What a channel keeps of a guest's price, all discounts and programmes together."""
    phrase = say("fact_ask.commission", channel=name)
    return Ask(f"commission.{code}", "percent", phrase, COMMISSIONS, background.who.get("prices", ()))


def vat_ask(background: Background) -> Ask:
    """The rate of VAT on lodging, which the house's own papers or its accountant know."""
    who = background.who.get("taxes_and_fees") or background.who.get("master_data", ())
    return Ask(VAT, "percent", say("fact_ask.vat"), VATS, who)


def connection_ask(code: str, name: str, background: Background) -> Ask:
    """Which kind of connection a channel accepted."""
    phrase = say("fact_ask.connection", channel=name)
    return Ask(
        f"connection.{code}",
        "choice",
        phrase,
        OF_CHANNEL["connection"],
        background.who.get("connections", ()),
    )


def contract_ask(code: str, name: str, background: Background) -> Ask:
    """Whether the contract with a channel is signed."""
    phrase = say("fact_ask.contract", channel=name)
    return Ask(
        f"contract.{code}", "choice", phrase, OF_CHANNEL["contract"], background.who.get("master_data", ())
    )


# The questions that every channel can be asked about, by how their key begins.
ABOUT_CHANNEL: Mapping[str, Callable[[str, str, Background], Ask]] = {
    "commission": commission_ask,
    "connection": connection_ask,
    "contract": contract_ask,
}


def _code(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _master(background: Background, name: str) -> Ask:
    options = CHOICES.get(name, ())
    who = background.who.get(name, background.who.get("master_data", ()))
    kind: Kind = "choice" if options else "words"
    return Ask(name, kind, question_of(name), options, who)
