"""Do these words leave the end open: « jusqu'à nouvel ordre », "until further notice"?"""

from __future__ import annotations

from domain.conversation.sentence import Sentence
from domain.conversation.vocabulary import Vocabulary

_OPEN = Vocabulary[bool](
    {
        True: (
            *(
                "jusque-nouvel-ordre",
                "jusque-nouvel-avis",
                "jusque-nouvelle-instruction",
                "jusque-contre-ordre",
            ),
            *("until-further-notice", "until-i-say-so", "until-told-otherwise", "till-further-notice"),
            *("indefiniment", "indefinitely", "sans-limite-duree", "sans-date-fin", "sans-fin"),
        )
    }
)


def read_open_end(s: Sentence, i: int) -> int | None:
    """The index after words that say « until somebody says otherwise » at `i`; None without them."""
    found = _OPEN.read(s, i)
    return None if found is None else found[1]
