"""Is a name or a description such as travellers may read it and channels take it?"""

from __future__ import annotations

import re
import unicodedata

from domain.conversation.counts import FEW
from domain.folding import fold as bare
from domain.package.beds import sleeps

__all__ = [
    "beds_agree",
    "distance_has_source",
    "has_lower_case",
    "latin",
    "length",
    "no_link_phone_emoji",
    "not_all_capitals",
    "persons_agree",
    "size_agrees",
    "words_between",
]
_LINK = re.compile(
    r"https?://|www\.|\b[\w-]+\.(?:com|ma|fr|net|org|eu|io)\b|[\w.+-]+@[\w-]+\.", re.IGNORECASE
)
_PHONE = re.compile(r"(?:\+|\b00|\b0)[\d\s().-]{7,}\d")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_DISTANCE = re.compile(r"\b\d+(?:[.,]\d+)?\s*(?:km|metres?|m\b(?!²|2)|minutes?|min\b)", re.IGNORECASE)
_FEWEST_DIGITS = 9  # of a telephone number; a day, « 01.02.2024 », has eight
_SIZE = re.compile(
    r"(?<![\d.,])(\d{1,4})(?:[.,]\d{1,2})?\s*(?:m²|m2|metres? carres?|square met(?:er|re)s?|sqm)"
)
_SEVERAL = "|".join(word for word, number in FEW.items() if number > 1)  # « a guest » counts nobody
_PERSONS = re.compile(
    rf"\b(\d{{1,2}}|{_SEVERAL})\s*(?:personnes?|pers\b|persons?|people|guests?|voyageurs?|hotes?)"
)
_BEDS = re.compile(rf"(\d{{1,2}}|{'|'.join(FEW)})\s+(?:\w+\s+)?(?:lits?|beds?)\b")


def latin(value: object) -> bool:
    """Every letter is a Latin one: channels refuse names and addresses in other scripts."""
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in str(value) if letter.isalpha())


def length(value: object, *, least: int = 0, most: int | None = None) -> bool:
    """So many characters, spaces at the ends left out."""
    count = len(str(value).strip())
    return count >= least and (most is None or count <= most)


def words_between(value: object, *, least: int, most: int) -> bool:
    """So many words."""
    return least <= len(_WORD.findall(str(value))) <= most


def has_lower_case(value: object) -> bool:
    """At least one lower-case letter."""
    return any(letter.islower() for letter in str(value))


def not_all_capitals(value: object) -> bool:
    """A text that does not shout."""
    letters = [letter for letter in str(value) if letter.isalpha()]
    return not letters or any(letter.islower() for letter in letters)


def no_link_phone_emoji(value: object) -> bool:
    """No address of a page or mailbox, no telephone number, no emoji: channels hold such a text back."""
    said = str(value)
    return not (_LINK.search(said) or any(map(_is_phone, _PHONE.findall(said))) or any(map(_emoji, said)))


def distance_has_source(text: object, access: object) -> bool:
    """A distance that a text claims stands in the access instructions, which somebody gave."""
    known = set(_distances(str(access or "")))
    return set(_distances(str(text or ""))) <= known


def size_agrees(text: object, size: object) -> bool:
    """Among the square metres that a room's text names (a terrace has its own) are those of the package."""
    said = {int(found) for found in _SIZE.findall(bare(str(text or "")).replace("m2", "m²"))}
    return not said or size is None or size in said


def persons_agree(text: object, persons: object) -> bool:
    """The persons that a room's text names are at most those of the package, and name the most."""
    said = {_count(found) for found in _PERSONS.findall(bare(str(text or "")))}
    return not said or persons is None or max(said) == persons


def beds_agree(text: object, beds: object) -> bool:
    """The number of beds that a room's text names is the package's."""
    said = [_count(found) for found in _BEDS.findall(bare(str(text or "")))]
    if not said or not isinstance(beds, list):
        return True
    real = [bed for bed in beds if sleeps([bed])]
    return sum(said) == len(real)


def _is_phone(said: str) -> bool:
    return sum(letter.isdigit() for letter in said) >= _FEWEST_DIGITS


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else FEW[word]


def _distances(text: str) -> list[str]:
    return ["".join(found.split()).replace(",", ".") for found in _DISTANCE.findall(bare(text))]


def _emoji(letter: str) -> bool:
    return unicodedata.category(letter) in {"So", "Sk"} and ord(letter) > 0x2000
