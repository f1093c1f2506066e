"""How is a standard checked that no list of words can tell?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal, InvalidOperation

from domain.folding import fold
from domain.guests.fences import fences_in
from domain.guests.known import LANGUAGES
from domain.guests.language import language_of
from domain.guests.playbook.known_words import (
    begins,
    connects,
    hours,
    informal,
    read,
    says,
    states_nothing,
    words_in,
)
from domain.guests.questions import questions_asked

LONGEST_SENTENCE, LONGEST_MESSAGE, MOST_NAMES = 45, 1500, 2
# Below so many letters no language is told.
TELLS_LANGUAGE = 45


@dataclass(frozen=True, slots=True)
class Around:
    """What a check may know beside the text: the guest's language, words and name, the hour, approved amounts."""

    language: str | None = None
    asked: str = ""
    name: str | None = None
    local: time | None = None
    amounts: frozenset[Decimal] = frozenset()
    links: frozenset[str] = frozenset()


Check = Callable[[str, Around], str | None]


def exclamations(text: str, around: Around) -> str | None:
    """Two in a row, or more than one."""
    found = re.findall(r"!+", text)
    return "!" if len(found) > 1 or any(len(run) > 1 for run in found) else None


def emoji(text: str, around: Around) -> str | None:
    """One where the guest used none."""
    mine = [char for char in text if _is_emoji(char)]
    return mine[0] if mine and not any(map(_is_emoji, around.asked)) else None


def capitals(text: str, around: Around) -> str | None:
    """Two words in capitals, or one of nine letters and more; abbreviations and codes pass."""
    shouted = [word for word in re.findall(r"[^\W\d_]{4,}", text) if word.isupper() and word != word.lower()]
    loud = len(shouted) > 1 or any(len(word) >= 9 for word in shouted)
    return " ".join(shouted) if loud else None


def links(text: str, around: Around) -> str | None:
    """A web address, with or without its scheme, or an e-mail address that nobody approved."""
    found = _ADDRESS.findall(text)
    return next((one for one in found if one.rstrip(".,;)") not in around.links), None)


_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|(?<![\w.@/-])(?:[\w-]+\.)+[a-z]{2,}/\S+", re.IGNORECASE
)
_CURRENCY = (
    r"(?:mad|dh|dhs|d[ií]rhams?|eur|euros?|usd|d[oó]l(?:lar|ar)(?:s|es|i)?|gbp|€|\$|£"
    r"|(?:ال)?دراهم|(?:ال)?درهما?|د\.م\.?|يورو|دولارا?)"
)
_NUMBER = r"\d[\d\s\u00a0\u202f.,٬٫'’]*"
_AMOUNT = re.compile(rf"(?:{_CURRENCY}\s*({_NUMBER}))|(?:({_NUMBER})\s*{_CURRENCY}(?!\w))", re.IGNORECASE)


def amounts(text: str, around: Around) -> str | None:
    """An amount of money that is none of the approved ones; one in words is none of them."""
    for found in _AMOUNT.finditer(text):
        if _decimal(found[1] or found[2]) not in around.amounts:
            return found[0].strip()
    in_words = says("amount_in_words", text)
    return in_words[0] if in_words else None


def time_of_day(text: str, around: Around) -> str | None:
    """« Good morning » in the evening; « good night » is no greeting. Where the hour is unknown only the latter."""
    first = read(text.strip().split("\n")[0])
    for words, since, until in hours():
        hit = words.search(first)
        if hit and not (until and (around.local is None or since <= around.local.hour < until)):
            return hit[0]
    return None


def greets(text: str, around: Around) -> str | None:
    """The first line greets."""
    first = text.strip().split("\n")[0]
    return None if begins("greets", first) else first[:40]


def name_once(text: str, around: Around) -> str | None:
    """The known name as the guest writes it, at most twice; a letter more or less in the greeting is a breach."""
    name = around.name
    if not name:
        return None
    if text.count(name) > MOST_NAMES:
        return name
    first = text.strip().split("\n")[0]
    near = [word for word in re.findall(r"[^\W\d_]{3,}", first) if word not in name.split()]
    spelled = [word for word in near for own in name.split() if _almost(word, own)]
    return spelled[0] if spelled else None


