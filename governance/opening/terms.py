"""What do a channel's terms leave of a night, for a program and on a phone, before anybody signs?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from domain.house.snapshot import House
from domain.money import Money
from domain.opening.profile import Fact, Profile
from domain.opening.source import Source, sources
from domain.opening.spelled import profile_of
from domain.opening.terms import Kept, NightLeft, Offer, offer
from domain.phrase import Percent, Phrase, say
from governance.opening.kept import kept_by
from governance.package.filled import package_of
from governance.post.replies import Block, Button, Line, Reply
from store.unit import Unit

_CENT, _SHARE, ONE = Decimal("0.01"), Decimal("0.0001"), Decimal(1)


async def terms_told(unit: Unit, channel: str, now: datetime) -> tuple[dict[str, Any], Reply]:
    """As `data/schemas/terms.json` describes it, and as a person reads it. Raises Refusal for no such channel."""
    return told(await offered(unit, profile_of(channel), now), await unit.facts.house(now, ahead_days=1))


async def offered(unit: Unit, profile: Profile, now: datetime) -> Offer:
    """The channel's terms applied to this house's prices, taxes and costs."""
    house = await unit.facts.house(now, ahead_days=1)
    return offer(profile, await kept_by(unit, profile, house.today), await package_of(unit), house)


def told(found: Offer, house: House) -> tuple[dict[str, Any], Reply]:
    """Both forms of one offer."""
    return terms_json(found, house), terms_reply(found, house)


def terms_json(found: Offer, house: House) -> dict[str, Any]:
    """Amounts are strings with two decimals in the house's currency, shares four."""
    terms = found.terms
    return {
        "schema": "terms/1",
        "property": house.hotel.id,
        "channel": found.profile.code,
        "name": found.profile.name,
        "model": terms.model,
        "currency": house.hotel.currency,
        "sample": house.hotel.sample,
        "kept": {
            "share": _number(found.kept.share, _SHARE),
            "origin": found.kept.origin,
            "by": found.kept.by,
            "on": found.kept.on,
            "rooms": found.kept.rooms,
        },
        "mark_up": _number(found.mark_up, _SHARE),
        "difference": _number(found.mean, _CENT),
        "lacks": list(found.lacks),
        "nights": [
            {
                "room_type": one.kind.code,
                "price": _number(one.price, _CENT),
                "direct": _number(one.direct, _CENT),
                "left": _number(one.left, _CENT),
                "difference": _number(one.difference, _CENT),
                "price_that_keeps_net": _number(one.at, _CENT),
            }
            for one in found.nights
        ],
        "extras": [{"name": name, "share": _number(share, _SHARE)} for name, share in found.extras.items()],
        "facts": [_fact(one) for one in terms.facts],
        "parity": [_fact(one) for one in terms.parity],
        "cautions": [_fact(one) for one in found.profile.cautions],
    }


def terms_reply(found: Offer, house: House) -> Reply:
    """« Hotelbeds à ces conditions : −647 MAD par nuit et par rapport au direct », types one by one, the rest."""
    currency = house.hotel.currency
    lines = [Line(_head(found, currency), bold=True), Line(_kept(found.kept, found.terms.model))]
    if found.mark_up is not None:
        lines.append(Line(say("terms.mark_up", share=Percent(found.mark_up.quantize(_SHARE), signed=True))))
    lines += [
        Line(say("terms.extra", name=extra.name, share=Percent(found.extras[str(extra.name)])))
        for extra in found.terms.extras
        if str(extra.name) in found.extras
    ]
    blocks = [Block(tuple(lines))]
    rows = [Line(_night(one, currency)) for one in found.nights if one.difference is not None]
    if rows:
        title = say("terms.nights_sample" if house.hotel.sample else "terms.nights")
        blocks.append(Block((Line(title, bold=True), *rows)))
    if found.lacks:
        blocks.append(Block(tuple(Line(one) for one in _lacks(found))))
    facts = [*found.terms.facts, *found.terms.parity, *found.profile.cautions]
    if facts:
        rest = tuple(Line(say("terms.fact", text=one.text, source=_source(one.source))) for one in facts)
        blocks.append(Block((Line(say("terms.facts"), bold=True), *rest), folded=True))
    return Reply(tuple(blocks), tuple((button,) for button in _to_say(found)))


def _head(found: Offer, currency: str) -> Phrase:
    if found.mean is None:
        return say("terms.title_unknown", channel=found.profile.name)
    amount = Money(found.mean.quantize(ONE, ROUND_HALF_EVEN), currency)
    return say("terms.title", channel=found.profile.name, amount=amount)


def _kept(kept: Kept, model: str) -> Phrase:
    share = Percent(kept.share.quantize(_SHARE)) if kept.share is not None else None
    match kept.origin:
        case "booked":
            return say("terms.booked", share=share, n=kept.rooms)
        case "answered":
            return say("terms.answered", share=share, name=kept.by, on=kept.on or "")
        case "stated":
            source = _source(sources()[kept.by])
            if model == "net":
                return say("terms.stated_net", share=share, source=source)
            return say("terms.stated", share=share, source=source)
    return say("terms.unknown_net") if model == "net" else say("terms.unknown")


def _night(one: NightLeft, currency: str) -> Phrase:
    def whole(amount: Decimal | None) -> Money:
        return Money((amount or Decimal(0)).quantize(ONE, ROUND_HALF_EVEN), currency)

    return say(
        "terms.night",
        room_type=one.kind.name,
        price=whole(one.price),
        left=whole(one.left),
        direct=whole(one.direct),
        difference=whole(one.difference),
        at=whole(one.at),
    )


def _lacks(found: Offer) -> Iterator[Phrase]:
    for name in found.lacks:
        match name:
            case "price":
                unpriced = tuple(one.kind.name for one in found.nights if one.price is None)
                yield say("terms.lacks_price", types=unpriced, n=len(unpriced))
            case "vat":
                yield say("terms.lacks_vat")
            case _:
                yield say("terms.lacks_commission", channel=found.profile.name)


def _to_say(found: Offer) -> Iterator[Button]:
    """The taps under which one says what is lacking, as under any question about the house."""
    if "vat" in found.lacks:
        yield Button(say("button.say_vat"), "k:vat_lodging:other")
    if "commission" in found.lacks:
        yield Button(say("button.say_commission"), f"k:commission.{found.profile.code}:other")


def _source(source: Source) -> Phrase:
    return say("terms.source", title=source.title, on=source.on)


def _fact(one: Fact) -> dict[str, Any]:
    source = {"id": one.source.id, "on": one.source.on, "trust": one.source.trust}
    return {"text": dict(one.text.by_language), "source": source}


def _number(value: Decimal | None, places: Decimal) -> str | None:
    return None if value is None else str(value.quantize(places))
