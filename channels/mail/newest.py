"""Which words of a mail were written now, by whoever sent it?"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from domain.folding import fold
from domain.guests.known import document

# « This message is in HTML », « Affichez ce message au format HTML »: what a program writes for old readers.
LONGEST_EXCUSE = 400
_IN_HTML = re.compile(
    r"\bhtml\b|(?:view|open|read|afficher|voir|lire) .{0,30}(?:browser|online|navigateur|en ligne)"
)


def newest_words(text: str) -> str:
    """What was written now: without what a mail program repeats below it, and without a signature's rule."""
    kept: list[str] = []
    for line in text.splitlines():
        before = _before().fullmatch(fold(line.strip())) is not None
        if line.strip() == "--" or (before and "".join(kept).strip()):
            break
        if not before:
            kept.append(line)
    return "\n".join(kept).strip()


def said(written: Sequence[str]) -> str:
    """The plain text, unless that only sends its reader to the HTML beside it."""
    plain, *html = written or ("",)
    elsewhere = len(plain) < LONGEST_EXCUSE and _IN_HTML.search(fold(plain)) is not None
    return html[0] if html and (elsewhere or not plain) else plain


@functools.cache
def _before() -> re.Pattern[str]:
    return re.compile("|".join(document("mails")["before"]))
