"""Which words name a metric, a wish, or nothing at all in an objective?"""

from __future__ import annotations

from domain.consent.objective import Metric
from domain.conversation.vocabulary import Vocabulary

METRICS = Vocabulary[Metric](
    {
        Metric.OCCUPANCY: (
            *(
                "occupation",
                "taux-occupation",
                "taux-remplissage",
                "remplissage",
                "occupancy",
                "occupancy-rate",
            ),
            *("chambres-occupees", "chambres-vendues", "rooms-occupied", "rooms-sold", "rooms-filled"),
        ),
        Metric.ADR: (
            *("adr", "prix-moyen", "tarif-moyen", "prix-moyen-par-nuit", "prix-moyen-chambre", "pmc"),
            *("average-rate", "average-daily-rate", "average-price", "daily-rate"),
        ),
        Metric.REVPAR: (
            *("revpar", "rev-par", "revenu-par-chambre", "revenu-par-chambre-disponible"),
            *("revenue-per-room", "revenue-per-available-room"),
        ),
        Metric.GOP_MARGIN: (
            *("gop", "marge", "marge-gop", "marge-brute-exploitation", "taux-gop", "gop-margin", "margin"),
        ),
        Metric.DIRECT_SHARE: (
            *(
                "part-directe",
                "part-direct",
                "part-reservations-directes",
                "part-ventes-directes",
                "en-direct",
            ),
            *(
                "reservations-directes",
                "ventes-directes",
                "direct",
                "directes",
                "direct-share",
                "direct-bookings",
            ),
            *("direct-sales", "share-direct-bookings", "share-direct"),
        ),
    }
)
# « Remplir » names the metric and the wish at once.
FILL = Vocabulary[bool](
    {
        True: ("complet", "full-house", "afficher-complet", "sold-out", "fully-booked", "full"),
        False: ("remplir", "remplis", "remplissez", "remplissons", "fill", "fill-up", "filling"),
    }
)
PRIORITY = Vocabulary[bool](
    {
        True: (
            *("priorite", "priority", "prioriser", "priorise", "prioritise", "prioritize", "privilegier"),
            *("privilegie", "favoriser", "favorise", "maximiser", "maximise", "maximize", "max", "pousser"),
            *("push", "focus", "d-abord", "first", "maximum", "le-plus", "possible", "optimiser", "optimise"),
        )
    }
)
CHANGE = Vocabulary[bool](
    {
        True: (
            *("augmenter", "augmente", "hausse", "monter", "monte", "ameliorer", "ameliore", "gagner"),
            *("remonter", "raise", "increase", "grow", "improve", "lift", "gain", "baisser", "reduire"),
            *("lower", "reduce", "decrease", "plus", "more", "meilleur", "meilleure", "better"),
        )
    }
)
REVIEW = Vocabulary[bool](
    {
        True: (
            *("bilan", "revue", "review", "report", "point", "faire-point", "on-fait-point", "rendez-vous"),
            *("bilan-prevu", "faire-bilan", "review-on", "reviewed-on", "report-on", "check"),
        )
    }
)
ROOMS = Vocabulary[bool](
    {
        False: (
            "chambres",
            "chambre",
            "rooms",
            "room",
            "chambres-par-nuit",
            "rooms-night",
            "rooms-per-night",
        ),
        True: ("nuits", "nuits-vendues", "chambres-nuits", "room-nights", "nights", "nights-sold"),
    }
)
OBJECTIVES = frozenset(
    ("objectif", "objectifs", "objective", "goal", "target", "vise", "viser", "visons", "aim")
)
OUT_OF = ("sur", "out", "/", "of")
FILLER = frozenset(
    (
        *("le", "la", "les", "l", "un", "une", "du", "de", "des", "d", "the", "of", "a", "an", "au", "aux"),
        *("en", "pour", "sur", "dans", "in", "for", "at", "on", "to", "from", "with", "avec", "par", "per"),
        *(
            "je",
            "j",
            "nous",
            "on",
            "il",
            "faut",
            "veux",
            "voudrais",
            "aimerais",
            "voulons",
            "i",
            "we",
            "want",
        ),
        *("would", "like", "us", "let", "s", "objectif", "objectifs", "objective", "goal", "target", "aim"),
        *("viser", "vise", "visons", "atteindre", "reach", "hit", "get", "tenir", "garder", "keep", "avoir"),
        *(
            "faire",
            "mettre",
            "mets",
            "donner",
            "donne",
            "set",
            "have",
            "make",
            "be",
            "notre",
            "nos",
            "our",
            "my",
        ),
        *("taux", "rate", "rates", "niveau", "level", "svp", "stp", "please", "merci", "thanks", "bonjour"),
        *("pendant", "durant", "during", "over", "tout", "toute", "tous", "toutes", "whole", "all", "maison"),
        *("house", "hotel", "villa", "nuit", "night", "est", "is", "soit", "mais", "but", "prix"),
        *("price", "prices", "tarif", "tarifs", "ca", "c", "qu", "que", "periode", "period", "y"),
    )
)
BREAKS = frozenset(
    (",", ";", ".", ":", "!", "?", "-", "(", ")", "'", "=", "/", "&", '"', "«", "»", "et", "and")
)
