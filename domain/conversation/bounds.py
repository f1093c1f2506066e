"""Do these words set a lowest or a highest value: « sans descendre sous », "at most"?"""

from __future__ import annotations

import enum

from domain.conversation.sentence import Sentence
from domain.conversation.vocabulary import PASSED_OVER, Vocabulary


class Bound(enum.Enum):
    """FLOOR and CEILING are never to be passed; LEAST and MOST say it of whatever number follows."""

    FLOOR = enum.auto()
    CEILING = enum.auto()
    LEAST = enum.auto()
    MOST = enum.auto()


_BOUNDS = Vocabulary[Bound](
    {
        Bound.FLOOR: (
            *(
                "sans-descendre-sous",
                "sans-jamais-descendre-sous",
                "sans-descendre-en-dessous",
                "jamais-sous",
            ),
            *(
                "sans-passer-sous",
                "sans-jamais-descendre-en-dessous",
                "sans-jamais-passer-sous",
                "sans-jamais-vendre-sous",
                "sans-passer-en-dessous",
                "sans-aller-sous",
                "sans-tomber-sous",
                "pas-sous",
            ),
            *("sans-vendre-sous", "sans-vendre-en-dessous", "jamais-en-dessous", "jamais-moins", "pas-moins"),
            *(
                "ne-descends-pas-sous",
                "ne-descendez-pas-sous",
                "ne-descends-jamais-sous",
                "ne-tombe-pas-sous",
            ),
            *("ne-descends-pas-en-dessous", "ne-passe-pas-sous", "ne-passe-jamais-sous"),
            *("pas-en-dessous", "ne-pas-descendre-sous", "ne-pas-descendre-en-dessous", "plancher"),
            *(
                "prix-plancher",
                "tarif-plancher",
                "avec-plancher",
                "without-going-below",
                "without-going-under",
            ),
            *("without-dropping-below", "without-falling-below", "not-below", "never-below", "never-under"),
            *("not-under", "no-lower-than", "never-less-than", "not-less-than", "no-less-than"),
            *(
                "floor",
                "price-floor",
                "with-floor",
                "don-t-go-below",
                "do-not-go-below",
                "without-selling-below",
            ),
        ),
        Bound.CEILING: (
            *("sans-depasser", "sans-jamais-depasser", "sans-passer-au-dessus", "sans-monter-au-dessus"),
            *("jamais-au-dessus", "jamais-plus", "pas-au-dessus", "pas-plus", "plafond", "prix-plafond"),
            *(
                "tarif-plafond",
                "ne-pas-depasser",
                "without-exceeding",
                "without-going-above",
                "not-exceeding",
            ),
            *("not-above", "never-above", "never-over", "never-more-than", "not-more-than", "no-more-than"),
            *("no-higher-than", "ceiling", "price-ceiling", "cap", "capped-at"),
        ),
        Bound.LEAST: (
            *(
                "au-moins",
                "minimum",
                "au-minimum",
                "mini",
                "min",
                "prix-minimum",
                "prix-min",
                "tarif-minimum",
            ),
            *("at-least", "minimum-price", "min-price", "plus-de", "au-dessus", "above", "over", "more-than"),
            *("superieur-a", "superieure-a", "≥", ">"),
        ),
        Bound.MOST: (
            *("au-plus", "maximum", "au-maximum", "maxi", "max", "prix-maximum", "prix-max", "tarif-maximum"),
            *(
                "at-most",
                "maximum-price",
                "max-price",
                "moins-de",
                "en-dessous",
                "below",
                "under",
                "less-than",
            ),
            *("inferieur-a", "inferieure-a", "up-to", "≤", "<"),
        ),
    }
)
_BEFORE_A_NUMBER = PASSED_OVER | {"a", "at", "to", "than", "que", "prix", "price", ":", "=", "un", "une"}


def read_bound(s: Sentence, i: int) -> tuple[Bound, int] | None:
    """The bound that the words at `i` set, and the index of the number they set it by; None without a number."""
    found = _BOUNDS.read(s, i)
    if found is None:
        return None
    bound, j = found
    if s.says(i, "superieur", "superieure") and s.says(i - 1, "double", "doubles", "chambre", "room"):
        return None  # « la double supérieure à 1 150 » is a type of room
    while s[j].text in _BEFORE_A_NUMBER:
        j += 1
    return (bound, j) if s[j].kind == "number" or s[j].text in ("±", "+") else None
