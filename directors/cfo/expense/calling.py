"""With which words does a person pay, give money back or cancel in plain words?"""

from __future__ import annotations

import re

from domain.conversation.calling import NEGATIONS
from domain.conversation.dates import WEEKDAYS
from domain.conversation.vocabulary import Vocabulary

PAYS = Vocabulary[bool](
    {
        True: (
            *("paie", "paye", "payer", "payez", "regle", "regler", "reglez", "achete", "acheter", "achetez"),
            *(
                "depense",
                "depenser",
                "verse",
                "verser",
                "j-ai-paye",
                "on-a-paye",
                "j-'-ai-paye",
                "j-ai-achete",
                "j-'-ai-achete",
            ),
            *(
                "pay",
                "paid",
                "buy",
                "bought",
                "i-paid",
                "i-bought",
                "we-paid",
                "spend",
                "on-a-achete",
                "j-ai-regle",
                *("j-ai-donne", "on-a-donne", "j-ai-verse", "on-a-verse", "i-gave", "we-gave", "i-spent"),
                *("we-spent", "j-ai-depense", "on-a-depense", "on-a-regle"),
            ),
        )
    }
)
# In free words an expense that no verb opens names its currency.
PRICED = re.compile(r"\d\s*(?:dhs?|mad|dirhams?|eur|euros?|€)\b|€\s*\d", re.IGNORECASE)
# « ajoute une dépense de »: what says that it is an expense, and not what was bought.
BOOKED = re.compile(
    r"^(?:(?:r?ajoute[rz]?|note[rz]?|enregistre[rz]?|saisis|saisir|inscris|compte[rz]?|add|log|record)\s+)?"
    r"(?:(?:une|la|cette|des|an?|the)\s+)?(?:d[ée]penses?|frais|expenses?)\b\s*"
    r"(?:(?:de|of|for|pour)\b\s*|d['’]\s*)*",
    re.IGNORECASE,
)
# Words that are another order, or turn one round: no expense is called that.
NOT_BOUGHT = frozenset(
    (
        *("ferme", "fermer", "mets", "met", "mettre", "augmente", "augmenter", "baisse", "baisser", "monte"),
        *("bloque", "annule", "annuler", "rembourse", "stop", "arrete", "close", "raise", "lower", "set"),
        *("cancel", "refund", "plus", "ou", "or", *NEGATIONS),
        *("paie", "paye", "payer", "pay", "si", "if", "quand", "when", "peut", "can", "may", "doit"),
    )
)
CANCELS = re.compile(
    r"^(?:annule[rz]?|cancel|annulation(?: de)?|supprime[rz]?)(?:\s+|$)(?:(?:l[ea]s?|the|ma|cette)\s+)?"
    r"(?P<noun>(?:reservations?|resas?|bookings?|sejours?|stay)\b)?\s*"
    r"(?:(?:(?:de|du|des|d|of|for|pour|a nom de|au nom de)(?![a-z])|')\s*)*"
    r"(?P<name>[a-z][a-z .'-]*?)?(?P<of>'s (?:booking|reservation|stay))?$"
)
NOUNS = frozenset(("booking", "reservation", "resa", "stay", "sejour"))
TITLES = frozenset(
    (
        *(
            "m",
            "mr",
            "mme",
            "mlle",
            "monsieur",
            "madame",
            "mademoiselle",
            "ms",
            "mrs",
            "miss",
            "dr",
            "famille",
            "client",
            "cliente",
            "guest",
        ),
        *("la", "le", "the"),
    )
)
GIVES = re.compile(
    r"^(?P<verb>rembourse[rz]?|remboursement|refund|rends|rendre|remise|rabais|geste commercial|discount"
    r"|give back|(?:fais|faites|fait|accorde[rz]?|offre[rz]?)(?= .*\b(?:remise|rabais|geste)\b))\b"
)
# The verbs that say it again with the number of a booking.
SAID_AGAIN = frozenset(
    (
        "rembourse",
        "remboursement",
        "refund",
        "rends",
        "rendre",
        "remise",
        "rabais",
        "geste commercial",
        "discount",
    )
)
BESIDE_A_NAME = frozenset(
    (
        "a",
        "au",
        "aux",
        "de",
        "d",
        "du",
        "pour",
        "to",
        "for",
        "the",
        "le",
        "la",
        "les",
        "sur",
        "of",
        "on",
        "'",
        ".",
        ",",
        "s",
        "un",
        "une",
        "remise",
        "rabais",
        "geste",
        "commercial",
    )
)
# What stands alone after « annule » and could be anything.
ANYTHING = frozenset(("", "tout", "ca", "cela", "all", "that", "it", "everything", "la", "le", "les"))
# More than one booking, which nobody cancels in so few words.
EVERY = frozenset(
    (
        "celle",
        "celles",
        "celui",
        "ceux",
        "tout",
        "everything",
        "who",
        "whoever",
        "that",
        "which",
        "qui",
        "tous",
        "toutes",
        "all",
        "every",
        "chaque",
        "reservations",
        "bookings",
        "kolchi",
    )
)
# What is cancelled and is no booking.
NO_BOOKING = frozenset(
    (
        *("mandat", "mandate", "objectif", "objective", "pause", "mission", "carte", "card", "rendez"),
        *("fermeture", "closing", "blocage", "prix", "price", "prices", "hausse", "baisse", "plancher"),
        *("plafond", "changement", "change", "decision", "rappel", "reminder", "note", "depense", "remise"),
    )
)
# Whoever names a night names nobody.
NIGHTS = frozenset(
    (
        *(*WEEKDAYS, "hier", "demain", "aujourdhui", "ce", "cette", "soir", "nuit", "weekend", "week", "end"),
        *("yesterday", "today", "tomorrow", "tonight", "tous", "toutes", "all", "tout", "monde", "everybody"),
    )
)
# The same orders with the number of a booking, as a button says them.
CANCEL_IT = "annule la réservation {booking}"
GIVE_IT = "{verb} {amount} réservation {booking}"
