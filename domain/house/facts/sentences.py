"""Under which keys do the questions and their likely answers stand in the catalogue?"""

from __future__ import annotations

from domain.phrase import Phrase, say

_ASKED = {
    "cancellation_policy": "fact_ask.cancellation_policy",
    "taxes_and_fees": "fact_ask.taxes_and_fees",
    "deposit_policy": "fact_ask.deposit_policy",
    "children_policy": "fact_ask.children_policy",
    "payment_methods": "fact_ask.payment_methods",
    "legal_name": "fact_ask.legal_name",
    "arabic_name": "fact_ask.arabic_name",
    "operating_licence": "fact_ask.operating_licence",
    "address": "fact_ask.address",
    "door_coordinates": "fact_ask.door_coordinates",
    "phone": "fact_ask.phone",
    "email": "fact_ask.email",
    "descriptions": "fact_ask.descriptions",
    "room_sizes": "fact_ask.room_sizes",
    "beds": "fact_ask.beds",
    "meal_plans": "fact_ask.meal_plans",
}
_ANSWERS = {
    "cancellation_policy.free_24h": "fact_option.cancellation_policy.free_24h",
    "cancellation_policy.free_48h": "fact_option.cancellation_policy.free_48h",
    "cancellation_policy.free_7d": "fact_option.cancellation_policy.free_7d",
    "cancellation_policy.non_refundable": "fact_option.cancellation_policy.non_refundable",
    "taxes_and_fees.included": "fact_option.taxes_and_fees.included",
    "taxes_and_fees.on_top": "fact_option.taxes_and_fees.on_top",
    "taxes_and_fees.city_on_top": "fact_option.taxes_and_fees.city_on_top",
    "children_policy.welcome": "fact_option.children_policy.welcome",
    "children_policy.from_6": "fact_option.children_policy.from_6",
    "children_policy.adults_only": "fact_option.children_policy.adults_only",
    "deposit_policy.none": "fact_option.deposit_policy.none",
    "deposit_policy.first_night": "fact_option.deposit_policy.first_night",
    "deposit_policy.half": "fact_option.deposit_policy.half",
    "deposit_policy.all": "fact_option.deposit_policy.all",
    "payment_methods.card_and_cash": "fact_option.payment_methods.card_and_cash",
    "payment_methods.card": "fact_option.payment_methods.card",
    "payment_methods.cash": "fact_option.payment_methods.cash",
    "payment_methods.transfer": "fact_option.payment_methods.transfer",
    "meal_plans.breakfast_included": "fact_option.meal_plans.breakfast_included",
    "meal_plans.breakfast_extra": "fact_option.meal_plans.breakfast_extra",
    "meal_plans.half_board": "fact_option.meal_plans.half_board",
    "meal_plans.room_only": "fact_option.meal_plans.room_only",
    "beds.one_double": "fact_option.beds.one_double",
    "beds.twin": "fact_option.beds.twin",
    "beds.both": "fact_option.beds.both",
    "descriptions.have": "fact_option.descriptions.have",
    "descriptions.write": "fact_option.descriptions.write",
    "operating_licence.have": "fact_option.operating_licence.have",
    "operating_licence.asked": "fact_option.operating_licence.asked",
    "operating_licence.no": "fact_option.operating_licence.no",
    "connection.two_way": "fact_option.connection.two_way",
    "connection.one_way": "fact_option.connection.one_way",
    "connection.prices_only": "fact_option.connection.prices_only",
    "contract.signed": "fact_option.contract.signed",
    "contract.sent": "fact_option.contract.sent",
    "contract.none": "fact_option.contract.none",
    "rates.per_room": "fact_option.rates.per_room",
    "rates.per_occupancy": "fact_option.rates.per_occupancy",
    "photos.owner": "fact_option.photos.owner",
    "photos.booking": "fact_option.photos.booking",
    "photos.support": "fact_option.photos.support",
    "photos.to_take": "fact_option.photos.to_take",
}


def question_of(name: str) -> Phrase:
    """The question about one fact of the master data."""
    return say(_ASKED[name])


def answer_of(name: str, value: str) -> Phrase:
    """A likely answer in words; the value itself where it is none of those written down."""
    key = f"{name}.{value}"
    return say(_ANSWERS[key]) if key in _ANSWERS else say("text.words", words=value)
