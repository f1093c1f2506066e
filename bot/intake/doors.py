"""On which doors does each house write to its guests?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.intake.mailboxes import boxes_in
from bot.settings import Settings
from channels.guest_bot.messenger import GuestBot
from channels.messenger import Messenger
from channels.whatsapp.messenger import WhatsAppAccount, WhatsAppMessenger
from domain.guests.thread import Door
from governance.office import Clock
from store.engine import Store


async def doors_of(settings: Settings, store: Store, clock: Clock) -> Mapping[str, Mapping[Door, Messenger]]:
    """The doors of each house of this database; an answer on any other is taken to the guest by a person."""
    async with store.hall() as hall:
        houses = {hotel.id: hotel.name for hotel in await hall.properties()}
    found: dict[str, dict[Door, Messenger]] = {house: {} for house in houses}
    for house, box in (await boxes_in(settings, store)).items():
        door = box.door(houses[house])
        if door is not None:
            found[house][door.door] = door
    house_of_number = number_holder(settings, tuple(houses))
    token, number = settings.whatsapp_token, settings.whatsapp_phone_number_id
    if house_of_number is not None and token is not None and number is not None:
        account = WhatsAppAccount(
            token.get_secret_value(), number, settings.whatsapp_base_url, settings.whatsapp_template
        )
        found[house_of_number][Door.WHATSAPP] = WhatsAppMessenger(account, clock)
    house_of_bot = the_one(settings.guest_bot_property, tuple(houses))
    if settings.guest_bot_token is not None and house_of_bot is not None:
        told = (settings.guest_bot_token.get_secret_value(), settings.telegram_base_url)
        found[house_of_bot][Door.TELEGRAM] = GuestBot(*told, clock)
    return found


def number_holder(settings: Settings, known: Sequence[str]) -> str | None:
    """The house whose WhatsApp number it is."""
    return the_one(settings.whatsapp_property, known)


def the_one(named: str | None, known: Sequence[str]) -> str | None:
    """The house that is named, else the only one; None where it cannot be told."""
    if named is None and len(known) == 1:
        return known[0]
    return named if named in known else None
