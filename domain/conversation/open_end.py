"""Do these words leave the end open: « jusqu'à nouvel ordre », « à partir de lundi », "from Monday"?"""

from __future__ import annotations

from domain.conversation.dates import WEEKDAYS
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

# « dès mardi »: without its accent only a day behind it tells it from « des ».
_STARTS = Vocabulary[bool](
    {True: ("a-partir", "a-compter", "from", "as-of", "as-from", "starting", "starting-from", "beginning")}
)
_UNTIL = ("au", "aux", "to", "jusque", "until", "till", "through", "thru", "-", "inclus")
_CLOSE = frozenset(("demain", "ce", "aujourdhui", "maintenant"))


def read_open_start(s: Sentence, i: int) -> int | None:
    """The index after words that begin a time at `i`, where nothing in the sentence ends it; None without them."""
    found = _STARTS.read(s, i)
    since = s.says(i, "des") and (s[i + 1].text in WEEKDAYS or s[i + 1].text in _CLOSE)
    after = found[1] if found is not None else i + 1 if since else None
    if after is None or any(s.says(k, *_UNTIL) for k in range(after, len(s))):
        return None
    return after


def read_open_end(s: Sentence, i: int) -> int | None:
    """The index after words that say « until somebody says otherwise » at `i`; None without them."""
    found = _OPEN.read(s, i)
    return None if found is None else found[1]
