"""How does a plain yes or no of the house read to a guest?"""

from __future__ import annotations

from domain.guests.answer import Composed, Said, signed
from domain.package.package import Package

PERSON = (("person", "house"),)


def plain_reply(package: Package, key: str, language: str, name: str | None) -> Composed:
    """Greeting, « reply_yes » or « reply_no » in the guest's language, the house; its source is who says so."""
    hello = Said("hello_named", {"name": name}) if name else Said("hello", {})
    return Composed(language, (hello, Said("thanks", {}), Said(key, {}, PERSON), signed(package)))


def framed(package: Package, words: str, language: str, name: str | None) -> Composed:
    """A person's own words between greeting and closing, as they are."""
    hello = Said("hello_named", {"name": name}) if name else Said("hello", {})
    return Composed(language, (hello, Said("stated", {"value": words}, PERSON), signed(package)))
