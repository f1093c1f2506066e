"""By which names is the General Manager called, and which words belong to running the day?

A word that two trades share stands with both, so that it decides nothing: then the model is asked.
"""

ALIASES = (
    "gm",
    "dg",
    "directeur général",
    "directrice générale",
    "general manager",
    "المدير العام",
)
KEYWORDS = {
    "fr": (
        "arrivée*",
        "qui arrive",
        "qui part",
        "départ",
        "départs",
        "vip",
        "ménage",
        "femme de chambre",
        "gouvernante",
        "chauffeur",
        "navette",
        "petit déjeuner",
        "petits déjeuners",
        "chambre prête",
        "est prête",
        "plainte*",
        "se plaint",
        "réclamation*",
        "piscine",
        "jardinier",
        "cuisinier*",
        "réveil à",
        "en panne",
        "incident*",
        "bilan",
        "rembours*",
    ),
    "en": (
        "arriving",
        "arrivals",
        "checking in",
        "checking out",
        "check in today",
        "departures",
        "housekeeping",
        "housekeeper",
        "breakfast",
        "driver",
        "shuttle",
        "airport transfer",
        "complaint*",
        "complains",
        "room ready",
        "pool",
        "gardener",
        "chef",
        "refund*",
    ),
    "ary": (
        "chkoun jay",
        "chkon jay",
        "dyaf",
        "diaf",
        "ftour",
    ),
}
# A clause of a guest's note that says nothing but that a car is ordered.
CAR_WORDS = frozenset(
    {
        "voiture",
        "chauffeur",
        "transfert",
        "navette",
        "commande",
        "commandee",
        "reserve",
        "reservee",
        "car",
        "driver",
        "transfer",
        "ordered",
        "booked",
    }
)
