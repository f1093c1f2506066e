"""With which words does somebody say in a terminal that he does not know, or that it is enough?"""

UNKNOWN = frozenset(
    (
        *("", "?", "je ne sais pas", "je sais pas", "jsp", "inconnu", "aucune idee"),
        *("i don't know", "dont know", "unknown"),
    )
)
ENDINGS = frozenset(("fin", "assez", "stop", "quitter", "end", "enough", "quit"))