def signs(text: str, around: Around) -> str | None:
    """Words of closing, and a line under them that is somebody."""
    lines = [line for line in text.strip().split("\n") if line.strip()]
    closing = next((n for n, line in enumerate(lines) if n and says("signs", line)), None)
    signed = closing is not None and (closing + 1 < len(lines) or len(lines[closing].split()) > 4)
    return None if signed else (lines[-1][:40] if lines else "")


def breath(text: str, around: Around) -> str | None:
    """A sentence of more words than one reads in a breath."""
    for sentence in re.split(r"[.!?؟:;؛\n]+", text):
        if len(sentence.split()) > LONGEST_SENTENCE:
            return " ".join(sentence.split()[:6])
    return None


def screen(text: str, around: Around) -> str | None:
    """More than a screen or two."""
    return str(len(text)) if len(text) > LONGEST_MESSAGE else None


def language(text: str, around: Around) -> str | None:
    """Another language than the guest's, where the text is long enough to tell one."""
    if around.language not in LANGUAGES or sum(char.isalpha() for char in text) < TELLS_LANGUAGE:
        return None
    told = language_of(text)
    return told if told in LANGUAGES and told != around.language else None


def answers_all(text: str, around: Around) -> str | None:
    """Questions were asked, and the body states nothing about any of their words, nor who will answer."""
    if not questions_asked(around.asked) or says("somebody_will", text):
        return None
    body = " ".join(text.strip().split("\n")[1:])
    asked = words_in(around.asked, 4) - states_nothing(around.language)
    told = asked & words_in(body, 4) or says("yes_or_no", body) or re.search(r"\d", body)
    return None if told else around.asked[:40]


def allergies(text: str, around: Around) -> str | None:
    """The guest speaks of an allergy: one of the words around it stands in the answer."""
    asked = read(around.asked)
    hit = says("allergy", asked)
    if hit is None:
        return None
    near = words_in(asked[max(0, hit.start() - 40) : hit.end() + 40], 3) - connects()
    told = {word for word in near if not begins("allergy", word)}
    return None if told & words_in(text, 3) else hit[0]


def complaint(text: str, around: Around) -> str | None:
    """The guest complains: thanks, ownership and a time stand in the answer."""
    if not any(fence.code == "complaint" for fence in fences_in(around.asked)):
        return None
    whole = all(says(step, text) for step in ("thanks", "ownership", "when"))
    return None if whole else " ".join(text.split())[:40]


def familiar(text: str, around: Around) -> str | None:
    """The guest addressed as a friend is, in a language that knows a word of respect."""
    hit = informal(text, around.language)
    return hit[0] if hit else None


def markup(text: str, around: Around) -> str | None:
    """Tags, Markdown links, and characters that nobody sees."""
    hit = re.search(r"</?[a-zA-Z][^<>]*>|\[[^\]]+\]\([^)]*\)|\*\*|```", text)
    if hit:
        return hit[0]
    unseen = [c for c in text if unicodedata.category(c) in {"Cc", "Co", "Cs", "Cn"} and c not in "\n\t"]
    hidden = re.search("[\u200b\u2060\ufeff\U000e0000-\U000e007f]", text)
    return "?" if unseen or hidden else None


CHECKS: Mapping[str, Check] = {
    "allergies": allergies,
    "amounts": amounts,
    "answers_all": answers_all,
    "breath": breath,
    "capitals": capitals,
    "complaint": complaint,
    "emoji": emoji,
    "exclamations": exclamations,
    "familiar": familiar,
    "greets": greets,
    "language": language,
    "links": links,
    "markup": markup,
    "name_once": name_once,
    "screen": screen,
    "signs": signs,
    "time_of_day": time_of_day,
}


def _is_emoji(char: str) -> bool:
    return unicodedata.category(char) == "So" and ord(char) > 0x2190


_ARABIC_MARKS = str.maketrans("٬٫", ",.")


def _decimal(words: str) -> Decimal | None:
    """« 1 500 », « 1,500.00 », « 1.500 » are the same; None for what is no number."""
    digits = re.sub(r"[\s\u00a0\u202f'’]", "", words.translate(_ARABIC_MARKS)).rstrip(".,")
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        digits = re.sub(r"[.,]", "", digits)
    digits = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", digits).replace(",", ".")
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def _almost(one: str, other: str) -> bool:
    """A single letter apart, and not the same."""
    a, b = fold(one), fold(other)
    if a == b or abs(len(a) - len(b)) > 1 or len(a) < 3:
        return False
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        return sum(x != y for x, y in zip(short, long, strict=True)) == 1
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
