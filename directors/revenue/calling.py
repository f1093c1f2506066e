"""By which names is Revenue called, and which words belong to selling nights?

A word that two trades share stands with both, so that it decides nothing: then the model is asked.
"""

ALIASES = (
    "revenue manager",
    "yield manager",
    "directeur revenue",
    "directrice revenue",
)
KEYWORDS = {
    "fr": (
        "prix",
        "tarif*",
        "pickup",
        "pick-up",
        "adr",
        "revpar",
        "occupation",
        "remplir",
        "remplissage",
        "séjour minimum",
        "séjours minimum",
        "promo*",
        "remise*",
        "prévision*",
        "concurren*",
        "stop sell",
        "stop-sell",
        "coût*",
        "commission*",
    ),
    "en": (
        "price*",
        "pricing",
        "rates",
        "occupancy",
        "forecast*",
        "discount*",
        "competitor*",
        "min stay",
        "minimum stay",
        "cost",
        "costs",
        "revenue",
    ),
    "ary": (
        "taman",
        "tamane",
        "atman",
    ),
}
