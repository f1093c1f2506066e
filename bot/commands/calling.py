"""Which words complete an order that lacks something, and which stand for nobody in particular?"""

from __future__ import annotations

import re
from collections.abc import Mapping

# What could be missing, as words that complete the sentence.
COMPLETED: Mapping[str, tuple[str, ...]] = {
    "prix.no_night": ("ce soir", "ce week-end", "le mois prochain"),
    "block.no_night": ("ce soir", "ce week-end", "la semaine prochaine"),
    "prix.how_much": ("de 5 %", "de 10 %", "de 15 %"),
    "mandate.no_end": ("cette semaine", "ce mois-ci"),
}
# They open a sentence as a name does, and are none.
NOBODY = frozenset(
    (
        *(
            "qui",
            "who",
            "on",
            "il",
            "elle",
            "personne",
            "nobody",
            "chacun",
            "quelqu",
            "everybody",
            "somebody",
        ),
        *("ca", "it", "je", "tu", "vous", "nous", "i", "you", "we", "they", "ils", "what", "que", "quand"),
    )
)
# With a metric beside it, one of these makes an aim of it.
WANTS = frozenset(
    (
        "veux",
        "voudrais",
        "vise",
        "visons",
        "viser",
        "objectif",
        "objective",
        "goal",
        "target",
        "want",
        "aim",
        "atteindre",
    )
)
# Who asks what something costs, or how full it is, states no event.
NO_EVENT = frozenset(
    (
        *("prix", "tarif", "tarifs", "price", "prices", "rate", "rates", "occupation", "occupancy"),
        *("combien", "quel", "quelle", "quels", "quelles", "how", "what", "which", "chhal", "quand", "when"),
        *("reste", "restent", "reste-t-il", "libre", "libres", "left", "free", "donne", "montre", "show"),
    )
)
# Two amounts of which one is meant: « à 2000 ou 2200 ».
EITHER = re.compile(
    r"\b(\d[\d.,]*) ?(?:dhs?|mad|%)? (?:ou|or) (\d[\d.,]*)(?: ?(?:dhs?|mad))?\b", re.IGNORECASE
)
