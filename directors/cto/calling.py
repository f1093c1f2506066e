"""By which names is the CTO called, and which words belong to the wires?

A word that two trades share stands with both, so that it decides nothing: then the model is asked.
"""

ALIASES = (
    "cto",
    "dsi",
    "directeur technique",
    "directrice technique",
)
KEYWORDS = {
    "fr": (
        "synchro*",
        "channel manager",
        "hotelrunner",
        "api",
        "bug*",
        "mapping",
        "quota",
        "double réservation*",
        "surréserv*",
        "surbook*",
        "connexion*",
        "données",
        "sauvegarde*",
        "webhook*",
        "ne remontent pas",
        "ne remonte pas",
        "ical",
        "en panne",
        "incident*",
    ),
    "en": (
        "sync",
        "syncs",
        "syncing",
        "synced",
        "double booking*",
        "overbook*",
        "backup*",
        "server",
        "data feed",
        "disconnected",
    ),
    "ary": ("sinkro",),
}
