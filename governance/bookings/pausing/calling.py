"""With which words does a person close a channel, or open it again?"""

from __future__ import annotations

import enum

from domain.conversation.vocabulary import Vocabulary


class Turn(enum.Enum):
    """What the verb does. BARE needs « en pause » or « en ligne » behind the name: « mets Airbnb » asks nothing."""

    CLOSE = enum.auto()
    OPEN = enum.auto()
    BARE = enum.auto()


VERBS = Vocabulary[Turn](
    {
        Turn.CLOSE: (
            *(
                "ferme",
                "fermer",
                "fermez",
                "coupe",
                "coupez",
                "couper",
                "arrete",
                "arretez",
                "arreter",
                "stop",
            ),
            *(
                "suspend",
                "suspends",
                "suspendez",
                "suspendre",
                "pause",
                "close",
                "stoppe",
                "stopper",
                "bloque",
            ),
            *(
                "bloquer",
                "turn-off",
                "switch-off",
                "desactive",
                "desactiver",
                "deconnecte",
                "deconnecter",
                "eteins",
            ),
            *(
                "plus-ventes",
                "plus-vente",
                "no-more-sales",
                "eteindre",
                "shut",
                "shut-down",
                "ferm",
                "disconnect",
                "disable",
                "debranche",
                "debrancher",
            ),
        ),
        Turn.OPEN: (
            *("rouvre", "rouvrez", "rouvrir", "reouvre", "reouvrir", "reactive", "reactivez", "reactiver"),
            *("remets", "remettez", "remet", "remettre", "relance", "relancez", "relancer", "reopen", "open"),
            *("ouvre", "ouvrez", "ouvrir", "resume", "reactivate", "turn-on", "switch-on", "debloque"),
            *("rallume", "rallumer", "reconnecte", "reconnecter", "rebranche", "reconnect", "enable"),
        ),
        Turn.BARE: ("mets", "met", "mettez", "mettre", "passe", "passez", "passer", "put", "take"),
    }
)
STATES = Vocabulary[Turn](
    {
        Turn.CLOSE: ("en-pause", "hors-ligne", "on-hold", "on-pause", "offline", "fermer", "off"),
        Turn.OPEN: ("en-ligne", "en-vente", "online", "on-sale", "a-vente"),
    }
)
# People say Booking for Booking.com.
ALIASES = {"booking": "bookingcom", "trip": "tripcom", "book": "bookingcom"}
SAYS_NOTHING = frozenset(
    (
        *(
            "le",
            "la",
            "les",
            "l",
            "the",
            "canal",
            "channel",
            "ota",
            "sur",
            "on",
            "pour",
            "for",
            "a",
            "de",
            "du",
        ),
        *(
            "vente",
            "ventes",
            "sales",
            "selling",
            "des",
            "chez",
            "tout",
            "-",
            "d",
            "en",
            "in",
            "aux",
            "au",
            "again",
            "down",
            "night",
            "nights",
            "nuit",
            "nuits",
            ",",
        ),
    )
)
AND = frozenset(("et", "and", "&", ","))
EVERYTHING = frozenset(("tout", "tous", "toutes", "all", "everything", "ventes", "vente", "sales", "canaux"))
EVERYTHING |= {"channels", "maison", "villa", "hotel", "riad", "house", "etablissement"}
