"""Which words stand on the pages beside the facts?"""

from __future__ import annotations

from collections.abc import Mapping

from domain.phrase import Phrase, say
from domain.website.pages import Shown

# What the templates call each of them.
LABELS: Mapping[str, Phrase] = {
    "skip": say("site.skip"),
    "home": say("site.home"),
    "rooms": say("site.rooms"),
    "book": say("site.book"),
    "other_language": say("site.other_language"),
    "menu": say("site.menu"),
    "our_rooms": say("site.our_rooms"),
    "all_rooms": say("site.all_rooms"),
    "facilities": say("site.facilities"),
    "practical": say("site.practical"),
    "where": say("site.where"),
    "quarter": say("site.quarter"),
    "arrival": say("site.arrival"),
    "arrival_day": say("site.arrival_day"),
    "departure_day": say("site.departure_day"),
    "departure": say("site.departure"),
    "breakfast": say("site.breakfast"),
    "languages": say("site.languages"),
    "cancellation": say("site.cancellation"),
    "deposit": say("site.deposit"),
    "children": say("site.children_policy"),
    "pets": say("site.pets"),
    "smoking": say("site.smoking"),
    "payment": say("site.payment"),
    "taxes": say("site.taxes"),
    "city_tax": say("site.city_tax"),
    "address": say("site.address"),
    "access": say("site.access"),
    "coordinates": say("site.coordinates"),
    "telephone": say("site.telephone"),
    "mail": say("site.mail"),
    "beds": say("site.beds"),
    "size": say("site.size"),
    "sleeps": say("site.sleeps"),
    "bathroom": say("site.bathroom"),
    "view": say("site.view"),
    "amenities": say("site.amenities"),
    "prices": say("site.prices"),
    "period": say("site.period"),
    "a_night": say("site.a_night"),
    "from": say("site.from"),
    "base_price": say("site.base_price"),
    "conditions": say("site.conditions"),
    "booking": say("site.booking"),
    "booking_intro": say("site.booking_intro"),
    "your_stay": say("site.your_stay"),
    "your_room": say("site.your_room"),
    "your_details": say("site.your_details"),
    "check_and_confirm": say("site.check_and_confirm"),
    "adults": say("site.field_adults"),
    "children_field": say("site.field_children"),
    "full_name": say("site.field_name"),
    "hour_of_arrival": say("site.field_hour"),
    "wishes": say("site.field_wishes"),
    "confirm": say("site.confirm"),
    "thanks": say("site.thanks"),
    "confirmed": say("site.confirmed"),
    "number": say("site.number"),
    "guest": say("site.guest"),
    "total": say("site.total"),
    "nights": say("site.nights"),
    "room": say("site.room"),
    "before_you_come": say("site.before_you_come"),
    "filled_by_engine": say("site.filled_by_engine"),
    "breadcrumb": say("site.breadcrumb"),
}

# Which words stand in a competitor study.
STUDY: Mapping[str, Phrase] = {
    "title": say("study.title"),
    "by": say("study.by"),
    "seen_on": say("study.seen_on"),
    "languages": say("study.languages"),
    "steps": say("study.steps"),
    "price": say("study.price"),
    "good": say("study.good"),
    "bad": say("study.bad"),
    "take": say("study.take"),
}


def lacking(shown: Shown) -> Phrase:
    """« à fournir : surface (m²) — Said », « à trancher : … » where sources contradict each other."""
    name, who = shown.place.field.name, shown.who
    if shown.differs:
        return say("site.to_decide", name=name, who=who) if who else say("site.to_decide_open", name=name)
    return say("site.to_provide", name=name, who=who) if who else say("site.to_provide_open", name=name)
