"""Which links may leave for a guest: the house's booking page, and the way to its bot that names his stay?"""

from __future__ import annotations

from urllib.parse import urlsplit

from domain.errors import refuse
from domain.guests.deep_link import link_for_stay
from governance.office import Office
from store.unit import Unit

LINK = "guests:booking_link"  # the house's own booking page, as an owner has stated it
BOT = "guests:bot"  # by which name Telegram knows the guests' bot, as it said itself
LONGEST = 200


def booking_page(words: str) -> str:
    """The address as it is given to guests. Refusal for one that is no plain https address."""
    told = urlsplit(words.strip())
    plain = (
        told.scheme == "https" and "." in told.netloc and "@" not in told.netloc and told.port in {None, 443}
    )
    if not plain or len(words) > LONGEST or any(char.isspace() for char in words.strip()):
        raise refuse("links.how")
    return words.strip()


async def link_of_stay(office: Office, unit: Unit, number: str) -> str | None:
    """The link by which a guest's chat is known to be about this booking; None where guests have no bot.

    Refusal for a number that no booking has.
    """
    bookings = await unit.reservations.numbered(number)
    if not bookings:
        raise refuse("links.no_booking", number=number[:40])
    bot = await unit.settings.get(BOT)
    return None if not bot else link_for_stay(bot, bookings[0].number, office.key.value())
