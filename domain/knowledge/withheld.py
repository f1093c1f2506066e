"""What of a writing is never kept: passwords, keys, bank accounts, cards, numbers of identity documents?"""

from __future__ import annotations

import re
from dataclasses import replace

from domain.conversation.secrets.masking import MARK, masked
from domain.folding import fold_in_place
from domain.knowledge.writing import Passage

# A travel or identity document with its number behind it, in the languages of the house's writings.
_DOCUMENTS = (
    r"passeports?|passports?|reisepass(?:nummer)?|paspoort(?:nummer)?|pasaporte|passaporto"
    r"|cni|cnie|cin|carte (?:nationale )?d'? ?identite|identity card|id card|personalausweis|identiteitskaart"
    r"|carte de sejour|titre de sejour|residence permit"
    r"|جواز(?: ال)?سفر|جواز السفر|بطاقة (?:ال)?تعريف|البطاقة الوطنية"
)
_SAID = re.compile(
    rf"(?<!\w)(?:{_DOCUMENTS})\W{{0,4}}(?:n[o°º]?\.?|nr\.?|num(?:ero|mer|ber)?|رقم)?\W{{0,3}}"
    r"((?=(?:[a-z ]*\d){4})[a-z]{0,3} ?[a-z0-9]{5,12})(?!\w)"
)
# The two or three lines that machines read (ICAO 9303).
_MACHINE = re.compile(
    r"(?<!\S)(?=[A-Z0-9<]*<<)[A-Z0-9<]{28,44}(?!\S)|(?<!\S)[A-Z0-9<]{9}\d[A-Z<]{3}\d{7}[A-Z0-9<]{10,24}"
)
_DOTS = re.compile(rf"{MARK}{{3,}}")


def without_secrets(passage: Passage) -> tuple[Passage, int]:
    """The passage with dots in place of each secret, as long as before; and how many there were."""
    text = masked(passage.text)
    for found in sorted((*_identities(text), *(one.span() for one in _MACHINE.finditer(text))), reverse=True):
        start, end = found
        text = text[:start] + MARK * (end - start) + text[end:]
    count = len(_DOTS.findall(text)) - len(_DOTS.findall(passage.text))
    return replace(passage, text=text), max(count, int(text != passage.text))


def _identities(text: str) -> list[tuple[int, int]]:
    return [found.span(1) for found in _SAID.finditer(fold_in_place(text))]
