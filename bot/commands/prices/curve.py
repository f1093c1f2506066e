"""How does a night fill, and what is expected of the next sixty?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.command import Caller, Command
from bot.commands.taps import Beside
from domain.conversation.room_types import type_of_room, types_of
from domain.conversation.sentence import read_short
from domain.conversation.stretches import read_stretch
from domain.errors import refuse
from domain.phrase import say
from domain.property import Property
from governance.office import Office, snapshot
from governance.post.replies import Reply
from governance.prices.record.curves import Subject, View, curve_reply, subject
from store.unit import Unit

USUALLY = timedelta(days=30)
WORDS = {
    "prix": View.PRICE,
    "price": View.PRICE,
    "tarif": View.PRICE,
    "prevision": View.FORECAST,
    "forecast": View.FORECAST,
    "pickup": View.PICKUP,
}
FILLER = frozenset({"la", "le", "les", "du", "de", "pour", "for", "the", "of", "maison", "house", ",", "."})


async def curve(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """« suite junior 20/12 »: its booking curve; « prix », « prévision », « pickup »: sixty nights."""
    async with office.store.reading(caller.property_id) as unit:
        return [curve_reply(*await curve_of(office, unit, words))]


async def curve_of(office: Office, unit: Unit, words: str) -> tuple[Subject, View]:
    """What the words ask for: the rooms and night with everything known of them, and the picture."""
    house = await snapshot(office, unit, until=office.clock().date() + timedelta(days=400))
    room_type, night, view = read_curve(words, house.hotel, house.today)
    return await subject(unit, house, room_type, night), view


def read_curve(words: str, hotel: Property, today: date) -> tuple[str | None, date, View]:
    """Type, night and picture in what was typed; without a word the house, tonight + 30, its booking curve."""
    sentence = read_short(words)
    night, view, rest = today + USUALLY, View.CURVE, []
    i = 0
    while i < len(sentence):
        read = read_stretch(sentence, i, today)
        if read is not None:
            night, i = read[0].span.first, read[1]
            continue
        text = sentence[i].text
        if text in WORDS:
            view = WORDS[text]
        elif text not in FILLER:
            rest.append(text)
        i += 1
    if not rest:
        return None, night, view
    room = type_of_room(rest[-1], hotel)
    codes = (room,) if room else types_of(rest, hotel)
    if len(codes) > 1:
        raise refuse("curve.one_type")
    return (codes[0] if codes else None), night, view


async def on_curve(office: Office, caller: Caller, token: str, verb: str) -> Beside:
    """`c:<type>.<night>:<view>`: another picture of the same rooms, in the same message."""
    place, _, written = token.partition(".")
    if verb not in set(View) or not (place.isascii() and place.isdecimal() and len(written) == 6):
        return Beside(alert=say("error.unknown_card"))
    async with office.store.reading(caller.property_id) as unit:
        house = await snapshot(office, unit, until=office.clock().date() + timedelta(days=400))
        codes = [None, *(kind.code for kind in house.sellable)]
        try:
            night = date(2000 + int(written[:2]), int(written[2:4]), int(written[4:]))
        except ValueError:
            return Beside(alert=say("error.unknown_card"))
        if int(place) >= len(codes):
            return Beside(alert=say("error.unknown_card"))
        return Beside(curve_reply(await subject(unit, house, codes[int(place)], night), View(verb)))


COMMANDS = (Command("courbe", "curve", curve, what=say("command.courbe"), want="price", rank=3),)
