"""Which words grant, limit or withdraw a mandate?"""

from __future__ import annotations

import enum

from domain.conversation.vocabulary import Vocabulary


class Verb(enum.Enum):
    """What a sentence does about a mandate; DECIDE leaves open what is covered."""

    MAY = enum.auto()
    DECIDE = enum.auto()
    REVOKE = enum.auto()


VERBS = Vocabulary[Verb](
    {
        Verb.MAY: (
            *(
                "peut",
                "peuvent",
                "pourra",
                "can",
                "may",
                "a-droit",
                "droit",
                "est-autorise",
                "est-autorisee",
                "is-allowed",
            ),
            *(
                "autorise",
                "autoriser",
                "j-autorise",
                "allow",
                "let",
                "permettre",
                "permets",
                "mandater",
                "mandate",
                "laisse",
                "laisser",
                "laissez",
            ),
        ),
        Verb.DECIDE: (
            *("approuver", "approuve", "valider", "valide", "accepter", "accepte", "decider", "decide"),
            *("approve", "validate", "accept", "confirm", "confirmer", "gere", "gerer", "manages", "manage"),
        ),
        Verb.REVOKE: (
            *(
                "retire",
                "retirer",
                "retirez",
                "revoque",
                "revoquer",
                "annule",
                "annuler",
                "supprime",
                "supprimer",
            ),
            *("arrete", "arreter", "termine", "revoke", "withdraw", "cancel", "remove", "end", "stop"),
            *("ne-peut-plus", "ne-peuvent-plus", "n-a-plus-droit", "peut-plus", "can-no-longer"),
            *("may-no-longer", "can-t-anymore", "fin-mandat", "stoppe", "stopper", "met-fin", "mets-fin"),
            *("mettre-fin", "enleve", "enlever", "plus-mandat", "leve", "suspends", "suspend", "take-back"),
        ),
    }
)
MANDATES = ("mandat", "mandats", "mandate", "mandates", "delegation", "delegations", "droit")
NO_LONGER = frozenset(("ne", "n", "peut", "peuvent", "may", "can"))
# None: no mandate covers that, whatever its limits.
COVERS = Vocabulary[str | None](
    {
        "change_rate": ("prix", "tarif", "tarifs", "price", "prices", "rate", "rates"),
        "spend": (
            *("depenser", "depense", "depenses", "acheter", "achat", "achats", "payer", "regler", "engager"),
            *("spend", "spending", "expense", "expenses", "buy", "purchase", "purchases", "pay"),
        ),
        "rebate": (
            *("remise", "remises", "rabais", "rembourser", "remboursement", "remboursements", "offrir"),
            *(
                "geste-commercial",
                "gestes-commerciaux",
                "discount",
                "discounts",
                "refund",
                "refunds",
                "rebates",
            ),
        ),
        None: (
            *("objectif", "objectifs", "objective", "objectives", "reservation", "reservations", "booking"),
            *("bookings", "annulation", "annulations", "salaires", "salaries"),
        ),
    }
)
# Nouns in the plural speak of each one: « les dépenses de moins de 500 MAD ».
EACH_OF = frozenset(
    ("depenses", "achats", "expenses", "purchases", "remises", "remboursements", "discounts", "refunds")
)
ONE_WAY = frozenset(
    (
        *("augmenter", "augmente", "monter", "monte", "hausser", "raise", "increase", "baisser", "baisse"),
        *("descendre", "reduire", "lower", "decrease", "reduce", "cut"),
    )
)
PER_DAY = Vocabulary[bool](
    {
        True: ("par-jour", "per-day", "a-day", "chaque-jour", "each-day", "every-day", "/-jour", "/-day"),
        False: (
            *("par-semaine", "par-mois", "par-an", "per-week", "per-month", "a-week", "a-month", "/-semaine"),
            *(
                "/-mois",
                "/-week",
                "/-month",
                "chaque-semaine",
                "chaque-mois",
                "au-total",
                "en-tout",
                "in-total",
            ),
        ),
    }
)
EACH = Vocabulary[bool](
    {
        True: (
            *("par-depense", "par-achat", "par-remise", "par-remboursement", "par-fois", "chacune", "chacun"),
            *(
                "a-fois",
                "chaque-fois",
                "each",
                "apiece",
                "at-a-time",
                "each-time",
                "per-purchase",
                "per-expense",
            ),
            *("per-discount", "per-refund", "par-operation", "par-facture", "per-invoice", "par-geste"),
        )
    }
)
TIMES = frozenset(
    (
        *("fois", "time", "times", "changement", "changements", "change", "changes", "modification"),
        *("modifications", "mouvement", "mouvements", "depense", "depenses", "achat", "achats", "expenses"),
        *("purchases", "remise", "remises", "discounts", "refunds", "remboursements", "x"),
    )
)
FILLER = frozenset(
    (
        *(
            "le",
            "la",
            "les",
            "l",
            "un",
            "une",
            "du",
            "de",
            "des",
            "d",
            "the",
            "of",
            "a",
            "an",
            "au",
            "aux",
            "en",
        ),
        *(
            "pour",
            "sur",
            "dans",
            "in",
            "for",
            "at",
            "on",
            "to",
            "from",
            "by",
            "with",
            "avec",
            "par",
            "per",
            "and",
        ),
        *(
            "et",
            "ou",
            "or",
            "mais",
            "but",
            "que",
            "qu",
            "il",
            "elle",
            "lui",
            "je",
            "j",
            "nous",
            "on",
            "i",
            "we",
        ),
        *(
            "bouger",
            "changer",
            "change",
            "modifier",
            "ajuster",
            "move",
            "adjust",
            "varier",
            "toucher",
            "faire",
            "make",
        ),
        *(
            "sans",
            "demander",
            "me",
            "nous",
            "moi",
            "accord",
            "validation",
            "confirmation",
            "without",
            "asking",
        ),
        *(
            "us",
            "approval",
            "seul",
            "seule",
            "directement",
            "automatiquement",
            "own",
            "its",
            "his",
            "her",
            "alone",
        ),
        *("plus", "maximum", "max", "maxi", "most", "moins", "up", "jusque", "mandat", "mandats", "mandate"),
        *(
            "mandates",
            "donner",
            "donne",
            "give",
            "accordez",
            "donnez",
            "grant",
            "accorder",
            "accorde",
            "tout",
            "tous",
            "toutes",
            "all",
        ),
        *("svp", "stp", "please", "merci", "thanks", "changements", "changes", "hausses", "droit", "right"),
        *(
            "s",
            "t",
            "est",
            "is",
            "be",
            "limite",
            "limit",
            "entre",
            "cartes",
            "propositions",
            "proposals",
            "any",
        ),
        *(
            "delegation",
            "delegations",
            "sa",
            "son",
            "autorise",
            "autorisee",
            "number",
            "numero",
            "no",
            "chambre",
            "quotidien",
            "chaque",
            "ne",
            "n",
        ),
        *("chambres", "rooms", "anymore", "longer", "between", "ca", "c", "have"),
    )
)
BREAKS = frozenset(
    (",", ";", ".", ":", "!", "?", "-", "(", ")", "'", "=", "/", "&", "«", "»", "≤", "<", "±", ">")
)
