"""Does a mail in sentences announce somebody else's booking, and which one?"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from domain.data_file import data_in
from domain.folding import fold
from domain.guests.asked_days import named_days
from domain.guests.known import pattern

# « Could you confirm receipt? » asks nothing of the house's; any other question is for somebody to answer.
_RECEIPT = re.compile(
    r"[^.!?\n]*(?:confirm|receipt|reception|accus|bestatig|bevestig|conferm|تاكيد)[^.!?\n]*\?"
)
_SENTENCES = ("client", "announces", "wishes", "own")
# A day of February or July is found whatever the language that figures are read in.
LANGUAGE = "fr"


def told_in_prose(subject: str, text: str, sent_on: date) -> bool:
    """Whether these sentences tell of a booking that is made, for somebody else than who writes.

    Somebody else: a client is named, or the booking has a reference and nobody speaks of his own stay. A wish or a
    question is a guest's, or an agency's that waits for an answer: both are answered in a thread.
    """
    folded = _RECEIPT.sub(" ", fold(f"{subject}\n{text}"))
    asks = "?" in folded or "؟" in folded
    if asks or _says("wishes", folded) or not _says("announces", folded) or stay_in(text, sent_on) is None:
        return False
    own = _says("own", folded)
    return _says("client", folded) or (not own and reference_in(f"{subject}\n{text}") is not None)


def stay_in(text: str, sent_on: date) -> tuple[date, date] | None:
    """The first and the last day that the sentences name; None where there are not two."""
    days = sorted(named_days(fold(text), LANGUAGE, sent_on).days)
    return (days[0], days[-1]) if len(days) > 1 else None


def reference_in(text: str) -> str | None:
    """The booking's reference: a word with a digit in it behind « ref. », « booking no. » and the like."""
    found = re.search(
        rf"\b{_table()['reference']}[\s:#.]*(?P<word>(?=[a-z-]*\d)[a-z0-9][a-z0-9/-]{{2,24}})", fold(text)
    )
    return found["word"].upper().strip("-/") if found else None


def _says(what: str, folded: str) -> bool:
    return _patterns()[what].search(folded) is not None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: pattern(tuple(_table()[name])) for name in _SENTENCES}


@cache
def _table() -> dict[str, Any]:
    return dict(data_in(Path(__file__).with_suffix(".yaml")))
