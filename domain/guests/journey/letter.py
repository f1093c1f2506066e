"""What does a letter of the stay say, in the guest's language and from facts alone?"""

from __future__ import annotations

from domain.guests.answer import Composed, Said, signed
from domain.guests.journey.step import Step, Trip
from domain.guests.known import LANGUAGES, document
from domain.package.leaf import Leaf
from domain.package.package import Package

STAY = "stay"  # the source of what stands in the booking itself
ARRIVAL_HOUR, DEPARTURE_HOUR = "policies.check_in", "policies.check_out"
DEFAULT = "en"


def language_for(thread: str | None, country: str | None) -> str:
    """The language that the guest writes in; before he has written, that of his country; else English."""
    return str(thread) if thread in LANGUAGES else language_of_country(country) or DEFAULT


def language_of_country(country: str | None) -> str | None:
    """The language of ours in which most of a country's people write; None where there is none."""
    rows = document("languages")["countries"].items()
    return next((str(language) for language, countries in rows if country in countries), None)


def letter_of_stay(
    step: Step, trip: Trip, package: Package, language: str, name: str | None, link: str | None = None
) -> Composed:
    """Greeting, the sentences of the step, how to stop such letters, the house. It promises and sells nothing.

    `link` leads to the guests' bot and names the stay: the confirmation of a booking made with the house has it.
    """
    hello = Said("hello_named", {"name": name}) if name else Said("hello", {})
    body = tuple(_sentences(step, trip, package))
    if link is not None and step is Step.CONFIRMATION:
        body += (Said("journey_telegram", {"link": link}),)
    return Composed(language, (hello, *body, Said("journey_stop", {}), signed(package)))


def _sentences(step: Step, trip: Trip, package: Package) -> list[Said]:
    source = ((STAY, trip.number),)
    match step:
        case Step.CONFIRMATION:
            return [_confirmed(trip, package), *_hour(package, ARRIVAL_HOUR, "check_in")]
        case Step.BEFORE:
            when = Said("journey_before", {"first": trip.check_in}, source)
            hour = _hour(package, ARRIVAL_HOUR, "check_in")
            return [when, *hour, Said("journey_before_asks", {})]
        case Step.WELCOME:
            return [Said("journey_welcome", {}, source), Said("journey_welcome_help", {})]
        case Step.MORNING:
            return [Said("journey_morning", {}, source), Said("journey_morning_ask", {})]
        case Step.REVIEW:
            return [Said("journey_thanks", {}, source), Said("journey_review", {})]


def _confirmed(trip: Trip, package: Package) -> Said:
    told: dict[str, object] = {"number": trip.shown, "first": trip.check_in, "last": trip.check_out}
    kind = package.house.room_type(trip.rooms[0]) if len(trip.rooms) == 1 and trip.rooms[0] else None
    if kind is None:
        return Said("journey_confirmed", told, ((STAY, trip.number),))
    return Said("journey_confirmed_room", {**told, "room": kind.name}, ((STAY, trip.number),))


def _hour(package: Package, path: str, key: str) -> list[Said]:
    leaf: Leaf | None = package.settled(path)
    return [] if leaf is None else [Said(key, {"value": str(leaf.value)}, ((leaf.path, leaf.source),))]
