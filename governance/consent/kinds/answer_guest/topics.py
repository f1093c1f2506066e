"""How are questions and sources called that an answer is made of?"""

from __future__ import annotations

from domain.phrase import Phrase, say

OF_HOUSE: dict[str, Phrase] = {
    "availability": say("guests.source_availability"),
    "rates": say("guests.source_rates"),
    "request": say("guests.source_request"),
    "stay": say("guests.source_stay"),
    "hold": say("guests.source_hold"),
    "exchange": say("guests.source_exchange"),
}
TOPICS: dict[str, Phrase] = {
    "check_in": say("guests.topic_check_in"),
    "check_out": say("guests.topic_check_out"),
    "wifi": say("guests.topic_wifi"),
    "pool": say("guests.topic_pool"),
    "hammam": say("guests.topic_hammam"),
    "spa": say("guests.topic_spa"),
    "massage": say("guests.topic_massage"),
    "parking": say("guests.topic_parking"),
    "breakfast": say("guests.topic_breakfast"),
    "restaurant": say("guests.topic_restaurant"),
    "bar": say("guests.topic_bar"),
    "shuttle": say("guests.topic_shuttle"),
    "garden": say("guests.topic_garden"),
    "terrace": say("guests.topic_terrace"),
    "air_conditioning": say("guests.topic_air_conditioning"),
    "heating": say("guests.topic_heating"),
    "baby_cot": say("guests.topic_baby_cot"),
    "laundry": say("guests.topic_laundry"),
    "luggage": say("guests.topic_luggage"),
    "lift": say("guests.topic_lift"),
    "fitness": say("guests.topic_fitness"),
    "where": say("guests.topic_where"),
    "spoken": say("guests.topic_spoken"),
    "pets": say("guests.topic_pets"),
    "smoking": say("guests.topic_smoking"),
}
