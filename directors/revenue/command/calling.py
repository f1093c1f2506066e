"""With which words does a person order a change of price outside the command?"""

from __future__ import annotations

from domain.conversation.vocabulary import Vocabulary

# What opens an order, and which way it goes: 0 leaves it to what follows.
OPENINGS = Vocabulary[int](
    {
        0: (
            *("passe", "passez", "passer", "mets", "mettez", "met", "mettre", "fixe", "fixez", "fixer"),
            *("fais", "fais-moi", "faites", "faire", "take", "knock", "give"),
            *("set", "put", "move", "mets-moi", "mets-nous", "make", "mette"),
            *("remets", "remet", "remettez", "remettre", "applique", "appliquez", "appliquer", "apply"),
            *(
                "change",
                "changez",
                "changer",
                "modifie",
                "modifiez",
                "modifier",
                "ajuste",
                "ajuster",
                "adjust",
            ),
        ),
        1: (
            *("augmente", "augmentez", "augmenter", "monte", "montez", "monter", "hausse", "hausser"),
            *(
                "releve",
                "relevez",
                "relever",
                "ajoute",
                "ajoutez",
                "ajouter",
                "rajoute",
                "rajouter",
                "up",
                "raise",
                "increase",
                "add",
            ),
            *(
                "remonte",
                "remonter",
                "une-hausse",
                "hausse-generale",
                "augmentation",
                "put-up",
                "bump",
                "bump-up",
                "plus-cher",
                "plus-chere",
                "plus-cheres",
                "plus-chers",
            ),
        ),
        -1: (
            *(
                "baisse",
                "baissez",
                "baisser",
                "diminue",
                "diminuez",
                "diminuer",
                "reduis",
                "reduit",
                "reduisez",
            ),
            *(
                "reduire",
                "descends",
                "descend",
                "descendre",
                "enleve",
                "enlever",
                "retire",
                "lower",
                "reduce",
            ),
            *("cut", "drop", "decrease", "remise", "une-baisse", "baisse-generale", "moins-cher", "cheaper"),
            *("fais-une-promo", "mets-une-promo", "lance-une-promo", "une-promo", "promo", "moins-chere"),
        ),
    }
)
# What opens the closing of a type for sale, or its opening again.
CLOSINGS = frozenset(
    (
        *(
            "ferme",
            "fermer",
            "fermez",
            "close",
            "ouvre",
            "ouvrir",
            "ouvrez",
            "rouvre",
            "rouvrir",
            "open",
            "reopen",
        ),
    )
)
# How much is left open: « un peu », "a bit".
VAGUE = Vocabulary[bool](
    {
        True: (
            *("un-peu", "legerement", "beaucoup", "un-petit-peu", "a-bit", "a-little", "slightly", "a-lot"),
            *("somewhat", "davantage", "encore-un-peu", "un-tout-petit-peu"),
        )
    }
)
# Words for the whole house beside « tout ».
HOUSE = Vocabulary[bool](
    {
        True: (
            *("toute-maison", "toute-villa", "tout-hotel", "whole-house", "entire-house", "whole-hotel"),
            *("toutes-les-chambres", "tous-les-types", "all-rooms", "all-types"),
        )
    }
)
# What a button says for each reading of « ferme la 7 » (True) and « ouvre la 7 » (False).
ROOM_READINGS = {
    True: ("bloque la {room}", "ferme {room_type}"),
    False: ("débloque la {room}", "ouvre {room_type}"),
}
# « pas sous le prix », « jamais en dessous du plancher »: a limit, and nobody said which price it is.
NO_PRICE = frozenset(
    ("le prix", "prix", "ce prix", "du prix", "le plancher", "du plancher", "the price", "that", "ca")
)
