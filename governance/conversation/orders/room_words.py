"""With which words do people take a room out of sale, or put it back?"""

from __future__ import annotations

import enum
import re

from domain.conversation.vocabulary import Vocabulary


class RoomTurn(enum.Enum):
    """What a verb does to a room. BARE needs « hors service » or « disponible » behind it."""

    BLOCK = enum.auto()
    FREE = enum.auto()
    BARE = enum.auto()


ROOM_VERBS = Vocabulary[RoomTurn](
    {
        RoomTurn.BLOCK: (
            *("bloque", "bloquer", "bloquez", "block", "bloc", "blok", "condamne", "condamner"),
            *("immobilise", "immobiliser"),
        ),
        RoomTurn.FREE: (
            "rends-disponible",
            "debloque",
            "debloquer",
            "debloquez",
            "unblock",
            "libere",
            "liberer",
            "release",
        ),
        RoomTurn.BARE: (
            *("mets", "mettre", "mettez", "met", "take", "put", "passe"),
            *("rends", "rendre", "rendez", "remets", "remettre", "remettez", "make"),
            *("sors", "sortez", "sortir", "enleve", "enlever", "retire", "retirer"),
        ),
    }
)
# True: out of sale; False: back in it.
OUT_OF_ORDER = Vocabulary[bool](
    {
        False: ("disponible", "available", "en-vente", "en-service", "back-on-sale", "on-sale"),
        True: (
            *("hors-service", "hors-vente", "hors-usage", "en-travaux", "en-maintenance", "out-of-order"),
            *(
                "de-vente",
                "hors-de-vente",
                "out-of-service",
                "off-sale",
                "under-maintenance",
                "en-hors-service",
            ),
        ),
    }
)
IS = frozenset(("est", "sera", "reste", "is", "will", "be", "stays"))
ROOM_FILLERS = frozenset(
    (
        "la",
        "le",
        "les",
        "l",
        "the",
        "de",
        "du",
        "pour",
        "for",
        "a",
        "au",
        "en",
        "on",
        "in",
        "une",
        "un",
        ",",
        "nuit",
        "toute",
        "tout",
        "from",
        "et",
        "and",
        "&",
    )
)
WHY = re.compile(r"\s*(?:,|\bpour\b|\bfor\b|\bà cause (?:de|du|d['’])|\bcar\b)\s*", re.IGNORECASE)
# A reason that stands at the end without a word before it: « bloque la 4 du 12 au 14 peinture ».
BARE_WHY = re.compile(
    r"(?<! en)(?<! under)\s+(?P<why>(?:(?:la|le|les|the) |l['’])?"
    r"(?:peintures?|fuite(?: d['’]eau)?|travaux|plomberie|clim(?:atisation)?"
    r"|nettoyage|m[ée]nage|r[ée]parations?|maintenance|r[ée]novation|d[ée]sinsectisation|[ée]lectricit[ée]|serrure|douche"
    r"|chauffe-eau|toilettes|wc|robinet|t[ée]l[ée]vision|t[ée]l[ée]|wifi|plombier|[ée]lectricien|peintre|photos?|inventaire"
    r"|panne(?: (?:de |d['’])\w+)?|d[ée]g[âa]t des eaux|punaises|odeurs?|moisissures?|humidit[ée]"
    r"|literie|matelas|carrelage|sol|miroir|volets?|fen[êe]tre|porte|lampe|d[ée]coration|traitement|cafards|fourmis"
    r"|(?:[a-z]+ )?(?:repairs?|maintenance|works?|leak|painting|cleaning|renovation)|plumbing|pest control|mattress"
    r"|broken (?:ac|shower|tap|lock)|no hot water|ac|air ?con)"
    r"(?: (?:est|sont|is|are))?(?: (?:morte?s?|foutue?s?|dead|down|en panne|cass[ée]e?s?|bouch[ée]e?s?|hs"
    r"|[àa] refaire|[àa] r[ée]parer|broken|leaking))?)\s*$",
    re.IGNORECASE,
)
